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
  TimeoutFailure,
} from '@temporalio/workflow'
import type { InterviewActivities } from '../activities/contract.ts'
import { backOffMs, LEASE_FAILURES, mayStillLive, wantsAgent } from '../interview/lease.ts'
import type { ClosedBy, LeaseLoss } from '../interview/messages.ts'
import { entryOf } from '../interview/facts.ts'
import { completenessOf } from '../interview/record/completeness.ts'
import { asksToRecord } from '../interview/recording.ts'
import { bounded, patient } from './effects.ts'
import { listen } from './handlers.ts'
import { Ledger } from './ledger.ts'
import * as messages from './messages.ts'

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
  const isWanted = () => wantsAgent(ledger.progress, input.hasAgent)
  let loss: LeaseLoss | undefined
  for (;;) {
    await condition(() => isWanted() || ledger.progress.phase === 'closing')
    if (!isWanted()) return 'no-agent'
    const end = await holdLease(input, ledger, loss)
    if (end === 'timeout') return 'timeout'
    if (end === 'goodbye' && ledger.progress.phase === 'closing') return 'agent'
    loss = end === 'goodbye' ? undefined : end
    if (loss === undefined || loss === 'offer-declined' || !isWanted()) continue
    const { failures } = ledger.progress
    if (failures >= input.maxAgentFailures) {
      if (ledger.progress.phase === 'closing') return 'no-agent'
      ledger.take({ type: 'interrupted', cause: { kind: 'agent-failures', failures } })
    } else if (backOffMs(failures) > 0) {
      await condition(() => !isWanted(), backOffMs(failures))
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
  const { sessionId, kind, agentName } = input
  const { room } = ledger.progress
  const maxParticipants = input.room?.maxParticipants
  const scope = new CancellationScope()
  let ended = false
  // It ends with the lease. Nobody waits for it: cancelled by itself it would fail the workflow's task, again and again.
  void CancellationScope.nonCancellable(() => endUnlessAgentDoes(input, ledger, scope, () => ended))
  try {
    const mode = mayStillLive(ledger.progress, lastLoss) ? 'offer' : 'dispatch'
    await scope.run(() => dispatchAgent({ sessionId, kind, room, maxParticipants, epoch, agentName, mode }))
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
  ledger.seal(completeness ? { completeness } : {})
  await condition(allHandlersFinished)
  await patient.sealRecord({ rest: await ledger.rest(), sealedAt: ledger.now })
}

/** Notes what no agent is left to note of the sound. */
async function settleSound(ledger: Ledger): Promise<void> {
  const facts = await patient.settleSound(await ledger.rest())
  ledger.tick()
  ledger.append(...facts.map(entryOf))
}
