import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TURN_LIMITS } from '../../../agent/hearing/turn.ts'
import { startInstance } from '../../../local/instance.ts'
import { whenWrites } from '../../../local/ready.ts'
import { type Doubles, startDoubles } from '../../harness/doubles.ts'
import { keysOf } from '../../harness/tone.ts'
import { type BenchResult, summarise } from '../measure.ts'
import { converse, JUDGEMENTS, PHRASES } from './conversation.ts'
import { failureOf } from './dropped.ts'
import { readNotes } from './notes.ts'
import { countsOf, endingsOf, resultOf, rowsOf, tableOf } from './report.ts'
import { type Turns, turnsOf, type Work } from './turns.ts'
import { PUBLISHED } from './vendors.ts'
import { waysOf } from './way.ts'

const TURNS = 40

type Say = (line: string) => void

/**
 * From the end of an answer to the first sample of the next question, with durability and without.
 * @param size turns of either way to answer
 */
export async function turn(say: Say, size = TURNS): Promise<BenchResult> {
  // The last answer, after them, has to be durable: the agent leaves after it.
  const turns = Math.ceil(size / 2) * 2
  const doubles = await startDoubles(PUBLISHED)
  try {
    await doubles.set('deepgram', { expect: PHRASES })
    await doubles.set('gemini', { judging: { mode: 'table', table: JUDGEMENTS } })
    const typed = await measure(say, turns, undefined)
    const spoken = await measure(say, turns, doubles)
    const way = summarise(spoken.ways)
    show(say, 'typed answers, the embedded voice', typed)
    show(say, 'spoken answers, the vendors’ doubles at their published latencies', spoken)
    const count = (isDone: boolean) => spoken.turns.filter((one) => one.isDone === isDone).length
    const { likely, unlikely } = TURN_LIMITS
    const ends = {
      likely: count(true),
      unlikely: count(false),
      limits_ms: { likely, unlikely },
      ...endingsOf(spoken.turns),
    }
    say(
      `own: without the vendor’s time and without the wait that the model of turns asks for: ${likely} ms ` +
        `after ${ends.likely} answers, ${unlikely} ms after the ${ends.unlikely} that it took for not done ` +
        '(synthetic speech is often taken so). ' +
        `At the agent the voice seemed to end ${ends.seemed?.p50} ms late, from where that wait counts; the silence was ` +
        `noticed after ${ends.noticed?.p50} ms, and the model had said ${ends.predicted?.p50} ms later (medians). ` +
        `Speech counts to the first sample at a listener. A bare sound takes ${way.p50} ms from one participant to ` +
        'another (median): once within the end of the turn, and once within speech.',
    )
    const violations = await doubles.violations()
    if (violations.length > 0) throw new Error(`the doubles were spoken to wrongly: ${violations.join('; ')}`)
    const failures = Object.entries({ typed, spoken }).flatMap(
      ([name, found]) => failureOf(name, found.turns.length, found.dropped.length) ?? [],
    )
    return {
      ...resultOf('turn', spoken),
      turn_ends: ends,
      way,
      published: PUBLISHED,
      typed: resultOf('turn typed', typed),
      ...(failures.length > 0 && { failure: failures.join('; ') }),
    }
  } finally {
    await doubles.close()
  }
}

async function measure(say: Say, turns: number, doubles: Doubles | undefined): Promise<Turns & { ways: number[] }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-bench-'))
  const notes = join(dataDir, 'turns.jsonl')
  const env: Record<string, string> = Object.assign({}, ...Object.values(doubles?.env ?? {}))
  const instance = await startInstance({ dataDir, onProgress: say, env: { VOICE_WORDS_PER_MINUTE: '300', ...env } })
  try {
    await instance.agent.stop()
    await instance.stack.startEntry({
      name: 'timed agent',
      entry: 'test/bench/turn/agent-main.ts',
      env: { ...instance.env, BENCH_TURNS: notes },
      ready: whenWrites('timed agent ready'),
    })
    const way = doubles ? 'spoken' : 'typed'
    say(`${turns} ${way} answers, durable and not by turns`)
    const conversation = await converse(instance, { steps: turns + 1, byVoice: doubles !== undefined })
    const found = turnsOf(conversation, readNotes(notes), await workOf(doubles))
    const { dropped, held } = countsOf(found)
    say(
      `${found.turns.length} of ${turns} ${way} turns were of one piece; dropped: ${dropped.durable} durable, ` +
        `${dropped.hasty} hasty; held: ${held.durable} durable, ${held.hasty} hasty`,
    )
    return { ...found, ways: await waysOf(keysOf(instance.env)) }
  } finally {
    await instance.remove()
  }
}

async function workOf(doubles: Doubles | undefined): Promise<Work> {
  if (!doubles) return {}
  const accounts = Object.keys(doubles.env).map(async (name) => [name, (await doubles.account(name)).work] as const)
  return Object.fromEntries(await Promise.all(accounts))
}

function show(say: Say, title: string, { turns }: Turns): void {
  say('')
  say(title)
  for (const line of tableOf(rowsOf(turns))) say(line)
}
