import { Places } from '../documents/places.ts'

/** Far below the ten updates of a workflow that Temporal has in hand at once: past them it drops those as well. */
const AT_ONCE = 4
const MOST_WAITING = 100
const PATIENCE_MS = 15_000

/** Lets only so many acts of one interview be on their way to its workflow; more of them wait for their turn. */
export class ActsInFlight {
  readonly #interviews = new Map<string, { places: Places; users: number }>()

  /**
   * @param name of the act: acts of one name leave a place to others
   * @returns undefined when its turn does not come in time
   */
  async run<T>(sessionId: string, name: string, act: () => Promise<T>): Promise<T | undefined> {
    const interview = this.#interviews.get(sessionId) ?? {
      places: new Places({ places: AT_ONCE, maxWaiting: MOST_WAITING, patienceMs: PATIENCE_MS }),
      users: 0,
    }
    this.#interviews.set(sessionId, interview)
    interview.users += 1
    try {
      return await interview.places.run(act, [name])
    } finally {
      interview.users -= 1
      if (interview.users === 0) this.#interviews.delete(sessionId)
    }
  }
}
