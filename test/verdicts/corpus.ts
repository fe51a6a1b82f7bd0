import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readScript, type Script } from '../../interview/script/script.ts'
import type { Question, Verdict } from '../../interview/verdict/verdict.ts'

export const LANGUAGES = ['en', 'ar', 'fr', 'es', 'de'] as const
type Language = (typeof LANGUAGES)[number]
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

/** All questions of the corpus as one script. */
export function scriptOf(language: Language): Script {
  const steps = Object.entries(corpus.questions).map(([id, { ask, expect, expectIn }]) => ({
    id,
    ask: ask[language],
    expect: expect ?? expectIn?.[language],
    respondent: 'bride',
  }))
  const read = readScript({ language, steps })
  if (!read.ok) throw new Error(`answers.json: ${read.problems[0]?.path}: ${read.problems[0]?.message}`)
  return read.script
}

export const nameIn = (language: Language): string | undefined => corpus.questions['name']?.name?.[language]

const SCRIPTS = new Map(LANGUAGES.map((language) => [language, scriptOf(language)]))

function questionOf({ question, language }: Written): Question {
  const step = SCRIPTS.get(language)?.steps.find(({ id }) => id === question)
  if (!step) throw new Error(`answers.json: there is no question "${question}"`)
  const name = nameIn(language)
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
