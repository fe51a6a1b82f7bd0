import type { Database } from '../../db/database.ts'
import { listChunks, listEntriesOf } from '../../db/recordings.ts'
import { entryOf, type Fact } from '../../interview/facts.ts'
import { SOUND_ENTRIES, soundOf } from '../../interview/record/sound.ts'
import { unsettledSound } from '../../interview/record/unsettled-sound.ts'

export interface SettlingDependencies {
  db: Database
  sessionId: string
  /** Of the lease in which this agent joined. */
  epoch: number
  noted(facts: Fact[]): void
}

/** Notes of the sound of earlier agents what they could not, each thing once. */
export class Settling {
  readonly #deps: SettlingDependencies
  readonly #noted: Fact[] = []
  #isDone = false

  constructor(deps: SettlingDependencies) {
    this.#deps = deps
  }

  /** There was nothing to note, or it was noted. */
  get isDone(): boolean {
    return this.#isDone
  }

  /**
   * Looks once. The record reaches Postgres later than messages are taken: until it has this agent's joining,
   * what an earlier one said may still be on its way.
   */
  async settle(): Promise<void> {
    const { db, sessionId, epoch, noted } = this.#deps
    const [entries, stored] = await Promise.all([
      listEntriesOf(db, sessionId, SOUND_ENTRIES),
      listChunks(db, sessionId),
    ])
    const sound = soundOf([...entries, ...this.#noted.map((fact) => ({ at: '', ...entryOf(fact) }))])
    const isEarlier = (one: { epoch: number }) => one.epoch < epoch
    this.#isDone = sound.clocks.has(epoch) || !(stored.some(isEarlier) || sound.periods.some(isEarlier))
    if (!sound.clocks.has(epoch)) return
    const facts = unsettledSound(sound, stored, epoch)
    if (facts.length === 0) return
    this.#noted.push(...facts)
    noted(facts)
  }
}
