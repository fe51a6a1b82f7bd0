import { readScript, type Script } from '../../interview/script/script.ts'
import type { Random } from './random.ts'

export const SESSION = '018f0000-0000-7000-8000-000000000001'
export const RESPONDENTS = ['groom', 'bride'] as const
export const NAMES: Readonly<Record<string, string>> = { groom: 'Anton Weber', bride: 'Clara Weber' }

/** The step that asks for consent to recording, and the words by which it is taken back. */
export const RECORDED = 'gate'
export const STOPS = 'please stop recording me'

type StepInput = Record<string, unknown>

const CONSEQUENCES = ['continue', 'refer', 'refer', 'refer', 'end'] as const

/** What a step may be about; the asks are short, so that a schedule is. */
const KINDS: readonly ((random: Random) => StepInput)[] = [
  (random) => ({ ask: 'Where do you live?', expect: 'text', ...(random.chance(0.3) ? { more: true } : {}) }),
  () => ({ ask: 'Do you consent?', expect: 'consent' }),
  () => ({ ask: 'Are you of age?', expect: { kind: 'affirmation', due: 'yes' } }),
  (random) => ({
    ask: 'How many witnesses?',
    expect: { kind: 'number', ...(random.chance(0.5) ? { due: 2 } : {}) },
    confirm: random.chance(0.4),
  }),
  () => ({ ask: 'Which colour?', expect: { kind: 'choice', options: ['red', 'blue', 'green'], due: 'red' } }),
  (random) => ({ ask: 'State your name.', expect: { kind: 'name', due: 'registered' }, confirm: random.chance(0.5) }),
  () => ({ ask: 'Tell us how you met.', expect: { kind: 'judged', criterion: 'a plausible story' } }),
]

/** A script of at least five steps for two respondents, with one step for all and one `when`. */
export function makeScript(random: Random): Script {
  const count = random.between(3, 5)
  const steps: StepInput[] = [
    {
      id: RECORDED,
      ask: 'Do you agree to be recorded?',
      respondent: 'all',
      expect: { kind: 'consent', to: 'recording' },
      required: random.chance(0.8),
    },
  ]
  for (let index = 0; index < count; index++) {
    steps.push({
      id: `s${index + 1}`,
      ...random.pick(KINDS)(random),
      respondent: random.pick(['groom', 'bride', 'all', ['bride', 'groom']]),
      required: random.chance(0.8),
    })
  }
  steps.splice(random.between(1, steps.length), 0, {
    id: 'follow-up',
    ask: 'Do you stand by it?',
    respondent: random.pick(['groom', 'bride']),
    expect: 'consent',
    when: random.pick([
      { step: 'gate', respondent: 'bride', equals: true },
      { not: { step: 'gate', equals: false } },
      { step: 'gate', respondent: 'groom', equals: false },
    ]),
  })
  for (const step of steps) {
    step['maxClarifications'] = random.between(0, 2)
    step['onContrary'] = random.pick(CONSEQUENCES)
    if (random.chance(0.5)) step['onUnresolved'] = random.pick(CONSEQUENCES)
  }
  const read = readScript({ respondents: [...RESPONDENTS], opening: 'Let us begin.', closing: 'Goodbye.', steps })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.script
}
