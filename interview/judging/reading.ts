import { z } from 'zod'
import { rateDate } from '../verdict/date.ts'
import { addressesJudge } from '../verdict/meddling.ts'
import { rateName } from '../verdict/name.ts'
import { fold, foldedWords, spaced } from '../verdict/normalise.ts'
import { rateNumber } from '../verdict/number.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { assertNever } from '../verdict/ruling.ts'
import { type ModelCall, type Outcome, type Question, usedBy, type Verdict, VerdictSchema } from '../verdict/verdict.ts'
import { isPhrase, mentionedOptions, rateChoice } from '../verdict/wording.ts'
import { isPlainYesOrNo } from '../verdict/yes-no.ts'
import { doubtInNo, doubtInYes, findNegations, isNegated, isVague, reserveIn } from './assent.ts'
import { type JudgeAnswer, JudgeAnswerSchema } from './call.ts'
import { saysDate, saysName, saysNumber } from './grounding.ts'
import { type Place, placesOf } from './place.ts'

/** What became of the model's call; `against-schema` when it cannot be read as a judgement of this step at all. */
export type Reading =
  | { kind: 'verdict'; verdict: Verdict }
  | ({ kind: 'side-question' } & ModelCall)
  | { kind: 'against-schema' }

type Finding =
  /** The value is what the answer says; the outcome follows from it. */
  | { outcome: Outcome; value?: Verdict['value'] }
  /** Something that can be checked speaks against it. */
  | { doubt: string }
  /** Not a value of this kind of step. */
  | undefined

interface Said {
  question: Question
  text: string
  answer: JudgeAnswer
  words: readonly string[]
  places: readonly Place[]
}

const rated = ({ outcome, value }: Verdict): Finding => ({ outcome, ...(value === undefined ? {} : { value }) })

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false }

/** A yes or no that is due has to be said in words that are known; without one due, the model's reading stands. */
function findYesNo({ question, text, answer, places }: Said, due: 'yes' | 'no' | undefined): Finding {
  const value = YES_NO[answer.value.trim().toLowerCase()]
  if (value === undefined) return undefined
  if (due === undefined) return { outcome: 'accepted', value }
  const { language } = question
  if (isPlainYesOrNo(text, language)) return { doubt: 'to this question the words can mean either, or only a part' }
  const isDue = value === (due === 'yes')
  const doubt =
    (value ? doubtInYes : doubtInNo)({ language, text, places }) ?? (isDue ? reserveIn(text, language) : undefined)
  return doubt === undefined ? { outcome: isDue ? 'accepted' : 'contrary', value } : { doubt }
}

/** Characters; nobody is registered by more. */
const LONGEST_NAME = 300

function findName({ question, text, answer, words }: Said): Finding {
  const { expect } = question.step
  if (expect.kind !== 'name') return undefined
  const name = spaced(answer.value)
  if (name === '') return undefined
  if (name.length > LONGEST_NAME) return { doubt: 'no name is so long' }
  if (!saysName(text, name)) return { doubt: 'the name was not said' }
  const whole = placesOf(name, words)
  const places = whole.length > 0 ? whole : [...new Set(name.split(' '))].flatMap((part) => placesOf(part, words))
  if (isNegated({ language: question.language, text, places })) {
    return { doubt: 'a negation stands beside the name' }
  }
  const verdict = rateName(question, expect, name)
  return verdict ? rated(verdict) : { doubt: 'the name is neither the one due nor clearly another' }
}

function findChoice({ question, text, answer }: Said): Finding {
  const { expect } = question.step
  if (expect.kind !== 'choice') return undefined
  const chosen = expect.options.find((option) =>
    [option.value, ...option.also].some((form) => fold(form) === fold(answer.value)),
  )
  if (!chosen) return undefined
  const named = mentionedOptions(expect, text)
  const isDenied = findNegations(text, question.language)
  const meant = named.filter(({ at }) => !isDenied(at))
  if (named.length > 0 && meant.every(({ option }) => option !== chosen)) {
    return { doubt: 'the answer names another option, or not this one' }
  }
  return rated(rateChoice(expect, chosen.value))
}

/** What the answer says by the model's reading, as far as code can check it; what is due is decided here. */
function find(said: Said): Finding {
  const { question, text, answer } = said
  const { expect } = question.step
  const { language } = question
  switch (expect.kind) {
    case 'consent':
      return findYesNo(said, 'yes')
    case 'affirmation':
      return findYesNo(said, expect.due)
    case 'name':
      return findName(said)
    case 'date': {
      const iso = z.iso.date().safeParse(answer.value.trim())
      if (!iso.success) return undefined
      if (isVague(text, language)) return { doubt: 'the date is a guess' }
      return saysDate(text, iso.data, language) ? rated(rateDate(expect, iso.data)) : { doubt: 'the date was not said' }
    }
    case 'number': {
      const digits = /^[-+]?\d{1,15}(?:\.\d{1,6})?$/.exec(answer.value.trim())
      if (!digits) return undefined
      const value = Number(digits[0])
      if (isVague(text, language)) return { doubt: 'the number is one of several, or a guess' }
      return saysNumber(text, value, language) ? rated(rateNumber(expect, value)) : { doubt: 'the number was not said' }
    }
    case 'choice':
      return findChoice(said)
    case 'phrase':
      return isPhrase(question, expect, text)
        ? { outcome: 'accepted', value: expect.phrase }
        : { doubt: 'not the phrase that is due' }
    case 'text':
      return { outcome: 'accepted', value: spaced(text) }
    case 'judged':
      return { outcome: answer.verdict === 'contrary' ? 'contrary' : 'accepted', value: spaced(text) }
    default:
      return assertNever(expect)
  }
}

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
  const found = find({ question, text, answer, words, places })
  if (found === undefined) return { kind: 'against-schema' }
  if ('doubt' in found) return doubted(found.doubt)
  if (answer.verdict === 'contrary' && found.outcome === 'accepted') return doubted('its value is what is due')
  return verdictOf(found.outcome, answer.reason, found.value)
}
