import { Semaphore } from '../semaphore.ts'

/** Far below the ten updates of a workflow that Temporal has in hand at once: past them it drops those as well. */
const AT_ONCE = 4
const MOST_WAITING = 100
const PATIENCE_MS = 15_000

/** Lets only so many acts of one interview be on their way to its workflow; more of them wait. */
export interface ActsInFlight {
  /**
   * Sends an act when its turn has come.
   * @param name of the act: acts of one name leave a permit to others
   * @returns undefined when its turn does not come in time
   */
  run<T>(sessionId: string, name: string, act: () => Promise<T>): Promise<T | undefined>
}

/** Counts in this process alone. */
export function createActsInFlight(): ActsInFlight {
  const interviews = new Map<string, { semaphore: Semaphore; users: number }>()
  return {
    async run(sessionId, name, act) {
      const interview = interviews.get(sessionId) ?? {
        semaphore: new Semaphore({ permits: AT_ONCE, maxWaiting: MOST_WAITING, patienceMs: PATIENCE_MS }),
        users: 0,
      }
      interviews.set(sessionId, interview)
      interview.users += 1
      try {
        return await interview.semaphore.run(act, [name])
      } finally {
        interview.users -= 1
        if (interview.users === 0) interviews.delete(sessionId)
      }
    },
  }
}
