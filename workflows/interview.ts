import {
  ActivityCancellationType,
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  patched,
  proxyActivities,
  setHandler,
  TimeoutFailure,
} from '@temporalio/workflow'
import type { InterviewActivities } from '../activities/contract.ts'
import { backOffMs, LEASE_FAILURES, mayStillLive, wantsAgent } from '../interview/lease.ts'
import {
  AgentJoinedSchema,
  AnswerJudgedSchema,
  type ClosedBy,
  FactsNotedSchema,
  type LeaseLoss,
  ParticipantChangedSchema,
  type PersonMessage,
  type ReportedSignal,
  RoomChangedSchema,
  type Start,
} from '../interview/messages.ts'
import { entryOf } from '../interview/facts.ts'
import { refusalOf, refusalOfScriptChange, refusalOfStart } from '../interview/progress/permits.ts'
import { completenessOf } from '../interview/record/completeness.ts'
import { asksToRecord } from '../interview/recording.ts'
import type { Refusal } from '../interview/refusals.ts'
import { bounded, patient } from './effects.ts'
import { Ledger } from './ledger.ts'
import * as messages from './messages.ts'

/** An interview of more signals than this stands still until an operator has looked at it. */
const SIGNAL_LIMIT = 8_000

const { parseScript } = proxyActivities<InterviewActivities>({
  startToCloseTimeout: '2 minutes',
  retry: { maximumAttempts: 3 },
})

/** One interview from its first script to its sealed record. */
export async function interview(input: messages.InterviewInput): Promise<void> {
  const ledger = new Ledger(input)
  listen(input, ledger)
  void CancellationScope.nonCancellable(() => ledger.project())
  const by = await untilClosing(input, ledger)
  // A cancellation that comes now changes nothing: there is one seal.
  await CancellationScope.nonCancellable(() => close(input, ledger, by))
}

async function untilClosing(input: messages.InterviewInput, ledger: Ledger): Promise<ClosedBy> {
  try {
    await condition(() => ledger.progress.phase !== 'preparing')
    return ledger.progress.phase === 'conducting' ? await conduct(input, ledger) : 'no-agent'
  } catch (error) {
    if (!isCancellation(error)) throw error
    ledger.tick()
    return 'cancellation'
  }
}

/** Sends one agent after another until one has said the closing line, or none is to say it. */
async function conduct(input: messages.InterviewInput, ledger: Ledger): Promise<ClosedBy> {
  if (ledger.progress.room === undefined) {
    const { room, sid } = await patient.createRoom({ sessionId: input.sessionId, ...input.room })
    ledger.tick()
    ledger.take({ type: 'roomCreated', room, sid })
  }
  let loss: LeaseLoss | undefined
  for (;;) {
    await condition(() => wantsAgent(ledger.progress) || ledger.progress.phase === 'closing')
    if (!wantsAgent(ledger.progress)) return 'no-agent'
    const end = await holdLease(input, ledger, loss)
    if (end === 'timeout') return 'timeout'
    if (end === 'goodbye' && ledger.progress.phase === 'closing') return 'agent'
    loss = end === 'goodbye' ? undefined : end
    if (loss === undefined || loss === 'offer-declined' || !wantsAgent(ledger.progress)) continue
    const { failures } = ledger.progress
    if (failures >= input.maxAgentFailures) {
      if (ledger.progress.phase === 'closing') return 'no-agent'
      ledger.take({ type: 'interrupted', cause: { kind: 'agent-failures', failures } })
    } else if (backOffMs(failures) > 0) {
      await condition(() => !wantsAgent(ledger.progress), backOffMs(failures))
      ledger.tick()
    }
  }
}

/** One lease from its dispatch to its end: the agent said goodbye, was too slow over it, or was lost. */
async function holdLease(
  input: messages.InterviewInput,
  ledger: Ledger,
  lastLoss: LeaseLoss | undefined,
): Promise<LeaseLoss | 'goodbye' | 'timeout'> {
  const { epoch } = ledger.take({ type: 'leaseIssued' })
  const { dispatchAgent } = proxyActivities<InterviewActivities>({
    activityId: messages.leaseIdOf(epoch),
    startToCloseTimeout: '24 hours',
    heartbeatTimeout: input.heartbeatTimeoutMs,
    retry: { maximumAttempts: 1 },
    cancellationType: ActivityCancellationType.TRY_CANCEL,
  })
  const { sessionId, agentName } = input
  const scope = new CancellationScope()
  let ended = false
  // It ends with the lease. Nobody waits for it: cancelled by itself it would fail the workflow's task, again and again.
  void CancellationScope.nonCancellable(() => endUnlessAgentDoes(input, ledger, scope, () => ended))
  try {
    const mode = mayStillLive(ledger.progress, lastLoss) ? 'offer' : 'dispatch'
    await scope.run(() => dispatchAgent({ sessionId, epoch, agentName, mode }))
    ledger.tick()
    ledger.take({ type: 'agentLeft', epoch })
    return 'goodbye'
  } catch (error) {
    ledger.tick()
    if (isCancellation(error) && !CancellationScope.current().consideredCancelled) return 'timeout'
    if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error
    const loss = lossOf(error)
    ledger.take({ type: 'leaseLost', epoch, loss })
    return loss
  } finally {
    ended = true
  }
}

/** Takes the floor from an agent that does not come to its closing line in time. */
async function endUnlessAgentDoes(
  input: messages.InterviewInput,
  ledger: Ledger,
  lease: CancellationScope,
  ended: () => boolean,
): Promise<void> {
  for (;;) {
    await condition(() => ended() || ledger.progress.phase === 'closing')
    if (ended()) return
    const done = await condition(() => ended() || ledger.progress.phase !== 'closing', input.closingTimeoutMs)
    if (!done) return lease.cancel()
  }
}

function lossOf(failure: ActivityFailure): LeaseLoss {
  const { cause } = failure
  if (cause instanceof TimeoutFailure) return 'heartbeat-timeout'
  const type = cause instanceof ApplicationFailure ? cause.type : undefined
  return LEASE_FAILURES[type as keyof typeof LEASE_FAILURES] ?? 'agent-error'
}

/** Room closed, sound settled, record sealed, history archived: in this order, each safe to repeat. */
async function close(input: messages.InterviewInput, ledger: Ledger, by: ClosedBy): Promise<void> {
  const { sessionId } = input
  if (ledger.progress.phase !== 'closed') ledger.take({ type: 'closed', by })
  const { room } = ledger.progress
  if (room !== undefined) {
    await ledger.effects.try((activities) => activities.closeRoom({ sessionId, room }), bounded).catch(() => undefined)
  }
  if (ledger.script && asksToRecord(ledger.script) && patched('settle-sound')) await settleSound(ledger)
  const completeness = ledger.script && completenessOf(ledger.script, ledger.progress.asks)
  ledger.append({ type: 'sealed', data: { ...(completeness ? { completeness } : {}) } })
  await condition(allHandlersFinished)
  const { hash, length } = ledger.head
  await patient.sealRecord({ rest: await ledger.rest(), head: hash, length, sealedAt: ledger.now })
}

/** Notes what no agent is left to note of the sound. */
async function settleSound(ledger: Ledger): Promise<void> {
  const facts = await patient.settleSound(await ledger.rest())
  ledger.tick()
  ledger.append(...facts.map(entryOf))
}

function refuse({ code, detail }: Refusal, ...details: unknown[]): never {
  throw ApplicationFailure.create({ type: code, message: detail, nonRetryable: true, details })
}

function allow(refusal: Refusal | undefined): void {
  if (refusal) refuse(refusal)
}

function heedSignalLimit(ledger: Ledger): void {
  const { signals, status } = ledger.progress
  if (signals >= SIGNAL_LIMIT && status === 'active') {
    ledger.take({ type: 'interrupted', cause: { kind: 'signal-limit', signals } })
  }
}

/** Every message that can reach an interview; the decisions are the reducer's. */
function listen(input: messages.InterviewInput, ledger: Ledger): void {
  const { sessionId } = input

  setHandler(messages.progress, () => ledger.progress)
  setHandler(messages.briefing, () => ledger.briefing)

  const signal = (type: ReportedSignal['type'], parsed: { success: boolean; data?: unknown }) => {
    ledger.tick()
    if (parsed.success) ledger.take({ type, ...(parsed.data as object) } as ReportedSignal)
    else ledger.take({ type: 'malformedSignal', signal: type })
    heedSignalLimit(ledger)
  }
  setHandler(messages.agentJoined, (message) => signal('agentJoined', AgentJoinedSchema.safeParse(message)))
  setHandler(messages.participantChanged, (message) =>
    signal('participantChanged', ParticipantChangedSchema.safeParse(message)),
  )
  setHandler(messages.stepCompleted, (message) => signal('stepCompleted', AnswerJudgedSchema.safeParse(message)))
  setHandler(messages.answerJudged, (message) => signal('answerJudged', AnswerJudgedSchema.safeParse(message)))
  setHandler(messages.factsNoted, (message) => signal('factsNoted', FactsNotedSchema.safeParse(message)))

  setHandler(messages.roomChanged, (message) => {
    const parsed = RoomChangedSchema.safeParse(message)
    ledger.tick()
    if (parsed.success) ledger.take({ type: 'roomChanged', ...parsed.data })
    else ledger.take({ type: 'malformedSignal', signal: 'roomChanged' })
    heedSignalLimit(ledger)
  })

  setHandler(
    messages.submitScript,
    async ({ actor, uploadId }) => {
      const parsed = await parseScript({ sessionId, uploadId, createdBy: actor.id })
      ledger.tick()
      if (!parsed.ok) return refuse({ code: parsed.code, detail: parsed.detail }, parsed.problems)
      allow(refusalOfScriptChange(ledger.progress))
      const { version, steps, sha256 } = parsed
      const { revision } = ledger.take({ type: 'scriptSubmitted', actor, version, sha256, steps })
      return { revision, version, steps, sha256 }
    },
    { validator: (_) => allow(refusalOfScriptChange(ledger.progress)) },
  )
  setHandler(
    messages.editScript,
    ({ actor, version, sha256, steps }) => {
      ledger.tick()
      return { revision: ledger.take({ type: 'scriptSubmitted', actor, version, sha256, steps }).revision }
    },
    { validator: ({ replaces }) => allow(refusalOfScriptChange(ledger.progress, replaces)) },
  )

  let starting: Promise<void> | undefined
  const freezeAndStart = async ({ actor }: Start) => {
    if (input.kind !== 'scripted') return void ledger.take({ type: 'started', actor, names: [] })
    const version = ledger.progress.scriptVersion
    const { script, scriptSalt, names, room } = await ledger.effects.try((activities) =>
      activities.prepareStart({ sessionId, version }),
    )
    if (ledger.progress.phase !== 'preparing') return
    ledger.take({
      type: 'started',
      actor,
      script: { value: script, salt: scriptSalt },
      names: names.map(({ respondent, name, salt }) => ({ respondent, name: { value: name, salt } })),
    })
    if (room) ledger.take({ type: 'roomCreated', ...room })
  }
  setHandler(
    messages.start,
    async (message) => {
      ledger.tick()
      starting ??= freezeAndStart(message)
      await starting
      return { revision: ledger.progress.revision }
    },
    { validator: (_) => allow(refusalOfStart(ledger.progress)) },
  )

  const act = <Message extends PersonMessage>(type: Message['type']) => ({
    handler: (message: Omit<Message, 'type'>) => {
      ledger.tick()
      return { revision: ledger.take({ ...message, type } as PersonMessage).revision }
    },
    options: {
      validator: (message: Omit<Message, 'type'>) =>
        allow(refusalOf(ledger.progress, { ...message, type } as PersonMessage)),
    },
  })
  const acts = {
    pause: act<Extract<PersonMessage, { type: 'pause' }>>('pause'),
    resume: act<Extract<PersonMessage, { type: 'resume' }>>('resume'),
    end: act<Extract<PersonMessage, { type: 'end' }>>('end'),
    retakeStep: act<Extract<PersonMessage, { type: 'retakeStep' }>>('retakeStep'),
    waiveStep: act<Extract<PersonMessage, { type: 'waiveStep' }>>('waiveStep'),
  }
  setHandler(messages.pause, acts.pause.handler, acts.pause.options)
  setHandler(messages.resume, acts.resume.handler, acts.resume.options)
  setHandler(messages.end, acts.end.handler, acts.end.options)
  setHandler(messages.retakeStep, acts.retakeStep.handler, acts.retakeStep.options)
  setHandler(messages.waiveStep, acts.waiveStep.handler, acts.waiveStep.options)
}
