import { recogniseRequest } from '../phrases/requests.ts'
import type { Expect } from '../script.ts'
import { addressesJudge } from './meddling.ts'
import { asciiDigits, fold, isPlainStatement } from './normalise.ts'
import { ruling } from './ruling.ts'
import type { Question, Verdict } from './verdict.ts'
import { cover, lexiconOf } from './words.ts'

type NameExpect = Extract<Expect, { kind: 'name' }>

const OPENER =
  /^(?:(?:um|uh|er|erm|yes|hello|hi|good morning|good afternoon|oui|euh|bonjour|ja|äh|ähm|also|guten tag|guten morgen|sí|buenos días|buenas tardes|hola|eh|bueno|pues|monsieur|madame|sir|madam|officer|señor|señora|نعم|مرحبا|السلام عليكم|صباح الخير)[\s,.!،]+)+/iu
const LEAD_IN =
  /^(?:my (?:full |legal |first and last )?name is|my (?:full |legal )?name's|i am called|i am|i'm|it is|it's|this is|je m'appelle|moi c'est|c'est|mon nom (?:complet )?(?:est|c'est)|je suis|me llamo|mi nombre (?:completo )?es|soy|yo soy|ich hei(?:ß|ss)e|mein (?:voller |vollständiger |kompletter )?name (?:ist|lautet)|ich bin|أنا اسمي|اسمي الكامل هو|اسمي الكامل|اسمي بالكامل|اسمي هو|اسمي|إسمي|أنا)\s*[:,]?\s+/iu
const TRAIL =
  /[\s,،]+(?:is my (?:full |legal )?name|sir|madam|ma'am|officer|please|thank you|monsieur|madame|merci|señor|señora|gracias|bitte|danke|شكرا|سيدي|سيدتي)$/iu
const TITLE =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|madam|mx|monsieur|madame|mme|mlle|herr|frau|señora|señor|sra|sr|السيدة|السيد|الدكتورة|الدكتور)\.?\s+/iu

/** Words of sentences, not of names; one of them and the answer is not read as a name. */
const SENTENCE_WORDS = new Set(
  `a an and are as at be been but by can come did do does for from get go going had has have he her here him his how i if in is it
   just know like maybe me mean my no nope not of ok okay on or our perhaps please really said same say she sorry sure tell thank
   thanks that the their there they think this to used was we well were what when where which who why will with would yes you your
   actually already also always away fine good hello hi later married name nobody none nothing now ready single soon someone
   something too very called formerly née nee next question nice try skip same officer bride groom ah oh um uh er erm
   oui non je suis ne pas le mon ma est et ou mais pas suis sais quoi
   si mi es yo pero que qué sé nombre soy tengo
   ja nein ich nicht kein keine ist und oder aber mein habe weiß was wie
   نعم لا انا اسمي هو هي ليس لست لكن`.split(/\s+/),
)
/** Parts of names that are written in lower case. */
const PARTICLES = new Set(
  'al el la le de da do dos das di del della den der van von zu zur y e ibn ben bin bint abu du ter ten'.split(' '),
)

const wordsIn = (name: string) => fold(name).split(' ').filter(Boolean)

/** The name as given: without "my name is", titles and closing words. */
function cleaned(text: string): { name: string; introduced: boolean } {
  const whole = text
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  const bare = whole.replace(/[\s.,;:!،؛]+$/u, '')
  const opened = bare.replace(OPENER, '')
  const inner = opened.replace(LEAD_IN, '')
  const untrailed = inner.replace(TRAIL, '')
  const introduced = inner !== opened || untrailed !== inner
  return { name: untrailed.replace(TITLE, '').replace(/^[\s,.:;-]+|[\s,:;]+$/gu, ''), introduced }
}

/** Could be a person's name at all: a few words of letters, none of them a word of sentences unless it is due. */
function isPossible(name: string, language: string, due: readonly string[]): boolean {
  const words = name.split(' ')
  if (words.length > 8 || !words.every((word) => /^[\p{L}\p{M}][\p{L}\p{M}'.-]*,?$/u.test(word))) return false
  const plain = name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  if (plain.some((word) => SENTENCE_WORDS.has(word) && !PARTICLES.has(word) && !due.includes(word))) return false
  return plain.some((word) => word.length > 1) && cover(plain, lexiconOf(language)) === undefined
}

/** Reads as a name with nothing to compare it with: capital initials, or an introduction where a script has none. */
function isEvident(name: string, introduced: boolean): boolean {
  const words = name.split(' ')
  if (!/\p{Lu}|\p{Ll}/u.test(name)) return introduced
  const capital = words.every((word) => /^\p{Lu}/u.test(word) || PARTICLES.has(word.toLowerCase().replace(/-.*/, '')))
  return capital && words.some((word) => /^\p{Lu}/u.test(word)) && (words.length > 1 || introduced)
}

const sameWord = (given: string, due: string) => given === due || (given.length === 1 && due.startsWith(given))

/** Every word of `few` stands in `many`, in its order; a lone initial stands for a word. */
function isWithin(few: readonly string[], many: readonly string[]): boolean {
  let at = 0
  for (const word of few) {
    while (at < many.length && !sameWord(word, many[at] ?? '') && !sameWord(many[at] ?? '', word)) at++
    if (at++ >= many.length) return false
  }
  return true
}

/** Same words in any order, or same first and last with middle names left out, or added where they may be. */
function isSameName(given: readonly string[], due: readonly string[], mayAdd: boolean): boolean {
  const joined = (words: readonly string[]) => words.join('')
  if (joined(given) === joined(due) || joined(given.toSorted()) === joined(due.toSorted())) return true
  if (given.length < 2 || due.length < 2) return false
  const familyFirst = [...given.slice(1), given[0] ?? '']
  return [given, familyFirst].some(
    (order) =>
      order[0] === due[0] && order.at(-1) === due.at(-1) && (isWithin(order, due) || (mayAdd && isWithin(due, order))),
  )
}

/** Longest common subsequence over the longer length: how alike two words sound on paper, 0 to 1. */
function likeness(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const letter of a) {
    const next = [0]
    for (let at = 0; at < b.length; at++) {
      next.push(letter === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return (row[b.length] ?? 0) / Math.max(a.length, b.length)
}

/** Nothing in common, not even nearly: what a recogniser may have misheard is no other name. */
const isOther = (given: readonly string[], due: readonly string[]) =>
  given.every((one) => due.every((other) => !sameWord(one, other) && likeness(one, other) < 0.6))

const dueName = (question: Question, { due }: NameExpect) => (due === 'registered' ? question.respondent.name : due)

/** A personal name; where one is due it is compared by its words, and a doubtful difference is left open. */
export function judgeName(question: Question, expect: NameExpect, text: string): Verdict | undefined {
  if (!isPlainStatement(text) || /\d/.test(asciiDigits(text)) || addressesJudge(text)) return undefined
  const { name, introduced } = cleaned(text)
  const due = wordsIn(dueName(question, expect) ?? '')
  if (recogniseRequest(text, question.language) || !isPossible(name, question.language, due)) return undefined
  return compare(question, expect, name, isEvident(name, introduced))
}

/** A name that is sure to be one, beside the one that is due; undefined when they differ by little. */
export const rateName = (question: Question, expect: NameExpect, name: string): Verdict | undefined =>
  compare(question, expect, name, true)

function compare(question: Question, expect: NameExpect, name: string, evident: boolean): Verdict | undefined {
  if (expect.due === undefined) {
    return evident ? ruling('name', 'given', 'accepted', 'a personal name', name) : undefined
  }
  const due = dueName(question, expect)
  if (due === undefined) return undefined
  if (isSameName(wordsIn(name), wordsIn(due), evident)) {
    return ruling(
      'name',
      'match',
      'accepted',
      expect.due === 'registered' ? 'the registered name' : 'the name due',
      name,
    )
  }
  if (!evident || !isOther(wordsIn(name), wordsIn(due))) return undefined
  return ruling('name', 'other', 'contrary', 'a different name from the one due', name)
}
