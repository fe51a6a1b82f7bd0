import type { LeaseLoss } from './messages.ts'
import type { Progress } from './progress/state.ts'

/** Beats of the agent in its lease. */
export const HEARTBEAT_MS = 1_000

/**
 * An agent whose last successful heartbeat was sent longer ago than this is silent. It lies under
 * the heartbeat timeout by more than the clocks of two machines drift apart in that time.
 */
export const silentAfterMs = (heartbeatTimeoutMs: number): number => heartbeatTimeoutMs * 0.8

/** Failure types of the `dispatchAgent` activity, as agents and workers report them. */
export const LEASE_FAILURES = {
  OfferDeclined: 'offer-declined',
  ProcessDied: 'process-died',
  RoomDeleted: 'room-deleted',
  DispatchFailed: 'dispatch-failed',
  AgentError: 'agent-error',
} as const satisfies Record<string, LeaseLoss>

const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 30_000

/** Wait before the next agent, by the leases lost since the last accepted answer; none after the first. */
export const backOffMs = (failures: number): number =>
  failures <= 1 ? 0 : Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 2))

/** For these endings no agent is sent to say the closing line. */
const NO_CLOSING_WORDS: readonly Progress['endedBy'][] = [
  'person',
  'cancelled',
  'room-finished',
  'history-limit',
  'workflow-gone',
]

/**
 * Whether an agent has something to do in the room.
 * @param hasAgent whether the interview is one with an agent at all, as its input says
 */
export function wantsAgent(progress: Progress, hasAgent = progress.kind === 'scripted'): boolean {
  if (!hasAgent) return false
  if (progress.room === undefined || progress.phase === 'preparing' || progress.phase === 'closed') return false
  if (progress.status === 'interrupted' && progress.cause?.kind !== 'referred') return false
  return progress.phase !== 'closing' || !NO_CLOSING_WORDS.includes(progress.endedBy)
}

const GONE: readonly LeaseLoss[] = ['offer-declined', 'process-died', 'room-deleted']

/** Whether the agent of the lost lease may still sit in the room, so that it is asked before another is sent. */
export const mayStillLive = (progress: Progress, loss: LeaseLoss | undefined): boolean =>
  progress.joined > 0 && loss !== undefined && !GONE.includes(loss)
