import type { Model } from './model.ts'
import { awaitsAnswer, officerActivityOf } from './officer-activity.ts'
import { typingRefusal } from './page-state.ts'

/**
 * The officer speaks as soon as somebody has joined; what it said before its sound came was said to nobody. Whether it
 * waits for an answer to that, and neither has spoken since.
 */
export function hasMissedWords(model: Model): boolean {
  const { view, audible, captions, said, sound, asked } = model
  if (!view || !audible || sound !== 'playing' || asked !== null) return false
  // Recognised words come from the officer, too: whoever speaks has no need of it.
  const isQuiet = captions.every((one) => one.from !== view.officer || audible.captions.includes(one))
  if (!isQuiet || said.length > audible.said) return false
  return awaitsAnswer(officerActivityOf(model, view)) && typingRefusal(model, view) === undefined
}
