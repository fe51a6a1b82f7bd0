/**
 * The words by which rules recognise an answer, for each language.
 * Everything is a whole phrase: an answer counts only when phrases of this table cover all of it.
 */
export interface Words {
  /** A yes to whatever was asked. */
  yes: readonly string[]
  /** A yes only as the whole answer. */
  yesAlone: readonly string[]
  /** A yes when the question has the given word: "Do you ...?" "I do." */
  yesTo: readonly (readonly [phrase: string, askWord: string])[]
  /** A yes to a question of consent. */
  consent: readonly string[]
  /** A no to whatever was asked. */
  no: readonly string[]
  /** A no where yes is due; elsewhere it may be the start of something else ("I do not [know]"). */
  denial: readonly string[]
  /** Changes nothing in a yes or a no. */
  filler: readonly string[]
  /** Before a name, a date, a number or a choice it changes nothing; before a yes it may be doubt. */
  hesitation: readonly string[]
  /** A refusal to answer, and what may follow it. */
  decline: readonly string[]
  declineObject: readonly string[]
  /** No answer at all. */
  noise: readonly string[]
  /** In a question: makes a bare yes or no ambiguous. */
  ambiguousAsk: readonly string[]
  /** In a question of consent: makes yes mean no. */
  invertingAsk: readonly string[]
  /** Inside an answer in the respondent's own words: perhaps none, so that no rule takes it. */
  evasion: readonly string[]
  /** Inside an answer: part of a yes. A model's yes has to stand on one, or on a yes of this table. */
  assent: readonly string[]
  /** Inside an answer: turns what stands beside it. */
  negation: readonly string[]
  /** Has a negation in it and turns nothing. */
  harmless: readonly string[]
  /** Inside an answer: a condition, a doubt, a reservation, or somebody else's words. */
  reservation: readonly string[]
  /** Inside an answer: makes a date, a number or an option one of several, or a guess. */
  vague: readonly string[]
}

/** Phrases of a table, divided by "|". */
export const list = (text: string): readonly string[] =>
  text
    .split('|')
    .map((phrase) => phrase.replace(/\s+/g, ' ').trim())
    .filter(Boolean)

/** Phrases with the word of the question that founds them: "i do > do | i am > are". */
export const answers = (text: string): readonly (readonly [phrase: string, askWord: string])[] =>
  list(text).map((pair) => {
    const [phrase = '', askWord = ''] = pair.split('>')
    return [phrase.trim(), askWord.trim()]
  })
