import { expect, test } from 'vitest'
import { PresenceGate } from './presence-gate.ts'

test('who comes and goes without end is let through a bounded number of times, and again later', () => {
  const gate = new PresenceGate()
  let admitted = 0
  for (let nth = 0; nth < 1_000; nth++) if (gate.admits('groom', nth % 2 === 0, nth)) admitted += 1
  // What is held back leaves the last change as it was; that one may be said again.
  expect(gate.admits('groom', true, 1_000) && gate.admits('groom', false, 1_000)).toBe(false)
  expect(gate.admits('bride', true, 1_000)).toBe(true)
  expect(gate.admits('groom', true, 61_000) && gate.admits('groom', false, 61_000)).toBe(true)
  expect(admitted).toBeGreaterThan(20)
})
