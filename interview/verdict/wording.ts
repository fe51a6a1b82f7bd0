import type { Expect } from '../script.ts'
import { fold, isAsked, isPlainStatement } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Verdict } from './verdict.ts'

type ChoiceExpect = Extract<Expect, { kind: 'choice' }>
type PhraseExpect = Extract<Expect, { kind: 'phrase' }>

const LEAD_IN =
  /^(?:i (?:would )?choose|i pick|i (?:would )?prefer|i want|i would like|i d like|my choice is|my answer is|the answer is|it is|it s|i am|i m|option|je choisis|je suis|elijo|soy|ich wahle|ich bin|اختار|انا) /u
const TRAIL = / (?:please|thank you|thanks|sir|madam|officer|merci|gracias|bitte|danke)$/u

/** One of the options, said by itself: an option inside a longer sentence may be negated or reported. */
export function judgeChoice(expect: ChoiceExpect, text: string): Verdict | undefined {
  const forms = (option: ChoiceExpect['options'][number]) => [option.value, ...option.also]
  if (!isPlainStatement(text) && !expect.options.flatMap(forms).includes(text.trim())) return undefined
  const said = fold(text)
  const bare = said.replace(LEAD_IN, '').replace(TRAIL, '')
  const matching = (form: string) =>
    expect.options.filter((option) => forms(option).some((name) => fold(name) === form))
  const exact = matching(said)
  const [option, ...more] =
    exact.length > 0 ? exact : [bare, bare.replace(/^(?:by|the|a|an|le|la|el|der|die|das) /, '')].flatMap(matching)
  if (option === undefined || more.some((other) => other !== option)) return undefined
  if (expect.due !== undefined && expect.due !== option.value) {
    return ruling('choice', 'other', 'contrary', 'an option other than the one due', option.value)
  }
  return ruling('choice', 'option', 'accepted', 'one of the options', option.value)
}

const SYMBOL = /\p{S}/u

/** The phrase word for word; case, punctuation and diacritics apart. Asked back, or with an emoji, it is not. */
export function isPhrase(expect: PhraseExpect, text: string): boolean {
  const { phrase } = expect
  return fold(text) === fold(phrase) && isAsked(text) === isAsked(phrase) && SYMBOL.test(text) === SYMBOL.test(phrase)
}
