/**
 * `node test/simulation/run.ts --seed N` replays one schedule with its trace;
 * `--from N --count N` runs many and counts what they break.
 */
import { simulate } from './simulate.ts'

const argument = (name: string): number | undefined => {
  const index = process.argv.indexOf(`--${name}`)
  return index < 0 ? undefined : Number(process.argv[index + 1])
}

const seed = argument('seed')
if (seed !== undefined) {
  const outcome = await simulate(seed, undefined, (line) => console.log(line))
  console.log(JSON.stringify(outcome, null, 2))
  process.exitCode = outcome.violations.length > 0 ? 1 : 0
} else {
  const from = argument('from') ?? 1
  const count = argument('count') ?? 500
  const startedAt = performance.now()
  const statuses: Record<string, number> = {}
  const rules: Record<string, number[]> = {}
  for (let current = from; current < from + count; current++) {
    const { violations, status } = await simulate(current)
    statuses[status] = (statuses[status] ?? 0) + 1
    const [first] = violations
    if (first) (rules[first.rule] ??= []).push(current)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  console.log(JSON.stringify({ count, seconds, per_second: count / seconds, statuses }))
  for (const [rule, seeds] of Object.entries(rules))
    console.log(`${rule}: ${seeds.length}, as in seed ${seeds.slice(0, 8).join(', ')}`)
  process.exitCode = Object.keys(rules).length > 0 ? 1 : 0
}
