import { expect, test } from 'vitest'
import { findUnfit } from './length.ts'
import { readScript, type Script } from './script.ts'

const scriptOf = (count: number, step: object): Script => {
  const result = readScript({ steps: Array.from({ length: count }, () => ({ ask: 'x?', ...step })) })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.script
}
const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`)

test('a script that could take more messages than an interview may is refused, and says how many', () => {
  expect(findUnfit(scriptOf(500, {}), people(2))).toEqual([])
  expect(findUnfit(scriptOf(500, {}), people(3))).toMatchObject([
    { path: '/steps', message: expect.stringContaining('4500 answers') },
  ])
  expect(findUnfit(scriptOf(500, { maxClarifications: 10 }), people(2))).toHaveLength(1)
  expect(findUnfit(scriptOf(500, { confirm: true }), people(3))).toHaveLength(1)
  expect(findUnfit(scriptOf(250, { maxClarifications: 10, respondent: 'p1' }), people(5))).toEqual([])
})

test('people who are not there are told first', () => {
  expect(findUnfit(scriptOf(2, { respondent: 'witness' }), people(1))).toMatchObject([
    { path: '/steps/0/respondent' },
    {},
  ])
})
