import { kindOf } from '../script/expect/kinds.ts'
import { addressesJudge } from '../verdict/prompt-injection.ts'
import { foldedWords } from '../verdict/normalise.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { type ModelCall, type Outcome, type Question, usedBy, type Verdict, VerdictSchema } from '../verdict/verdict.ts'
import { JudgeAnswerSchema } from './call.ts'
import { placesOf } from './place.ts'

/** What became of the model's call; `against-schema` when it cannot be read as a judgement of this step at all. */
export type Reading =
  | { kind: 'verdict'; verdict: Verdict }
  | ({ kind: 'side-question' } & ModelCall)
  | { kind: 'against-schema' }

/**
 * Reads the model's call against its schema, against the answer and against the step. The model says what
 * it understood; whether that was said, and whether it is what is due, is decided here. A verdict that
 * cannot be borne out becomes unclear, and the respondent is asked again.
 */
export function readJudgement(
  { question, text }: { question: Question; text: string },
  args: unknown,
  asked: ModelCall,
): Reading {
  const ruled = judgeByRules(question, text)
  if (ruled) return { kind: 'verdict', verdict: ruled }
  const parsed = JudgeAnswerSchema.safeParse(args)
  if (!parsed.success) return { kind: 'against-schema' }
  const answer = parsed.data
  if (answer.verdict === 'side_question') return { kind: 'side-question', ...asked }
  const words = foldedWords(text)
  const places = placesOf(answer.quote, words)
  const verdictOf = (outcome: Outcome, reason: string, value?: Verdict['value']): Reading => ({
    kind: 'verdict',
    verdict: VerdictSchema.parse({
      outcome,
      ...(value === undefined ? {} : { value }),
      reason: reason.slice(0, 1_000),
      ...(places.length > 0 ? { quote: answer.quote } : {}),
      prompt: asked.prompt,
      judge: { by: 'model', ...usedBy(asked) },
    }),
  })
  const doubted = (doubt: string) => verdictOf('unclear', `Not taken as ${answer.verdict}: ${doubt}. ${answer.reason}`)

  if (answer.verdict === 'unclear' || answer.verdict === 'off-topic') return verdictOf(answer.verdict, answer.reason)
  if (places.length === 0) return doubted('the quoted words do not stand in the answer')
  if (answer.verdict === 'declined') return verdictOf('declined', answer.reason)
  if (addressesJudge(text)) return doubted('the answer speaks to whoever judges it')
  const { expect } = question.step
  const found = kindOf(expect).check({ question, text, answer, words, places }, expect)
  if (found === undefined) return { kind: 'against-schema' }
  if ('doubt' in found) return doubted(found.doubt)
  if (answer.verdict === 'contrary' && found.outcome === 'accepted') return doubted('its value is what is due')
  return verdictOf(found.outcome, answer.reason, found.value)
}
