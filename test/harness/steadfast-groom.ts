import { setTimeout as delay } from 'node:timers/promises'
import { officerOf } from '../../interview/phrases/officer.ts'
import type { Caption } from './person.ts'
import { Talker } from './talker.ts'
import { NAMES } from './voice-scenes.ts'

const officer = officerOf('en')

const THOUGHT_MS = 300
/** Whether the officer goes on is heard within this time. */
const POLITE_MS = 1_200

export interface Part<Point extends string> {
  /** By step, what is said at each putting of its question; the last one is said again as often as it takes. */
  lines: Record<string, readonly { words: string; point?: Point }[]>
  /** What is said to a question when its answer is to be corrected. */
  corrected: { question: string; words: string }
  /** What is said to whatever is read back. */
  confirms: string
  /** Called before the words of a point are said. */
  reaches(point: Point): Promise<void>
}

/** Answers whatever is put, as often as it is put, and types while he is told to. */
export class SteadfastGroom<Point extends string> {
  readonly #part: Part<Point>
  readonly #puts = new Map<string, number>()
  #talker: Talker | undefined
  #types = false
  /** What is due and was said to a recogniser that may not have heard it. */
  #unanswered: string | undefined

  constructor(part: Part<Point>) {
    this.#part = part
  }

  talk(heard: (caption: Caption) => void, ear: ConstructorParameters<typeof Talker>[3]): Talker {
    this.#talker = new Talker('groom', 'male', heard, ear)
    return this.#talker
  }

  async hear({ text }: Caption): Promise<void> {
    const { progress } = this.#talker ?? {}
    const { lines, corrected, confirms, reaches } = this.#part
    if (text === officer.typeInstead(NAMES.groom)) {
      this.#types = true
      if (this.#unanswered !== undefined) await this.#say(this.#unanswered)
      return
    }
    if (text === officer.notHeard) return await this.#repeatUnlessAsked()
    if (text === officer.hearAgain(NAMES.groom)) this.#types = false
    if (text.startsWith('I understood:')) return await this.#say(confirms)
    if (text === corrected.question && progress?.question !== text) return await this.#say(corrected.words)
    if (progress?.step_id === undefined || (text !== progress.question && text !== progress.clarification)) return
    const all = lines[progress.step_id] ?? []
    const times = this.#puts.get(progress.step_id) ?? 0
    this.#puts.set(progress.step_id, times + 1)
    const line = all[Math.min(times, all.length - 1)]
    if (!line) return
    if (line.point !== undefined && times < all.length) await reaches(line.point)
    await this.#say(line.words)
  }

  /** Whoever was not heard is asked to say it again, with or without the question being put again. */
  async #repeatUnlessAsked(): Promise<void> {
    const { captions = [] } = this.#talker ?? {}
    const heard = captions.length
    await delay(POLITE_MS)
    if (captions.length === heard && this.#unanswered !== undefined) await this.#say(this.#unanswered)
  }

  async #say(words: string): Promise<void> {
    this.#unanswered = this.#types ? undefined : words
    await delay(THOUGHT_MS)
    if (this.#types) await this.#talker?.type(words)
    else await this.#talker?.say(words)
  }
}
