import { initializeLogger } from '@livekit/agents'
import { createJudge } from '../../agent/judging/gemini.ts'
import type { Judgement } from '../../agent/judging/judge.ts'
import { readConfig } from '../../config.ts'
import { assertNever } from '../../interview/statuses.ts'
import { judgeByRules, judgeWithoutModel } from '../../interview/verdict/rules.ts'
import type { Outcome, Verdict } from '../../interview/verdict/verdict.ts'
import { ANSWERS, type Answer, isRight, LANGUAGES, nameIn, scriptOf } from '../verdicts/corpus.ts'
import { type BenchResult, compare, summarise } from './measure.ts'

const WARM_UP_RUNS = 20
const RUNS = 50

type Found = Pick<Verdict, 'outcome' | 'value'> & { judge?: Verdict['judge'] }

/** What anybody would write first: one pattern for each kind, in the five languages. */
function bare({ question, text }: Answer): Found | undefined {
  const said = text.trim().toLowerCase()
  const { expect } = question.step
  const accepted = (value: NonNullable<Verdict['value']>): Found => ({ outcome: 'accepted', value })
  switch (expect.kind) {
    case 'consent':
    case 'affirmation': {
      const due = expect.kind === 'consent' ? 'yes' : expect.due
      const yes = /(^|[\s,.])(yes|i do|oui|sí|ja|نعم)($|[\s,.])/.test(said)
      const no = /(^|[\s,.])(no|non|nein|لا)($|[\s,.])/.test(said)
      if (yes === no) return undefined
      return due === undefined || yes === (due === 'yes') ? accepted(yes) : { outcome: 'contrary', value: yes }
    }
    case 'name':
      return said.includes((question.respondent.name ?? '').toLowerCase()) ? accepted(text) : undefined
    case 'date': {
      const at = Date.parse(said)
      return Number.isNaN(at) ? undefined : accepted(new Date(at).toISOString().slice(0, 10))
    }
    case 'number': {
      const digits = /\d+/.exec(said)
      return digits ? accepted(Number(digits[0])) : undefined
    }
    case 'choice': {
      const option = expect.options.find(({ value }) => said.includes(value.toLowerCase()))
      return option ? accepted(option.value) : undefined
    }
    case 'phrase':
      return said === expect.phrase.toLowerCase() ? accepted(expect.phrase) : undefined
    case 'text':
      return said === '' ? undefined : accepted(text)
    case 'judged':
      return undefined
    default:
      return assertNever(expect)
  }
}

interface Tally {
  answers: number
  by_rule: number
  left_to_model: number
  correct: number
  wrong: number
  false_acceptances: number
  /** Accepted at a `judged` step whose criterion nobody checked, rightly or not. */
  unchecked: number
  false_contraries: number
  /** Plain answers that a rule should have decided. */
  missed: number
}

const isUnchecked = ({ judge }: Found) => judge?.by === 'rule' && judge.rule === 'judged.unchecked'

/** Each side's decisions counted against those of a careful person. */
function tally(answers: readonly Answer[], judge: (answer: Answer) => Found | undefined): Tally {
  const found = answers.map((answer) => ({ answer, verdict: judge(answer) }))
  const decided = found.filter(({ verdict }) => verdict !== undefined)
  const wrong = decided.filter(({ answer, verdict }) => verdict && !isRight(answer, verdict))
  const wrongly = (outcome: Outcome) => wrong.filter(({ verdict }) => verdict?.outcome === outcome).length
  return {
    answers: answers.length,
    by_rule: decided.length,
    left_to_model: answers.length - decided.length,
    correct: decided.length - wrong.length,
    wrong: wrong.length,
    false_acceptances: wrongly('accepted'),
    unchecked: found.filter(({ verdict }) => verdict && isUnchecked(verdict)).length,
    false_contraries: wrongly('contrary'),
    missed: found.filter(({ answer, verdict }) => answer.by === 'rule' && verdict === undefined).length,
  }
}

const ours = ({ question, text }: Answer) => judgeByRules(question, text)
/** What decides where there is no key. */
const withoutModel = ({ question, text }: Answer) => judgeWithoutModel(question, text)

const COLUMNS = 'answers,by rule,to model,correct,wrong,false acc.,unchecked,false con.,missed'.split(',')

function table(say: (line: string) => void, by: 'language' | 'category'): void {
  const row = (name: string, cells: readonly unknown[]) =>
    say(`${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(11)).join('')}`)
  row(by, COLUMNS)
  const groups = [...Map.groupBy(ANSWERS, (answer) => answer[by])]
  for (const [name, answers] of [...groups, ['all', ANSWERS] as const]) row(name, Object.values(tally(answers, ours)))
  row('without a model', Object.values(tally(ANSWERS, withoutModel)))
}

/** Microseconds for each answer, the median of its runs. */
function time(judge: (answer: Answer) => unknown): number[] {
  for (let run = 0; run < WARM_UP_RUNS; run++) for (const answer of ANSWERS) judge(answer)
  return ANSWERS.map((answer) => {
    const runs = Array.from({ length: RUNS }, () => {
      const start = process.hrtime.bigint()
      judge(answer)
      return Number(process.hrtime.bigint() - start) / 1_000
    })
    return summarise(runs).p50
  })
}

/** The model that answered, where it said so. */
function servedBy(judgement: Judgement | undefined): string[] {
  if (!judgement || judgement.kind === 'failed') return []
  const used = judgement.kind === 'side-question' ? judgement : judgement.verdict.judge
  return 'served_model' in used && used.served_model !== undefined ? [used.served_model] : []
}

/** The answers that rules leave open, judged by Gemini itself; without its key nothing is claimed. */
async function measureModel(say: (line: string) => void): Promise<Record<string, unknown>> {
  const { gemini } = readConfig()
  if (!gemini) {
    say('The model’s share is not measured: set GEMINI_API_KEY, and Gemini judges it.')
    return { measured: false }
  }
  initializeLogger({ pretty: false, level: 'silent' })
  const [wrong, failures, latencies]: [Record<string, number>, Record<string, number>, number[]] = [{}, {}, []]
  const served = new Set<string>()
  let [asked, right, failed, falseAcceptances] = [0, 0, 0, 0]
  for (const language of LANGUAGES) {
    const name = nameIn(language)
    const judge = createJudge(gemini, { script: scriptOf(language), names: name === undefined ? {} : { bride: name } })
    for (const answer of ANSWERS.filter((one) => one.language === language && !ours(one))) {
      const start = performance.now()
      const { question, text } = answer
      const judgement = await judge?.judge({ question, text, exchange: [{ by: 'officer', text: question.step.ask }] })
      latencies.push(performance.now() - start)
      asked++
      for (const model of servedBy(judgement)) served.add(model)
      if (!judgement || judgement.kind === 'failed') {
        failed++
        const { code = 'none' } = judgement ?? {}
        failures[code] = (failures[code] ?? 0) + 1
      } else if (
        judgement.kind === 'side-question' ? answer.outcome === 'side-question' : isRight(answer, judgement.verdict)
      )
        right++
      else {
        wrong[answer.category] = (wrong[answer.category] ?? 0) + 1
        if (judgement.kind === 'verdict' && judgement.verdict.outcome === 'accepted') falseAcceptances++
      }
    }
    say(`${gemini.model}, ${language}: ${right} of ${asked} as a careful person, ${failed} failed`)
  }
  return {
    measured: true,
    model: gemini.model,
    served: [...served],
    asked,
    right,
    failed,
    failures,
    false_acceptances: falseAcceptances,
    wrong,
    ms: summarise(latencies),
  }
}

/** Verdicts by rule on the corpus, counted with a model behind them and without, and timed beside bare patterns. */
export async function verdicts(say: (line: string) => void): Promise<BenchResult> {
  table(say, 'language')
  say('')
  table(say, 'category')
  const model = await measureModel(say)
  return compare('verdicts', 'µs', time(ours), time(bare), {
    ...tally(ANSWERS, ours),
    without_model: tally(ANSWERS, withoutModel),
    bare_pattern: tally(ANSWERS, bare),
    model,
  })
}
