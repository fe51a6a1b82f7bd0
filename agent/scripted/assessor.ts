import { randomBytes } from 'node:crypto'
import type { Judgement, Line, Reply } from '../../interview/conduct/state.ts'
import type { Fact } from '../../interview/facts.ts'
import { judgeWithoutModel } from '../../interview/verdict/rules.ts'
import type { Question } from '../../interview/verdict/verdict.ts'
import type { JudgeBriefing } from '../../interview/judging/briefing.ts'
import type { Judge } from '../judging/judge.ts'

/** Has answers judged and respondents' questions answered: by a model where there is one, else by rules and a phrase. */
export class Assessor {
  readonly #judge: Judge | undefined
  readonly #note: (fact: Fact) => void
  readonly #noted = new Set<JudgeBriefing>()

  /** @param note takes each system prompt of the model, once, before the first thing that rests on it */
  constructor(judge: Judge | undefined, note: (fact: Fact) => void) {
    this.#judge = judge
    this.#note = note
  }

  get name(): string {
    return this.#judge?.name ?? 'rules'
  }

  async judge(question: Question, text: string, lines: readonly Line[]): Promise<Judgement> {
    const judge = this.#judge
    if (!judge) return { kind: 'verdict', verdict: judgeWithoutModel(question, text) }
    this.#noteBriefing(judge, judge.briefing)
    const judgement = await judge.judge({ question, text, exchange: lines })
    return judgement.kind === 'failed' ? { ...judgement, model: judge.model } : judgement
  }

  async reply(question: Question, text: string, lines: readonly Line[]): Promise<Reply> {
    const judge = this.#judge
    if (!judge) return { kind: 'none' }
    this.#noteBriefing(judge, judge.sideBriefing)
    const answer = await judge.answer({ question, text, exchange: lines, knowledge: [] })
    return answer.kind === 'answer' ? { ...answer, kind: 'reply' } : { kind: 'none' }
  }

  #noteBriefing({ model, sideBriefing }: Judge, briefing: JudgeBriefing): void {
    if (this.#noted.has(briefing)) return
    this.#noted.add(briefing)
    const system = { value: briefing.system, salt: randomBytes(32).toString('hex') }
    const use = briefing === sideBriefing ? { use: 'side-questions' as const } : {}
    this.#note({ kind: 'judge-briefed', model, ...use, system, sha256: briefing.sha256 })
  }
}
