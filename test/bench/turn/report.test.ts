import { expect, test } from 'vitest'
import { countsOf, endingsOf, pairedMs, resultOf, rowsOf, tableOf } from './report.ts'
import type { Turn } from './turns.ts'

const turn = (number: number, totalMs: number, more: Partial<Turn> = {}): Turn => ({
  step: `q${number}`,
  hasty: number % 2 === 0,
  judge: 'rule',
  isDone: true,
  isHeld: false,
  totalMs,
  parts: { judgement: { ms: totalMs / 10, ownMs: 1 }, durability: { ms: 6, ownMs: 6 } },
  ...more,
})

test('neighbours that were judged and ended alike are compared', () => {
  const turns = [turn(1, 510), turn(2, 500), turn(3, 900, { judge: 'model' }), turn(4, 500), turn(5, 520)]
  expect(pairedMs(turns)).toEqual([10])
  expect(pairedMs([turn(1, 510, { isDone: false }), turn(2, 500)])).toEqual([])
})

test('the parts are those of durable turns, judgement also by who judged', () => {
  const turns = [turn(1, 500), turn(2, 9_000), turn(3, 900, { judge: 'model' })]
  const rows = rowsOf(turns)
  expect(Object.keys(rows)).toEqual(['judgement', 'durability', 'judgement_by_rule', 'judgement_by_model'])
  expect(rows['judgement']).toEqual({ turns: 2, p50: 50, p95: 90, own: { p50: 1, p95: 1 } })
  expect(rows['judgement_by_model']).toMatchObject({ turns: 1, p50: 90 })
  expect(tableOf(rows)[1]).toMatch(/^judgement +2 +50 +90 +1 +1$/)
})

test('it is told how long an end took to be noticed and judged', () => {
  const found = endingsOf([turn(1, 507, { ending: { seemedMs: 20, noticedMs: 290, predictedMs: 70 } }), turn(2, 500)])
  expect(found).toEqual({
    seemed: { p50: 20, p95: 20 },
    noticed: { p50: 290, p95: 290 },
    predicted: { p50: 70, p95: 70 },
  })
  expect(endingsOf([turn(1, 507)])).toEqual({})
})

test('durable turns stand beside those that did without', () => {
  expect(resultOf('turn', { turns: [turn(1, 507), turn(2, 500)], dropped: ['q3'] })).toMatchObject({
    ours: { p50: 507 },
    bare: { p50: 500 },
    difference_of_medians: 7,
    paired_difference: { p50: 7, pairs: 1 },
    dropped: { durable: 1, hasty: 0 },
  })
})

test('it is told which of the two ways was dropped or held', () => {
  const turns = [turn(1, 1_900, { isHeld: true }), turn(2, 500), turn(3, 500)]
  expect(countsOf({ turns, dropped: ['q4', 'q5', 'q6'] })).toEqual({
    dropped: { durable: 1, hasty: 2 },
    held: { durable: 1, hasty: 0 },
  })
})
