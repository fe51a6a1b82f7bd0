import { expect, test } from 'vitest'
import { TYPED_LIMIT, typedText } from './typed-text.ts'

test.each([
  ['plain words', 'I do', 'I do'],
  ['lines become one', 'Rue 5\r\n75001 Paris', 'Rue 5 75001 Paris'],
  ['controls', 'y\u0000e\u0008s\u007f', 'yes'],
  ['colours of a terminal', '\u001b[31;1mno\u001b[0m', 'no'],
  ['a title of a terminal', '\u001b]0;pwned\u0007yes', 'yes'],
  ['text that runs backwards', 'yes \u202eon\u202c', 'yes on'],
  ['letters that nobody sees', 'no\u{e0079}\u{e0065}\u{e0073}', 'no'],
  ['Persian with its joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['a family of joined pictures', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ['vowel signs of Arabic', 'نَعَمْ', 'نَعَمْ'],
  ['a letter of two parts', 'E\u0301lodie', 'E\u0301lodie'],
  ['a figure', '7', '7'],
  ['half of a pair', 'yes \ud800', 'yes \ufffd'],
])('%s', (_, typed, read) => {
  expect(typedText(typed)).toBe(read)
})

test.each([
  ['nothing', ''],
  ['spaces', ' \u00a0\u3000'],
  ['controls', '\u0001\u0002\u0003'],
  ['zero width alone', '\u200b\u200c\u200d\ufeff'],
  ['marks alone', '\u0301\u0301'],
  ['an escape sequence alone', '\u001b[2J'],
])('%s is no message', (_, typed) => {
  expect(typedText(typed)).toBeUndefined()
})

test('no more is read than the limit', () => {
  expect(typedText('a'.repeat(TYPED_LIMIT + 1))).toHaveLength(TYPED_LIMIT)
})

test.each([
  ['escapes without an end', '\u001b['],
  ['titles without an end', '\u001b]'],
  ['figures of a sequence without an end', '\u001b[0;'],
  ['spaces', ' '],
  ['breaks', '\r\n'],
  ['marks', '\u0301'],
])('%s take no time', (_, piece) => {
  const text = piece.repeat(TYPED_LIMIT / piece.length)
  const startedAt = performance.now()
  typedText(text)
  expect(performance.now() - startedAt).toBeLessThan(50)
})
