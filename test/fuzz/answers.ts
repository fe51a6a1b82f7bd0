import { textOf as wordsOfTurn, IDLE } from '../../agent/hearing/turn.ts'
import { copiedParts, isEcho, saysTheSame } from '../../interview/conduct/bleed.ts'
import { doubtInNo, doubtInYes, isNegated, isVague, reserveIn } from '../../interview/judging/assent.ts'
import { type Expect, type ExpectOf, type Kind, kindOf } from '../../interview/script/expect/kinds.ts'
import { callOf, type JudgeAnswer, sideCallOf } from '../../interview/judging/call.ts'
import { namesNumber, saysDate, saysName, saysNumber } from '../../interview/judging/grounding.ts'
import { placesOf } from '../../interview/judging/place.ts'
import { quoted } from '../../interview/judging/quoting.ts'
import { readJudgement } from '../../interview/judging/reading.ts'
import { readSideAnswer } from '../../interview/judging/side-answer.ts'
import { meansRecordingAlone } from '../../interview/phrases/recording-words.ts'
import { mentionsNeed, recogniseNeed } from '../../interview/phrases/needs.ts'
import { confirmsWithdrawal, recogniseRequest } from '../../interview/phrases/requests.ts'
import { askedOf } from '../../interview/verdict/asked.ts'
import { readBothWays, readDate } from '../../interview/verdict/date-words.ts'
import { judgeDate } from '../../interview/verdict/date.ts'
import { stripFillers } from '../../interview/verdict/fillers.ts'
import { addressesJudge } from '../../interview/verdict/prompt-injection.ts'
import { judgeName, rateName } from '../../interview/verdict/name.ts'
import { foldedWords, fold, isAsked, isPlainStatement, spaced, wordsOf } from '../../interview/verdict/normalise.ts'
import { judgeNumber } from '../../interview/verdict/number.ts'
import { readIdentifier } from '../../interview/verdict/identifier.ts'
import { withoutSpelling } from '../../interview/verdict/spelling.ts'
import { isUnfinished } from '../../interview/verdict/unfinished.ts'
import { numeralsOf } from '../../interview/verdict/numerals.ts'
import { judgeAfterFailure, judgeByRules, judgeWithoutModel } from '../../interview/verdict/rules.ts'
import type { Question } from '../../interview/verdict/verdict.ts'
import { isPhrase, judgeChoice, mentionedOptions, resembles } from '../../interview/verdict/wording.ts'
import { cover, includesPhrase, lexiconOf } from '../../interview/verdict/words.ts'
import { isPlainYesOrNo, judgeYesNo } from '../../interview/verdict/yes-no.ts'
import type { Language } from './texts.ts'

export type Read = (text: string, language: Language) => unknown

const NAME = 'Anton Maria Weber-Meier'
/** What a quote, a value and a reason may have of characters; see `JudgeAnswerSchema`. */
const MODEL_CHARACTERS = 1_000
const ASK_CHARACTERS = 2_000

const EXPECTATIONS = {
  text: { kind: 'text' },
  affirmation: { kind: 'affirmation', due: 'yes' },
  consent: { kind: 'consent', to: 'recording' },
  name: { kind: 'name', due: 'registered' },
  date: { kind: 'date', due: '1990-05-03' },
  number: { kind: 'number', due: 21 },
  choice: {
    kind: 'choice',
    options: ['divorce', 'death of the spouse', 'annulment'].map((value) => ({ value, also: [`by ${value}`] })),
    due: 'divorce',
  },
  phrase: { kind: 'phrase', phrase: 'I take Clara as my wedded wife, and so on, for all that comes.' },
  judged: { kind: 'judged', criterion: 'Says where they met.' },
} satisfies { [K in Kind]: ExpectOf<K> }
const KINDS = Object.keys(EXPECTATIONS) as Kind[]

const ASKS: Record<Language, string> = {
  en: 'How old are you, how many years and children do you have, and do you agree?',
  fr: 'Quel âge avez-vous, combien d’années et d’enfants, et êtes-vous d’accord ?',
  es: '¿Cuántos años tiene, cuántos hijos, y está de acuerdo?',
  de: 'Wie alt sind Sie, wie viele Jahre und Kinder, und sind Sie einverstanden?',
  ar: 'كم عمرك وكم سنة وكم عدد أولادك وهل توافق؟',
}

function questionOf<K extends Kind>(kind: K, language: Language, ask = ASKS[language]) {
  const expect = EXPECTATIONS[kind] as Expect as ExpectOf<K>
  const step = {
    id: 'one',
    respondent: 'groom',
    ask,
    clarify: ask,
    expect,
    required: true,
    maxClarifications: 2,
    onContrary: 'continue',
    onUnresolved: 'continue',
  } as unknown as Question['step']
  return { expect, question: { step, respondent: { id: 'groom', name: NAME }, language } satisfies Question }
}

/** A reader of answers to a question of each of the kinds. */
const ofKinds = (
  name: string,
  read: (question: Question, text: string) => unknown,
  kinds: readonly Kind[] = KINDS,
): Record<string, Read> =>
  Object.fromEntries(
    kinds.map((kind) => [`${name} ${kind}`, (text, language) => read(questionOf(kind, language).question, text)]),
  )

/** What a model may give as the value of an answer. */
const VALUES: Record<Kind, string> = {
  text: '',
  affirmation: 'yes',
  consent: 'no',
  name: NAME,
  date: '1990-05-03',
  number: '21',
  choice: 'divorce',
  phrase: '',
  judged: '',
}

/** As a model may say of an answer: that its beginning, its first word or its end carries the verdict. */
function judgementOf(kind: Kind, text: string, quote: number): JudgeAnswer {
  const reason = text.slice(0, MODEL_CHARACTERS)
  const quotes = [reason, wordsOf(text.slice(0, 200))[0] ?? '', text.slice(-100)]
  return { verdict: 'accepted', value: VALUES[kind], reason, quote: quotes[quote] ?? '' }
}

const ASKED = { model: 'm', prompt_sha256: '0'.repeat(64), prompt: '{}' }
const part = (text: string, levelDb: number) => ({ id: 'part', text, startMs: 0, endMs: 9_000, levelDb })
const heard = (text: string, levelDb: number) => ({ respondent: 'groom', ...part(text, levelDb) })
const reversed = (text: string) => wordsOf(text).toReversed().join(' ')
const stance = (text: string, language: Language) => {
  const words = wordsOf(text)
  return { language, text, places: words.map((_, from) => ({ from, to: from + 1 })) }
}
/**
 * Whatever reads words of strangers: answers, captions, typed messages, names, scripts, and what vendors say.
 * Each takes any text in any language, throws nothing, and takes time by the text's length alone.
 */
export const ANSWER_READERS = {
  spaced,
  fold,
  foldedWords,
  wordsOf,
  isAsked,
  isPlainStatement,
  askedOf,

  stripFillers,
  addressesJudge,
  cover: (text, language) => cover(wordsOf(text), lexiconOf(language)),
  includesPhrase: (text, language) => includesPhrase(wordsOf(text), lexiconOf(language).negation),
  numerals: (text, language) =>
    numeralsOf(language).map(({ number, day, year, month }) => {
      const words = foldedWords(text)
      return [number(words), day(words), year(words), month?.(words)]
    }),
  readDate,
  judgeYesNo: (text, language) =>
    (['affirmation', 'consent'] as const).map((kind) => {
      const { question, expect } = questionOf(kind, language)
      return judgeYesNo(question, expect, text)
    }),
  judgeName: (text, language) => {
    const { question, expect } = questionOf('name', language)
    return [
      judgeName(question, expect, text),
      judgeName(question, { kind: 'name' }, text),
      rateName(question, expect, text),
    ]
  },
  judgeDate: (text, language) => {
    const { question, expect } = questionOf('date', language)
    return judgeDate(question, expect, text)
  },
  judgeNumber: (text, language) => {
    const { question, expect } = questionOf('number', language)
    return judgeNumber(question, expect, text)
  },
  judgeChoice: (text, language) => {
    const { question, expect } = questionOf('choice', language)
    return [judgeChoice(question, expect, text), mentionedOptions(expect, text)]
  },
  isPhrase: (text, language) => {
    const { question, expect } = questionOf('phrase', language)
    return [isPhrase(question, expect, text), resembles(expect, text)]
  },
  isPlainYesOrNo,
  ...ofKinds('judgeByRules', judgeByRules),
  ...ofKinds('judgeWithoutModel', judgeWithoutModel, ['judged', 'number']),
  ...ofKinds('judgeAfterFailure', judgeAfterFailure, ['judged']),
  'judgeByRules of a question': (text, language) =>
    (['affirmation', 'consent', 'number', 'date', 'choice'] as const).map((kind) =>
      judgeByRules(questionOf(kind, language, text.slice(0, ASK_CHARACTERS)).question, 'um yes, 21'),
    ),
  ...ofKinds('proposals', (question, text) =>
    kindOf(question.step.expect).proposals(question, question.step.expect, text),
  ),
  readBothWays,
  readIdentifier: (text, language) => readIdentifier(questionOf('number', language).question, text),
  'the identifier of a model': (text, language) => {
    const { question } = questionOf('number', language)
    const expect = { kind: 'number', as: 'identifier' } as const
    const step = { ...question.step, expect }
    return readJudgement({ question: { ...question, step }, text }, judgementOf('number', text, 0), ASKED)
  },
  withoutSpelling: (text) => withoutSpelling(text),
  isUnfinished,
  recogniseNeed,
  mentionsNeed,
  recogniseRequest,
  confirmsWithdrawal,
  meansRecordingAlone,
  doubtInYes: (text, language) => [
    doubtInYes(stance(text, language)),
    doubtInNo(stance(text, language)),
    isNegated(stance(text, language)),
  ],
  reserveIn: (text, language) => [reserveIn(text, language), isVague(text, language)],
  saysNumber: (text, language) => [
    namesNumber(text, 21_345, language),
    ...[21_345, -7, 0, 1].map((value) => saysNumber(text, value, language)),
  ],
  saysDate: (text, language) => saysDate(text, '1990-05-03', language),
  saysName: (text) => [saysName(text, NAME), saysName(text, text.slice(0, 2_000))],
  placesOf: (text) => {
    const words = foldedWords(text)
    return [placesOf(text.slice(0, MODEL_CHARACTERS), words), placesOf(text.slice(-MODEL_CHARACTERS), words)]
  },
  ...Object.assign(
    {},
    ...[0, 1, 2].map((quote) =>
      ofKinds(`readJudgement by quote ${quote}`, (question, text) =>
        readJudgement({ question, text }, judgementOf(question.step.expect.kind, text, quote), ASKED),
      ),
    ),
  ),
  quoted,
  callOf: (text, language) => {
    const { question } = questionOf('judged', language)
    const input = { question, text, exchange: Array.from({ length: 8 }, () => ({ by: 'groom', text })) }
    return [callOf(input), sideCallOf({ ...input, knowledge: [text] })]
  },
  ...ofKinds('readSideAnswer', (question, text) => readSideAnswer(text, question)),
  isEcho: (text) => [isEcho(text, text), isEcho(text, reversed(text)), isEcho('I do not know', text)],
  copiedParts: (text) => [
    saysTheSame(part(text, -20), part(reversed(text), -20)),
    copiedParts(heard(text, -40), heard(reversed(text), -20)),
  ],
  'words of a turn': (text) => {
    const words = { startMs: 0, endMs: 1, count: 1, confidence: 1, isFinal: true }
    return wordsOfTurn({ ...IDLE, finals: text.match(/.{1,7}/gsu)?.map((some) => ({ ...words, text: some })) ?? [] })
  },
} satisfies Record<string, Read>
