import { describe, expect, it } from 'vitest'
import { DEFECTS } from './defects.ts'
import { simulate } from './simulate.ts'

/** Schedules within which each defect has to be found. */
const WITHIN = 1_500

describe('a planted defect is found', () => {
  it.each(Object.entries(DEFECTS))('%s', (_, { machines, rules }) => {
    for (let seed = 1; seed <= WITHIN; seed++) {
      const found = simulate(seed, machines).violations.map(({ rule }) => rule)
      if (found.length === 0) continue
      expect(rules).toContain(found[0])
      return
    }
    expect.fail(`not found within ${WITHIN} schedules`)
  })
})
