import { Tenure } from '../../agent/tenure/tenure.ts'
import type { Reply } from '../../agent/tenure/workflow-port.ts'
import { react } from '../../interview/conduct/react.ts'
import type { Command, Conduct, ConductEvent } from '../../interview/conduct/state.ts'
import type { ProgressMessage } from '../../interview/messages.ts'
import { applyMessage } from '../../interview/progress/apply.ts'
import type { Progress } from '../../interview/progress/state.ts'
import { MACHINES } from './simulate.ts'
import type { Machines } from './world.ts'

const NOBODY = { id: 'nobody', role: 'operator' } as const

type Reaction = { state: Conduct; commands: Command[] }

const conduct = (defect: (state: Conduct, event: ConductEvent) => Reaction): Machines => ({
  ...MACHINES,
  react: defect,
})

/** Changes the message on its way into the reducer. */
const message = (change: (progress: Progress, message: ProgressMessage) => ProgressMessage): Machines => ({
  ...MACHINES,
  applyMessage: (script, progress, given, now) => applyMessage(script, progress, change(progress, given), now),
})

/** Changes the state on its way out of the reducer. */
const outcome = (change: (before: Progress, message: ProgressMessage, after: Progress) => Progress): Machines => ({
  ...MACHINES,
  applyMessage: (script, progress, given, now) => {
    const applied = applyMessage(script, progress, given, now)
    if (applied.progress === progress) return applied
    return { ...applied, progress: change(progress, given, applied.progress) }
  },
})

type Mishearing = (reply: Reply) => Reply | Promise<Reply>

/** What Temporal says of a heartbeat reaches the agent's lease as something else. */
const heartbeats = (mishear: Mishearing): Machines => ({
  ...MACHINES,
  reach: (workflow) => ({ ...workflow, heartbeat: async (...args) => mishear(await workflow.heartbeat(...args)) }),
})

/** What Temporal says of a signal reaches the agent's line as something else. */
const signals = (mishear: Mishearing): Machines => ({
  ...MACHINES,
  reach: (workflow) => ({ ...workflow, signal: async (...args) => mishear(await workflow.signal(...args)) }),
})

class NeverOver extends Tenure {
  override end(): void {}
}

const without = (...types: ConductEvent['type'][]) =>
  conduct((state, event) => (types.includes(event.type) ? { state, commands: [] } : react(state, event)))

/** Acts as though everything sent were acknowledged at once. */
const speaksAhead = conduct((given, event) => {
  let { state, commands } = react(given, event)
  for (let head = state.outbox[0]; head && 'verdict' in head.message; head = state.outbox[0]) {
    const next = react(state, { type: 'acknowledged', ...head.message.id, atMs: event.atMs })
    state = next.state
    commands = [...commands, ...next.commands]
  }
  return { state, commands }
})

const takesAnybody = conduct((state, event) =>
  react(
    state,
    event.type === 'heard' && state.listening ? { ...event, respondent: state.listening.ask.respondent } : event,
  ),
)

/** Keeps an early answer to a question that was taken back, and forgets when it was said. */
const keepsStaleEarly = conduct((given, event) => {
  const { state, commands } = react(given, event)
  if (!given.early || given.left) return { state, commands }
  return { state: { ...state, early: state.early ?? { ...given.early, startMs: event.atMs } }, commands }
})

/** Whether the message comes from the agent before. */
const isLate = (progress: Progress, given: ProgressMessage) =>
  'id' in given && given.type !== 'agentJoined' && given.id.epoch < progress.joined

/** Defects planted into what is under test, each with the promises of the product that it breaks. */
export const DEFECTS: Record<string, { machines: Machines; rules: string[] }> = {
  'speaks before the acknowledgement': { machines: speaksAhead, rules: ['ahead'] },
  'goes on speaking in a silent lease': { machines: without('lease-silent'), rules: ['floor', 'two-voices'] },
  'takes the answer of whoever speaks': { machines: takesAnybody, rules: ['speaker'] },
  'takes what a second microphone had for its owner’s words': { machines: without('speaking'), rules: ['bleed'] },
  'drops the unsaved answer of a lost lease': {
    machines: conduct((state, event) =>
      react(event.type === 'leased' ? { ...state, unsaved: [], outbox: [] } : state, event),
    ),
    rules: ['asked-twice'],
  },
  'drops an accepted answer for what is said to the question for more': {
    machines: conduct(({ confirming, ...state }, event) => {
      const drops = event.type === 'heard' && confirming?.isForMore
      return react(confirming && !drops ? { ...state, confirming } : state, event)
    }),
    rules: ['more'],
  },
  'records until a consent that is taken back is durable': {
    machines: conduct((given, event) => {
      const { state, commands } = react(given, event)
      return { state, commands: commands.filter(({ type }) => type !== 'stop-recording') }
    }),
    rules: ['recording'],
  },
  'forgets a consent that is taken back with its lease': {
    machines: conduct(({ recordingStopped: _, ...state }, event) => react(state, event)),
    rules: ['recording'],
  },
  'takes an early answer for the next question': {
    machines: keepsStaleEarly,
    rules: ['too-early', 'words', 'speaker'],
  },
  'never comes back after a hold': {
    machines: conduct((state, event) =>
      event.type === 'acknowledged' && state.holdSaid ? { state, commands: [] } : react(state, event),
    ),
    rules: ['liveness'],
  },
  'forgets the epoch': {
    machines: message((progress, given) =>
      isLate(progress, given) && 'id' in given
        ? { ...given, id: { epoch: progress.joined, seq: progress.seq + 1 } }
        : given,
    ),
    rules: ['fence', 'double'],
  },
  'takes doubles': {
    machines: {
      ...MACHINES,
      applyMessage: (script, progress, given, now) =>
        applyMessage(script, 'id' in given ? { ...progress, seq: given.id.seq - 1 } : progress, given, now),
    },
    rules: ['double'],
  },
  'takes a late answer over a waive': {
    machines: outcome((_, given, after) =>
      'verdict' in given && given.verdict.outcome === 'accepted'
        ? {
            ...after,
            asks: after.asks.map((ask) =>
              ask.status === 'waived' && ask.step === given.ask.step && ask.respondent === given.ask.respondent
                ? { ...ask, status: 'accepted' }
                : ask,
            ),
          }
        : after,
    ),
    rules: ['transition'],
  },
  'goes on without a decision': {
    machines: {
      ...MACHINES,
      applyMessage: (script, progress, given, now) => {
        const applied = applyMessage(script, progress, given, now)
        if (applied.progress.cause?.kind !== 'referred') return applied
        return {
          ...applyMessage(script, applied.progress, { type: 'resume', actor: NOBODY }, now),
          entries: applied.entries,
        }
      },
    },
    rules: ['undecided', 'transition'],
  },
  'forgets an answer in the record': {
    machines: {
      ...MACHINES,
      applyMessage: (script, progress, given, now) => {
        const applied = applyMessage(script, progress, given, now)
        return {
          ...applied,
          entries: applied.entries.filter(({ type, data }) => type !== 'answer' || data['effect'] !== 'accepted'),
        }
      },
    },
    rules: ['record', 'lost'],
  },
  'asks again what was accepted': {
    machines: outcome((_, given, after) =>
      given.type === 'agentJoined' && after.joins > 1
        ? { ...after, asks: after.asks.map((ask) => (ask.status === 'accepted' ? { ...ask, status: 'pending' } : ask)) }
        : after,
    ),
    rules: ['transition', 'asked-again'],
  },
  'takes a heartbeat without an answer for one that was taken': {
    machines: heartbeats((reply) => (reply === 'away' ? 'taken' : reply)),
    rules: ['floor', 'two-voices'],
  },
  'keeps a lease that is gone': {
    machines: heartbeats((reply) => (reply === 'gone' ? 'taken' : reply)),
    rules: ['floor', 'two-voices'],
  },
  'takes a signal without an answer for durable': {
    machines: signals((reply) => (reply === 'away' ? 'taken' : reply)),
    rules: ['ahead'],
  },
  'sends a signal once': {
    machines: signals((reply) => (reply === 'away' ? new Promise(() => undefined) : reply)),
    rules: ['liveness'],
  },
  'stays when its tenure is over': {
    machines: { ...MACHINES, Tenure: NeverOver },
    rules: ['two-voices', 'liveness'],
  },
}
