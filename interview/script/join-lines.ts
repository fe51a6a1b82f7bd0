/** Kept when a word is broken after them at the end of a line. */
const HYPHENATED =
  /(?:^|[\s(])(?:(?:self|non|ex|co|well|half|all|pre|post|anti|vice|step)|\p{L}+-(?:in|of|to|the|and|at|by|up|on|off|out|for|de|la))-$/iu
/** The second half of a word that keeps its hyphen: "follow-up". */
const SECOND_HALF = /^(?:up|out|off|down|free|time|term|law|based|related)(?!\p{L})/u
/** After a hyphen that stands for the rest of a word: "Vor- und Nachname". */
const SUSPENDED = /^(?:und|oder|bzw\.|bis|and|or|to|et|ou|y|o|e)\s/u

/** How a line goes on from the one before: after a blank, within the word, or within it without its hyphen. */
function joinOf(before: string, line: string): 'blank' | 'nothing' | 'instead-of-hyphen' {
  if (before.endsWith('\u00ad')) return 'instead-of-hyphen'
  if (/\p{N}[-–]$/u.test(before) && /^\p{N}/u.test(line)) return 'nothing'
  if (!/\p{L}[-\u2010]$/u.test(before) || !/^\p{L}/u.test(line) || SUSPENDED.test(line)) return 'blank'
  return /^\p{Ll}/u.test(line) && !HYPHENATED.test(before) && !SECOND_HALF.test(line) ? 'instead-of-hyphen' : 'nothing'
}

/** One line of text out of several, with words broken by the line's end put together. */
export function joinLines(lines: readonly string[]): string {
  const parts: string[] = []
  for (const line of lines) {
    const before = parts.at(-1) ?? ''
    const join = joinOf(before, line)
    if (join === 'instead-of-hyphen') parts[parts.length - 1] = before.slice(0, -1)
    else if (join === 'blank' && before !== '') parts.push(' ')
    parts.push(line)
  }
  return parts.join('')
}
