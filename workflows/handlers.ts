import {
  ApplicationFailure,
  currentUpdateInfo,
  patched,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { InterviewActivities } from '../activities/contract.ts'
import { isAuthentic } from '../interview/authentic.ts'
import {
  AgentJoinedSchema,
  AnswerJudgedSchema,
  type EditScript,
  FactsNotedSchema,
  ParticipantChangedSchema,
  type PersonMessage,
  type ReportedSignal,
  type RoomChanged,
  RoomChangedSchema,
  type Start,
  type SubmitScript,
} from '../interview/messages.ts'
import { dueAfter, type Usage } from '../interview/progress/limits.ts'
import { refusalOf, refusalOfScriptChange, refusalOfStart } from '../interview/progress/permits.ts'
import type { Refusal } from '../interview/refusals.ts'
import { type SeatChanged, SeatChangedSchema } from '../interview/seats.ts'
import type { Ledger } from './ledger.ts'
import * as messages from './messages.ts'

const { parseScript } = proxyActivities<InterviewActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { maximumAttempts: 3 },
})

/** Of interviews that came to it before there were other limits. */
const FORMER_SIGNAL_LIMIT = 8_000
/** Only the first forged signals are noted: strangers must not fill the record. */
const FORGERIES_NOTED = 100

function refuse({ code, detail }: Refusal, ...details: unknown[]): never {
  throw ApplicationFailure.create({ type: code, message: detail, nonRetryable: true, details })
}

function allow(refusal: Refusal | undefined): void {
  if (refusal) refuse(refusal)
}

const FORGED: Refusal = {
  code: 'forged',
  detail:
    'This is not signed with the secret that the interview was made with. Start the API with that SIGNING_SECRET (LIVEKIT_API_SECRET where it is not set) and repeat.',
}

/** Every message that can reach an interview; the decisions are the reducer's. */
export function listen(input: messages.InterviewInput, ledger: Ledger): void {
  const { sessionId, signer } = input
  let acts = 0
  let received = 0
  let forgeries = 0
  let interruptions = 0

  const isGenuine = (name: string, payload: unknown, signature: unknown, updateId?: string) =>
    signer === undefined || isAuthentic(signer, { sessionId, name, updateId, payload }, signature)

  /** Interrupts or ends an interview long before Temporal would terminate it. */
  const heedLimits = () => {
    const { status, phase, signals } = ledger.progress
    const { historyLength: events, historySize: bytes } = workflowInfo()
    const usage: Usage = { signals: received, acts, events, bytes }
    const due = dueAfter(usage, interruptions)
    if (due === undefined || phase === 'closing' || phase === 'closed') return
    if (!patched('history-limits')) {
      if (signals < FORMER_SIGNAL_LIMIT || status !== 'active') return
      return void ledger.take({ type: 'interrupted', cause: { kind: 'signal-limit', signals } })
    }
    if (due === 'end') ledger.take({ type: 'exhausted', usage })
    else if (status === 'active') {
      interruptions += 1
      ledger.take({ type: 'interrupted', cause: { kind: 'history-limit', ...usage } })
    }
  }

  const events = new Set<string>()
  /** An event of LiveKit or of a seat that came before; agents' messages are counted by the reducer. */
  const isRepeated = (message: unknown) => {
    const { eventId } = (message ?? {}) as Partial<RoomChanged | SeatChanged>
    if (eventId === undefined || !events.has(eventId)) {
      if (eventId !== undefined) events.add(eventId)
      return false
    }
    return true
  }

  setHandler(messages.progress, () => ledger.progress)
  setHandler(messages.briefing, () => ledger.briefing)
  setHandler(messages.unwritten, () => ledger.unwritten)

  const signal =
    (
      type: ReportedSignal['type'] | 'roomChanged' | 'seatChanged',
      schema: { safeParse(value: unknown): { data?: unknown } },
    ) =>
    (message: unknown, signature?: string) => {
      ledger.tick()
      received += 1
      if (isGenuine(type, message, signature)) {
        const { data } = schema.safeParse(message)
        if (isRepeated(data)) return heedLimits()
        ledger.take(
          data ? ({ type, ...data } as ReportedSignal) : { type: 'signalRefused', signal: type, code: 'malformed' },
        )
      } else if (forgeries++ < FORGERIES_NOTED) ledger.take({ type: 'signalRefused', signal: type, code: 'forged' })
      heedLimits()
    }
  setHandler(messages.agentJoined, signal('agentJoined', AgentJoinedSchema))
  setHandler(messages.participantChanged, signal('participantChanged', ParticipantChangedSchema))
  setHandler(messages.stepCompleted, signal('stepCompleted', AnswerJudgedSchema))
  setHandler(messages.answerJudged, signal('answerJudged', AnswerJudgedSchema))
  setHandler(messages.factsNoted, signal('factsNoted', FactsNotedSchema))
  setHandler(messages.roomChanged, signal('roomChanged', RoomChangedSchema))
  setHandler(messages.seatChanged, signal('seatChanged', SeatChangedSchema))

  /** A person's act: refused unless it is signed and `refusal` finds nothing against it. */
  const onUpdate = <Payload extends object, Result>(
    definition: messages.Act<Payload, Result>,
    refusal: (payload: Payload) => Refusal | undefined,
    handle: (payload: Payload) => Result | Promise<Result>,
  ) => {
    const validator = (payload: Payload, signature?: string) => {
      const isForged = !isGenuine(definition.name, payload, signature, currentUpdateInfo()?.id)
      allow(isForged ? FORGED : refusal(payload))
    }
    const handler = (payload: Payload) => {
      acts += 1
      const result = handle(payload)
      heedLimits()
      return result
    }
    setHandler(definition as messages.Act<unknown, unknown>, handler as (payload: unknown) => unknown, {
      validator: validator as (payload: unknown, signature?: string) => void,
    })
  }

  let isBeingFrozen = false
  onUpdate<SubmitScript, messages.ScriptAccepted>(
    messages.submitScript,
    () => refusalOfScriptChange(ledger.progress, { isBeingFrozen }),
    async ({ actor, uploadId }) => {
      const parsed = await parseScript({ sessionId, uploadId, createdBy: actor.id })
      ledger.tick()
      if (!parsed.ok) return refuse({ code: parsed.code, detail: parsed.detail }, parsed.problems)
      allow(refusalOfScriptChange(ledger.progress, { isBeingFrozen }))
      const { version, steps, sha256 } = parsed
      const { revision } = ledger.take({ type: 'scriptSubmitted', actor, version, sha256, steps })
      return { revision, version, steps, sha256 }
    },
  )
  onUpdate<EditScript, messages.ActResult>(
    messages.editScript,
    ({ replaces }) => refusalOfScriptChange(ledger.progress, { replaces, isBeingFrozen }),
    ({ actor, version, sha256, steps }) => {
      ledger.tick()
      return { revision: ledger.take({ type: 'scriptSubmitted', actor, version, sha256, steps }).revision }
    },
  )

  let starting: Promise<void> | undefined
  const freezeAndStart = async ({ actor }: Start) => {
    if (input.kind !== 'scripted') return void ledger.take({ type: 'started', actor, names: [] })
    const prepare = (version: number) =>
      ledger.effects.try((activities) => activities.prepareStart({ sessionId, version }))
    let version = ledger.progress.scriptVersion
    let prepared = await prepare(version)
    // The script that was set last is the one that is frozen.
    while (ledger.progress.scriptVersion !== version && patched('start-with-last-script')) {
      version = ledger.progress.scriptVersion
      prepared = await prepare(version)
    }
    const { script, scriptSalt, names, room } = prepared
    if (ledger.progress.phase !== 'preparing') return
    ledger.take({
      type: 'started',
      actor,
      script: { value: script, salt: scriptSalt },
      names: names.map(({ respondent, name, salt }) => ({ respondent, name: { value: name, salt } })),
    })
    if (room) ledger.take({ type: 'roomCreated', ...room })
  }
  onUpdate<Start, messages.ActResult>(
    messages.start,
    ({ version }) => refusalOfStart(ledger.progress, version),
    async (message) => {
      ledger.tick()
      // A worker that froze nothing may have taken a script in this time.
      isBeingFrozen ||= message.version !== undefined && patched('freeze-while-starting')
      // Rejected, it stays so: everything that can pass is tried until it is done, and a script that is lost is lost.
      starting ??= freezeAndStart(message)
      await starting
      return { revision: ledger.progress.revision }
    },
  )

  const onAct = <Message extends PersonMessage>(
    type: Message['type'],
    definition: messages.Act<Omit<Message, 'type'>, messages.ActResult>,
  ) =>
    onUpdate<Omit<Message, 'type'>, messages.ActResult>(
      definition,
      (message) => refusalOf(ledger.progress, { ...message, type } as PersonMessage),
      ({ asForeseen, ...message }) => {
        ledger.tick()
        // A worker that knew nothing of it may have taken an act that would be refused by now.
        const foreseen = asForeseen && patched('act-as-foreseen') ? { asForeseen } : {}
        return { revision: ledger.take({ ...message, ...foreseen, type } as PersonMessage).revision }
      },
    )
  onAct<Extract<PersonMessage, { type: 'pause' }>>('pause', messages.pause)
  onAct<Extract<PersonMessage, { type: 'resume' }>>('resume', messages.resume)
  onAct<Extract<PersonMessage, { type: 'end' }>>('end', messages.end)
  onAct<Extract<PersonMessage, { type: 'retakeStep' }>>('retakeStep', messages.retakeStep)
  onAct<Extract<PersonMessage, { type: 'waiveStep' }>>('waiveStep', messages.waiveStep)
}
