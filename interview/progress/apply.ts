import type { ClosedBy, ProgressMessage, ReportedSignal } from '../messages.ts'
import { entryNotedIn } from '../facts.ts'
import type { EntryDraft } from '../record/entries.ts'
import type { Script } from '../script/script.ts'
import { seatEntryOf } from '../seats.ts'
import { assertNever } from '../statuses.ts'
import { applyAct } from './acts.ts'
import { freshAsks } from './agenda.ts'
import { applyAnswer, applyCorrection } from './answers.ts'
import { advance, beginChange, type Change, endBecause, endEarly, interrupt, setStatus } from './change.ts'
import { refusalOf } from './permits.ts'
import type { EndReason, Progress } from './state.ts'

export interface Applied {
  progress: Progress
  entries: EntryDraft[]
}

/**
 * The one reducer: the state after a message, and what the record says of it.
 * A double changes nothing; a message that may not be taken is noted and changes nothing else.
 * @param now workflow time, Unix milliseconds
 */
export function applyMessage(
  script: Script | undefined,
  progress: Progress,
  message: ProgressMessage,
  now: number,
): Applied {
  if (isSignal(message) && isDuplicate(progress, message)) return { progress, entries: [] }
  const change = beginChange(script, progress)
  apply(change, message, now)
  return { progress: change.progress, entries: change.entries }
}

function isSignal(message: ProgressMessage): message is ReportedSignal {
  return (
    message.type === 'agentJoined' ||
    message.type === 'participantChanged' ||
    message.type === 'stepCompleted' ||
    message.type === 'answerJudged' ||
    message.type === 'factsNoted'
  )
}

const isDuplicate = (progress: Progress, message: ReportedSignal) =>
  message.id.epoch === progress.joined && message.id.seq <= progress.seq && !isRivalAgent(progress, message)

/** A second agent in one lease, as when a dispatch was served twice: the first to join has it. */
const isRivalAgent = (progress: Progress, message: ReportedSignal) =>
  message.type === 'agentJoined' && message.id.epoch === progress.joined && message.identity !== progress.agent

function apply(change: Change, message: ProgressMessage, now: number): void {
  const { progress } = change
  switch (message.type) {
    case 'agentJoined':
    case 'participantChanged':
    case 'stepCompleted':
    case 'answerJudged':
    case 'factsNoted':
      return applySignal(change, message, now)
    case 'pause':
    case 'resume':
    case 'end':
    case 'retakeStep':
    case 'waiveStep': {
      const refusal = refusalOf(progress, message)
      if (refusal) {
        change.entries.push({
          type: 'act-refused',
          data: { actor: message.actor, act: message.type, code: refusal.code },
        })
        return
      }
      return applyAct(change, message)
    }
    case 'scriptSubmitted':
      progress.scriptVersion = message.version
      change.entries.push({
        type: 'script-set',
        data: { actor: message.actor, version: message.version, sha256: message.sha256, steps: message.steps },
      })
      return
    case 'started':
      return applyStart(change, message)
    case 'roomCreated':
      progress.room = message.room
      change.entries.push({ type: 'room-created', data: { room: message.room, sid: message.sid } })
      return
    case 'leaseIssued':
      progress.epoch += 1
      change.entries.push({ type: 'lease-issued', data: { epoch: progress.epoch } })
      return
    case 'leaseLost':
      if (message.loss !== 'offer-declined') progress.failures += 1
      change.entries.push({ type: 'lease-lost', data: { epoch: message.epoch, loss: message.loss } })
      return
    case 'interrupted':
      return interrupt(change, message.cause)
    case 'agentLeft':
      change.entries.push({ type: 'agent-left', data: { epoch: message.epoch } })
      return
    case 'roomChanged':
      return applyRoomChange(change, message)
    case 'seatChanged': {
      const { type: _, ...seat } = message
      progress.signals += 1
      change.entries.push(seatEntryOf(seat))
      return
    }
    case 'signalRefused':
      progress.signals += 1
      change.entries.push({ type: 'message-refused', data: { code: message.code, signal: message.signal } })
      return
    case 'exhausted':
      change.entries.push({ type: 'history-exhausted', data: { ...message.usage } })
      return endEarly(change, 'history-limit')
    case 'workflowGone':
      change.entries.push({ type: 'workflow-gone', data: { how: message.how } })
      if (!progress.endedBy && progress.phase !== 'closing' && progress.phase !== 'closed') {
        endEarly(change, 'workflow-gone')
      }
      return
    case 'closed':
      return applyClose(change, message.by)
    default:
      assertNever(message)
  }
}

function applyStart(change: Change, message: Extract<ProgressMessage, { type: 'started' }>): void {
  const { progress } = change
  progress.started = true
  if (message.script) progress.asks = freshAsks(message.script.value, progress.respondents)
  setStatus(change, { status: 'active', phase: 'conducting' })
  change.entries.push({
    type: 'started',
    data: {
      actor: message.actor,
      ...(message.script ? { script_version: progress.scriptVersion } : {}),
      respondents: progress.respondents,
    },
    committed: {
      ...(message.script ? { script: message.script } : {}),
      ...Object.fromEntries(message.names.map(({ respondent, name }) => [`name.${respondent}`, name])),
    },
  })
  advance({ ...change, script: message.script?.value })
}

function applyRoomChange(change: Change, message: Extract<ProgressMessage, { type: 'roomChanged' }>): void {
  const { event, participant, role, clock } = message
  change.progress.signals += 1
  if (event === 'room-finished') {
    change.entries.push({ type: event, data: { clock } })
    if (!change.progress.endedBy) endBecause(change, 'room-finished')
    return
  }
  change.entries.push({
    type: event,
    data: { clock, ...(role === undefined ? {} : { role }) },
    ...(participant ? { committed: { participant } } : {}),
  })
}

const EARLY: readonly EndReason[] = ['cancelled', 'withdrawn', 'history-limit', 'workflow-gone']

/** Only a script has a closing line that is missed; any other interview is over when somebody ends it. */
const isEarly = ({ kind, started, endedBy }: Progress) =>
  (endedBy !== undefined && EARLY.includes(endedBy)) || (endedBy === 'person' && (kind === 'scripted' || !started))

function applyClose(change: Change, by: ClosedBy): void {
  const { progress } = change
  if (by === 'cancellation' && !progress.endedBy) endBecause(change, 'cancelled')
  setStatus(change, { status: isEarly(progress) ? 'cancelled' : 'completed', phase: 'closed' })
  change.entries.push({
    type: 'closed',
    data: { status: progress.status, by, ...(progress.endedBy ? { ended_by: progress.endedBy } : {}) },
  })
}

function applySignal(change: Change, message: ReportedSignal, now: number): void {
  const { progress } = change
  progress.signals += 1
  const { epoch, seq } = message.id
  const isJoin = message.type === 'agentJoined'
  const isOfLease = isJoin ? epoch === progress.epoch && !isRivalAgent(progress, message) : epoch === progress.joined
  if (!isOfLease) return refuseSuperseded(change, message)
  progress.seq = seq
  const silentSince = progress.lastHeardAt
  progress.lastHeardAt = now
  switch (message.type) {
    case 'agentJoined': {
      const replaces = progress.joined > 0
      progress.joined = epoch
      progress.agent = message.identity
      progress.joins += 1
      progress.present = progress.respondents.filter((id) => message.present.includes(id))
      change.entries.push({
        type: 'agent-joined',
        data: {
          message: message.id,
          identity: message.identity,
          software: message.software,
          clock: message.clock,
          present: progress.present,
          ...(message.equipment ? { equipment: message.equipment } : {}),
          ...(replaces && silentSince !== undefined ? { interruption_ms: now - silentSince } : {}),
        },
      })
      return
    }
    case 'participantChanged':
      progress.present = progress.respondents.filter((id) =>
        id === message.respondent ? message.present : progress.present.includes(id),
      )
      change.entries.push({
        type: message.present ? 'participant-joined' : 'participant-left',
        data: { message: message.id, respondent: message.respondent, at_ms: message.atMs },
      })
      return
    case 'stepCompleted':
    case 'answerJudged':
      return message.correction && !message.noted ? applyCorrection(change, message) : applyAnswer(change, message)
    case 'factsNoted':
      change.entries.push(...message.facts.map((fact) => entryNotedIn(message.id, fact)))
      return
    default:
      assertNever(message)
  }
}

function refuseSuperseded(change: Change, message: ReportedSignal): void {
  const heard = 'heard' in message ? message.heard : undefined
  change.entries.push({
    type: 'message-refused',
    data: {
      code: 'superseded-agent',
      signal: message.type,
      message: message.id,
      joined: change.progress.joined,
      ...('ask' in message ? { ask: message.ask } : {}),
    },
    ...(heard ? { committed: { answer: heard.text } } : {}),
  })
}
