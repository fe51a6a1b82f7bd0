/** What a text can sound like, by its letters and digits alone: for all languages that scripts are in. */

/** Far quicker than anybody can talk. */
const LEAST_MS_PER_LETTER = 20
/** A digit may be read as several words, as in a sum of money. */
const MOST_MS_PER_CHARACTER = 600
const MOST_MS = 5_000
const USUAL_MS_PER_CHARACTER = 70

/** Speech that is shorter has lost words. */
export const shortestMs = (text: string) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) * LEAST_MS_PER_LETTER

/** Speech that is longer says something else, or never ends. */
export const longestMs = (text: string) => MOST_MS + text.length * MOST_MS_PER_CHARACTER

/** How long a text takes, learned from what was said before. */
export class Pace {
  #characters = 0
  #ms = 0

  learn(text: string, ms: number): void {
    this.#characters += text.length
    this.#ms += ms
  }

  estimateMs(text: string): number {
    return text.length * (this.#characters === 0 ? USUAL_MS_PER_CHARACTER : this.#ms / this.#characters)
  }
}
