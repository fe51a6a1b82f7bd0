import { describe, expect, it } from 'vitest'
import { simulateMany } from './many.ts'
import { makePlan } from './plan.ts'
import { simulate } from './simulate.ts'

const SCHEDULES = Number(process.env['SIMULATION_SCHEDULES'] ?? 20_000)
const TRACE_LINES = 80

/** The end of a failed schedule, for whoever reads the test's output. */
async function traceOf(seed: number): Promise<string> {
  const lines: string[] = []
  await simulate(seed, undefined, (line) => lines.push(line.slice(0, 300)))
  return [`node test/simulation/run.ts --seed ${seed}`, ...lines.slice(-TRACE_LINES)].join('\n')
}

describe('interviews under faults', () => {
  it(`keep every promise in ${SCHEDULES} schedules`, async () => {
    const { failures, statuses, replacements } = await simulateMany(SCHEDULES)
    const [first] = failures
    if (first) expect.fail(`${first.rule}: ${first.text}\n${await traceOf(first.seed)}`)
    expect(Object.values(statuses).reduce((sum, times) => sum + times, 0)).toBe(SCHEDULES)
    if (SCHEDULES < 500) return
    // A simulation in which nothing happens proves nothing.
    expect(statuses['completed']).toBeGreaterThan(SCHEDULES / 2)
    expect(statuses['cancelled']).toBeGreaterThan(0)
    expect(statuses['paused']).toBeGreaterThan(0)
    expect(statuses['interrupted']).toBeGreaterThan(0)
    expect(replacements).toBeGreaterThan(SCHEDULES / 4)
  })

  it('have at least two faults, four steps and two respondents each', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { plan } = makePlan(seed)
      expect(plan.faults.length).toBeGreaterThanOrEqual(2)
      expect(plan.script.steps.length).toBeGreaterThanOrEqual(4)
      expect(plan.script.steps.some(({ respondent }) => respondent === 'all')).toBe(true)
      expect(plan.script.steps.some(({ when }) => when !== undefined)).toBe(true)
    }
  })

  it('go the same way for the same seed', async () => {
    for (const seed of [1, 7, 42]) {
      const [first, second]: [string[], string[]] = [[], []]
      await simulate(seed, undefined, (line) => first.push(line))
      await simulate(seed, undefined, (line) => second.push(line))
      expect(first).toEqual(second)
      expect(first.length).toBeGreaterThan(50)
    }
  })
})
