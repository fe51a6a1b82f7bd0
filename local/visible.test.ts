import { expect, test } from 'vitest'
import { visible, visibleJson, visibleLines } from './visible.ts'

test.each([
  ['an escape sequence', '\u001b[31mred\u001b[0m', '\\u{1b}[31mred\\u{1b}[0m'],
  ['an escape sequence of one character', '\u009b2J', '\\u{9b}2J'],
  ['a line of its own', 'Yes.\nOfficer: thank you\r\n', 'Yes.\\u{a}Officer: thank you\\u{d}\\u{a}'],
  ['lines of Unicode', 'a\u2028b\u2029c\u0085d', 'a\\u{2028}b\\u{2029}c\\u{85}d'],
  ['a backspace, a bell and a tab', 'no\b\byes\u0007\t', 'no\\u{8}\\u{8}yes\\u{7}\\u{9}'],
  ['a turned direction', 'a\u202eb\u2066c\u2069', 'a\\u{202e}b\\u{2066}c\\u{2069}'],
  ['no width', 'a\u200bb\ufeffc\u2060d\u00ade', 'a\\u{200b}b\\u{feff}c\\u{2060}d\\u{ad}e'],
  ['tags and half characters', 'a\u{e0041}\ud800', 'a\\u{e0041}\\u{d800}'],
])('%s is shown and not obeyed', (_what, text, shown) => {
  expect(visible(text)).toBe(shown)
})

test.each(['Ja, ich bestätige.', 'نعم، أؤكد ذلك', 'می\u200cخواهم', '👩\u200d⚖️', 'e\u0301', 'a\u200eb', ''])(
  '%s is shown as it is',
  (text) => {
    expect(visible(text)).toBe(text)
  },
)

test('of several lines each is shown by itself', () => {
  expect(visibleLines('one\n\ttwo\u001b[1A\r\n')).toBe('one\n\ttwo\\u{1b}[1A\\u{d}\n')
})

test('as JSON it is the same value, and as safe', () => {
  const value = { text: '\u001b[2J\u009b\u202e\u{e0041}\n"', list: ['\u007f'] }
  for (const indent of [undefined, 2]) {
    const json = visibleJson(value, indent)
    expect(JSON.parse(json)).toEqual(value)
    expect(visible(json.replaceAll('\n', ''))).toBe(json.replaceAll('\n', ''))
  }
})
