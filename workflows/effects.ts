import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { InterviewActivities } from '../activities/contract.ts'

type Quick = Pick<InterviewActivities, 'recordProgress' | 'prepareStart' | 'closeRoom'>

/** Tried once in the same workflow task: a service that is unreachable must not slow the interview. */
const quick = proxyLocalActivities<InterviewActivities>({
  startToCloseTimeout: '1 second',
  retry: { maximumAttempts: 1 },
})

/** Tried until it is done, or cannot be done by any attempt (`activities/failures.ts`). */
export const patient = proxyActivities<InterviewActivities>({
  startToCloseTimeout: '15 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    maximumInterval: '5 seconds',
  },
})

/** For what the interview must not wait for without end. */
export const bounded = proxyActivities<InterviewActivities>({
  startToCloseTimeout: '15 seconds',
  scheduleToCloseTimeout: '2 minutes',
})

/**
 * Effects in the current workflow task, at one history event each. They go one at a time: a replay
 * resolves local activities that ran side by side at once, and what follows would come in another order.
 */
export class QuickEffects {
  #turn: Promise<unknown> = Promise.resolve()

  /** Tries an effect in the current workflow task, and through `fallback` when that fails. */
  async try<T>(effect: (activities: Quick) => Promise<T>, fallback: Quick = patient): Promise<T> {
    const attempt = this.#turn.then(() => effect(quick))
    this.#turn = attempt.catch(() => undefined)
    try {
      return await attempt
    } catch {
      return await effect(fallback)
    }
  }
}
