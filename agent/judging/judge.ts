import type { JudgeBriefing } from '../../interview/judging/briefing.ts'
import type { JudgeInput, SideQuestionInput } from '../../interview/judging/call.ts'
import type { ModelCall, Verdict } from '../../interview/verdict/verdict.ts'

/** `code` is a short stable word of what failed, as in `timeout` or `http-429`. */
export interface Failed {
  kind: 'failed'
  code: string
}

export type Judgement = { kind: 'verdict'; verdict: Verdict } | ({ kind: 'side-question' } & ModelCall) | Failed

export type SideAnswer = ({ kind: 'answer'; text: string } & ModelCall) | Failed

/** Judges what the rules leave open, and answers side questions. Neither rejects; each has its deadline inside. */
export interface Judge {
  /** `provider/model`, as the record names it. */
  readonly name: string
  readonly model: string
  /** The system prompt of this interview and its SHA-256, for the record. */
  readonly briefing: JudgeBriefing
  /** The one for side questions: nothing that is due stands in it. */
  readonly sideBriefing: JudgeBriefing
  judge(input: JudgeInput): Promise<Judgement>
  answer(input: SideQuestionInput): Promise<SideAnswer>
}
