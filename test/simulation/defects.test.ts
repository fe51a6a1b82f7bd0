import { describe, expect, it } from 'vitest'
import { DEFECTS } from './defects.ts'
import { simulate } from './simulate.ts'

/** Schedules within which each defect has to be found. */
const WITHIN = 4_000

describe('a planted defect is found', () => {
  it.each(Object.entries(DEFECTS))('%s', async (_, { machines, rules }) => {
    expect((await simulate(1)).violations).toEqual([])
    for (let seed = 1; seed <= WITHIN; seed++) {
      const { violations } = await simulate(seed, machines)
      if (violations.some(({ rule }) => rules.includes(rule))) return
    }
    expect.fail(`not found within ${WITHIN} schedules`)
  })
})
