import { expect, test } from 'vitest'
import { coveredMs } from './spans.ts'

const span = (fromMs: number, toMs: number) => ({ fromMs, toMs })

test('what several spans cover counts once, and what lies outside does not', () => {
  expect(coveredMs(span(100, 200), [])).toBe(0)
  expect(coveredMs(span(100, 200), [span(150, 180), span(50, 120), span(110, 160)])).toBe(80)
  expect(coveredMs(span(100, 200), [span(0, 90), span(210, 300)])).toBe(0)
  expect(coveredMs(span(100, 200), [span(0, 300), span(120, 130)])).toBe(100)
})
