import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInstance } from '../../../local/instance.ts'
import { whenWrites } from '../../../local/ready.ts'
import { startDoubles } from '../../harness/doubles.ts'
import { type BenchResult, compare, summarise } from '../measure.ts'
import { ANSWER, converse, readNotes, type Turn, turnsOf } from './turns.ts'
import { PUBLISHED } from './vendors.ts'

const STEPS = 41

/** From the end of an answer to the first sample of the next question, with durability and without. */
export async function turn(say: (line: string) => void): Promise<BenchResult> {
  const doubles = await startDoubles(PUBLISHED)
  try {
    say('typed answers, the embedded voice')
    const typed = await measure({}, say, false)
    const env: Record<string, string> = Object.assign({}, ...Object.values(doubles.env))
    if (env['DEEPGRAM_URL'] === undefined) return resultOf('turn typed', typed)
    await doubles.set('deepgram', { expect: [ANSWER] })
    say('spoken answers, the vendors’ doubles')
    const spoken = await measure(env, say, true)
    return resultOf('turn', spoken, { published: PUBLISHED, typed: resultOf('turn typed', typed) })
  } finally {
    await doubles.close()
  }
}

async function measure(env: Record<string, string>, say: (line: string) => void, byVoice: boolean): Promise<Turn[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-bench-'))
  const notes = join(dataDir, 'turns.jsonl')
  const instance = await startInstance({ dataDir, onProgress: say, env: { VOICE_WORDS_PER_MINUTE: '300', ...env } })
  try {
    await instance.agent.stop()
    await instance.stack.startEntry({
      name: 'timed agent',
      entry: 'test/bench/turn/agent-main.ts',
      env: { ...instance.env, BENCH_TURNS: notes },
      ready: whenWrites('timed agent ready'),
    })
    return turnsOf(await converse(instance, { steps: STEPS, byVoice }), readNotes(notes))
  } finally {
    await instance.remove()
  }
}

const round = (value: number) => Math.round(value * 10) / 10

function resultOf(name: string, turns: readonly Turn[], more: Record<string, unknown> = {}): BenchResult {
  const durable = turns.filter(({ hasty }) => !hasty)
  const hasty = turns.filter((each) => each.hasty)
  const total = (some: readonly Turn[]) => some.map(({ totalMs }) => totalMs)
  const part = (of: 'heardMs' | 'durabilityMs' | 'speechMs') => summarise(durable.map((each) => each[of]))
  const result = compare(name, 'ms', total(durable), total(hasty))
  return {
    ...result,
    difference_of_medians: round(result.ours.p50 - result.bare.p50),
    parts: { heard: part('heardMs'), durability: part('durabilityMs'), speech: part('speechMs') },
    ...more,
  }
}
