import { mkdtempSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInstance } from '../../../local/instance.ts'
import { startDoubles } from '../../harness/doubles.ts'
import { type BenchResult, compare } from '../measure.ts'
import { startBareAgent } from '../start.ts'
import { RULED, Unfinished } from '../turn/conversation.ts'
import { failureOf } from '../turn/dropped.ts'
import { PUBLISHED } from '../turn/vendors.ts'
import { type Level, measureLevel, type Site, stepsFor } from './level.ts'
import { hasDoubled, limitOf, linesOf, type Way } from './ways.ts'

const LEVELS = [1, 2, 4, 6, 8, 12, 16, 24, 32]
const WARM_UP_STEPS = 3
/** No further level is begun that would end after this. */
const BUDGET_MS = { typed: 420_000, voice: 720_000 }

type Say = (line: string) => void

/**
 * Interviews at once until the 95th percentile of the turn has doubled: of what a turn takes beyond the wait
 * that the model of turns asks for, which no load makes longer.
 * @param most at once
 */
export async function capacity(say: Say, most = Infinity): Promise<BenchResult> {
  const doubles = await startDoubles({ ...PUBLISHED, deepgram: { ...PUBLISHED['deepgram'], scripted: RULED } })
  try {
    const typed = await measureWay({ env: {}, doublesPid: doubles.pid, byVoice: false }, most, say)
    const env: Record<string, string> = Object.assign({}, ...Object.values(doubles.env))
    say(
      'By voice: the double of Deepgram recognises nothing here. It hears by energy alone that something was said, and ' +
        'answers with the words of the script, so that no recogniser of tests takes the processors.',
    )
    const voice = await measureWay({ env, doublesPid: doubles.pid, byVoice: true }, most, say)
    const violations = await doubles.violations()
    if (violations.length > 0) throw new Error(`the doubles were spoken to wrongly: ${violations.join('; ')}`)
    return resultOf({ typed, voice }, say)
  } finally {
    await doubles.close()
  }
}

interface Conditions extends Pick<Site, 'byVoice' | 'doublesPid'> {
  env: Record<string, string>
}

async function measureWay({ env, doublesPid, byVoice }: Conditions, most: number, say: Say): Promise<Way> {
  const begunMs = Date.now()
  const name = byVoice ? 'voice' : 'typed'
  const instance = await startInstance({
    dataDir: mkdtempSync(join(tmpdir(), 'lexnova-bench-')),
    onProgress: say,
    // The first answers wait until all interviews have begun.
    env: { VOICE_WORDS_PER_MINUTE: '300', AGENT_MAX_JOBS: '100', ANSWER_TIMEOUT_MS: '600000', ...env },
  })
  const levels: Level[] = []
  try {
    const site = { instance, bareServer: await startBareAgent(instance), doublesPid, byVoice }
    // The first jobs of a server cost what later ones do not.
    await measureLevel(site, 1, WARM_UP_STEPS)
    let lasts: { steps: number; ms: number } | undefined
    for (const interviews of LEVELS.filter((level) => level <= most)) {
      const levelBegunMs = Date.now()
      const steps = stepsFor(interviews)
      const expectedMs = lasts ? (lasts.ms * steps) / lasts.steps : 0
      if (levelBegunMs + expectedMs > begunMs + BUDGET_MS[name]) return { levels, ended_by: 'time' }
      const level = await measureLevel(site, interviews, steps)
      levels.push(level)
      for (const line of linesOf(name, level)) say(line)
      if (hasDoubled(levels)) return { levels, ended_by: 'doubled' }
      lasts = { steps, ms: Date.now() - levelBegunMs }
    }
    return { levels, ended_by: 'size' }
  } catch (error) {
    if (!(error instanceof Unfinished) || levels.length === 0) throw error
    say(`${name}: the next number of interviews could not be held: ${error.message}`)
    return { levels, ended_by: 'unfinished', reason: error.message }
  } finally {
    await instance.remove()
  }
}

function resultOf({ typed, voice }: { typed: Way; voice: Way }, say: Say): BenchResult {
  const processors = cpus().length
  const ways = Object.entries({ typed, voice }).map(([name, way]) => [name, limitOf(way, processors)] as const)
  for (const [name, { text }] of ways) say(`${name}: ${text}`)
  const memory = compare(
    'capacity',
    'MB an interview',
    voice.levels.map(({ memory_mb }) => memory_mb),
    voice.levels.map(({ bare }) => bare.memory_mb),
  )
  const failures = Object.entries({ typed, voice }).flatMap(([name, { levels }]) =>
    levels.flatMap(
      ({ interviews, turns, dropped }) => failureOf(`${name}, ${interviews} at once:`, turns, dropped) ?? [],
    ),
  )
  return {
    ...memory,
    processors,
    at_once: Object.fromEntries(ways),
    typed,
    voice,
    ...(failures.length > 0 && { failure: failures.join('; ') }),
  }
}
