/** One key, or two after one another: `j`, `g i`, `Enter`, `?`. */
export type Keys = string

/** The second key of two comes within this. */
const SEQUENCE_MS = 1_500

export interface Pressed {
  key: string
  at: number
}

/** The key as a Latin keyboard has it, where one of another script is in use: keys are the same on all. */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (key === '؟') return '?'
  const isOther = /\p{Letter}/u.test(key) && !/\p{Script=Latin}/u.test(key)
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  return isOther && letter !== undefined ? letter.toLowerCase() : key
}

/** Those that may be held down. */
const HELD: readonly Keys[] = ['j', 'k']

/** What a key that is held down does again and again: to move is harmless, to start is not. */
export const repeats = (key: string): boolean => key.length > 1 || HELD.includes(key)

/** Which of the bindings a key completes, alone or after the one before it; the longer one is meant. */
export function completedBy<Binding extends { keys: Keys }>(
  bindings: readonly Binding[],
  last: Pressed | undefined,
  { key, at }: Pressed,
): Binding | undefined {
  const isSequence = last !== undefined && at - last.at < SEQUENCE_MS
  const both = isSequence ? bindings.findLast(({ keys }) => keys === `${last.key} ${key}`) : undefined
  return both ?? bindings.findLast(({ keys }) => keys === key)
}

/** Those that a voice or a stray hand presses: they can be turned off. */
export const isSingle = (keys: Keys): boolean => keys.length === 1 || keys.includes(' ')

/** @param keys as a person reads them */
export const shownKeys = (keys: Keys): string[] =>
  keys.split(' ').map((key) => (key.length === 1 ? key.toLocaleUpperCase() : (NAMES[key] ?? key)))

const NAMES: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc', Enter: '↵' }
