import type { ExpectOf } from '../script/expect/kinds.ts'
import { type Asked, askedOf, asks, firstOf, withoutMarks } from './asked.ts'
import { isPlainStatement, wordsOf } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { cover, type Entry, type Lexicon, lexiconOf, type Tag } from './words.ts'

type YesNo = ExpectOf<'affirmation' | 'consent'>
/** `denial` is a no only where yes is due. */
type Polarity = 'yes' | 'no' | 'denial'

/** What is asked; what the consent of the step is to belongs to it, whatever the words. */
const askedIn = (question: Question, expect: YesNo): Asked =>
  askedOf(question.step.ask) + (expect.kind === 'consent' && expect.to !== undefined ? ` ${expect.to} ` : '')

/** What the words say as a whole, by phrases that the question founds; undefined when it is mixed or about something else. */
function saidBy(entries: readonly Entry[], asked: Asked, kind: YesNo['kind'], lexicon: Lexicon): Polarity | undefined {
  const fits = ({ statement }: Entry) =>
    statement === undefined ||
    ((asks(asked, statement.asked) || asks(asked, statement.beside)) && !asks(asked, statement.unless))
  const founds = ({ tag, echoes, consent, statement }: Entry) => {
    if (tag === 'agreeing') return false
    if (statement) return asks(asked, statement.asked) && (statement.whole || !asks(asked, lexicon.jointAsk))
    return echoes === undefined || (consent && kind === 'consent') || asks(asked, echoes)
  }
  if (!entries.every(fits) || !entries.some(founds)) return undefined
  const said = new Set(entries.map(({ tag }) => tag))
  if ([...said].every((tag) => tag === 'yes' || tag === 'agreeing')) return 'yes'
  if ([...said].some((tag) => tag !== 'no' && tag !== 'denial')) return undefined
  return said.has('no') ? 'no' : 'denial'
}

/** It asks for more than one thing. */
export const asksSeveral = ({ step, language }: Question): boolean =>
  asks(askedOf(step.ask), lexiconOf(language).jointAsk)

/** A question that has a negation in it may be answered either way. */
function isSure(polarity: Polarity, asked: Asked, lexicon: Lexicon): boolean {
  const offered = withoutMarks(asked, lexicon.yesOrNoAsk)
  const negated = firstOf(offered, lexicon.negativeAsk)
  if (polarity !== 'yes') return negated === Infinity && !asks(offered, lexicon.withoutAsk)
  return negated === Infinity || firstOf(offered, lexicon.confirmAsk) < negated
}

function polarityOf(question: Question, expect: YesNo, text: string): Polarity | undefined {
  if (!isPlainStatement(text)) return undefined
  const lexicon = lexiconOf(question.language)
  const asked = askedIn(question, expect)
  if (asks(asked, lexicon.ambiguousAsk)) return undefined
  if (expect.kind === 'consent' && asks(asked, lexicon.invertingAsk)) return undefined
  const words = wordsOf(text)
  const entries: readonly Entry[] | undefined = lexicon.yesAlone.includes(words.join(' '))
    ? [{ tag: 'yes' }]
    : cover(words, lexicon)
  const polarity = saidBy(entries?.filter(({ tag }) => tag !== 'filler') ?? [], asked, expect.kind, lexicon)
  return polarity && isSure(polarity, asked, lexicon) ? polarity : undefined
}

/** Every word of it belongs to a yes or a no: where the rules leave it open nothing in it decides. */
export function isPlainYesOrNo(text: string, language: string): boolean {
  const tags = cover(wordsOf(text), lexiconOf(language))?.map(({ tag }) => tag) ?? []
  const isAnswer = (tag: Tag) => tag === 'yes' || tag === 'no' || tag === 'denial'
  return tags.some(isAnswer) && tags.every((tag) => isAnswer(tag) || tag === 'filler' || tag === 'agreeing')
}

/** Yes or no, when it is nothing else; a mixture, a condition or an aside is left to the model. */
export function judgeYesNo(question: Question, expect: YesNo, text: string): Verdict | undefined {
  const polarity = polarityOf(question, expect, text)
  if (polarity === undefined) return undefined
  const due = expect.kind === 'consent' ? 'yes' : expect.due
  if (polarity === 'denial' && due !== 'yes') return undefined
  const said = polarity === 'yes' ? 'yes' : 'no'
  const value = said === 'yes'
  if (due === undefined || due === said) return ruling(expect.kind, said, 'accepted', `a clear ${said}`, value)
  return ruling(expect.kind, said, 'contrary', `a clear ${said}, where ${due} is due`, value)
}
