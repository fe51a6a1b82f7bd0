import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readScript } from '../../interview/script.ts'
import type { Question, Verdict } from '../../interview/verdict/verdict.ts'

const LANGUAGES = ['en', 'ar', 'fr', 'es', 'de'] as const
const perLanguage = z.record(z.enum(LANGUAGES), z.string())

const CorpusSchema = z.strictObject({
  questions: z.record(
    z.string(),
    z.strictObject({
      /** As in a script; `expectIn` where it differs by language. */
      expect: z.unknown().optional(),
      expectIn: z.record(z.enum(LANGUAGES), z.unknown()).optional(),
      ask: perLanguage,
      /** The respondent's registered name. */
      name: perLanguage.optional(),
    }),
  ),
  answers: z.array(
    z.strictObject({
      question: z.string(),
      language: z.enum(LANGUAGES),
      category: z.string(),
      text: z.string(),
      /** What a careful person would say of the answer. */
      outcome: z.enum(['accepted', 'contrary', 'unclear', 'declined', 'off-topic', 'side-question']),
      value: z.union([z.string(), z.number(), z.boolean()]).optional(),
      /** Who has to decide it: a plain answer is the rules' own. */
      by: z.enum(['rule', 'model']),
    }),
  ),
})

const corpus = CorpusSchema.parse(JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8')))

type Written = z.infer<typeof CorpusSchema>['answers'][number]

export interface Answer extends Omit<Written, 'question'> {
  /** Name of the question in the file. */
  about: string
  question: Question
}

function questionOf({ question, language }: Written): Question {
  const asked = corpus.questions[question]
  if (!asked) throw new Error(`answers.json: there is no question "${question}"`)
  const expected = asked.expect ?? asked.expectIn?.[language]
  const read = readScript({
    language,
    steps: [{ id: question, ask: asked.ask[language], expect: expected, respondent: 'bride' }],
  })
  if (!read.ok) throw new Error(`answers.json: question "${question}": ${read.problems[0]?.message}`)
  const [step] = read.script.steps
  if (!step) throw new Error(`answers.json: question "${question}" has no step`)
  const name = asked.name?.[language]
  return { step, respondent: { id: 'bride', ...(name === undefined ? {} : { name }) }, language }
}

/** Answers with the verdict of a careful person, in five languages. */
export const ANSWERS: readonly Answer[] = corpus.answers.map((written) => {
  const { question, ...answer } = written
  return { ...answer, about: question, question: questionOf(written) }
})

/** The verdict is the one that was expected, its value included. */
export const isRight = (answer: Answer, verdict: Pick<Verdict, 'outcome' | 'value'>): boolean =>
  verdict.outcome === answer.outcome &&
  (answer.value === undefined || verdict.outcome === 'declined' || verdict.value === answer.value)
