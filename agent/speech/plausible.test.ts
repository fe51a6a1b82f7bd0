import { expect, test } from 'vitest'
import { longestMs, Pace, shortestMs } from './plausible.ts'

test.each([
  ['Do you take this man to be your lawful husband?', 2_800],
  ['هل توافقين على هذا الزواج؟', 2_000],
  ['Yes.', 350],
  ['1,234,567,890', 6_500],
  ['…', 0],
])('%s may take %d ms', (text, ms) => {
  expect(ms).toBeGreaterThanOrEqual(shortestMs(text))
  expect(ms).toBeLessThanOrEqual(longestMs(text))
})

test.each([
  ['Do you take this man to be your lawful husband?', 500],
  ['هل توافقين على هذا الزواج؟', 300],
  ['Yes.', 40],
])('%s cannot be said in %d ms', (text, ms) => {
  expect(ms).toBeLessThan(shortestMs(text))
})

test('half a minute is too long for a question', () => {
  expect(longestMs('Do you consent?')).toBeLessThan(30_000)
})

test('without experience a text is taken to be spoken at a usual pace', () => {
  expect(new Pace().estimateMs('x'.repeat(100))).toBe(7_000)
})

test('with experience it is taken to be spoken as the ones before', () => {
  const pace = new Pace()
  pace.learn('x'.repeat(10), 500)
  pace.learn('x'.repeat(30), 2_500)
  expect(pace.estimateMs('x'.repeat(20))).toBe(1_500)
})
