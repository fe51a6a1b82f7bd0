/** Phrases that take up a word of the question; beside a plain yes or no they change nothing. */
export interface Echo {
  say: string
  /** One of these is in the question. */
  asked: readonly string[]
}

/** Phrases with a meaning of their own: where the question is about something else the answer is left open. */
export interface Statement {
  means: 'yes' | 'no' | 'denial'
  say: readonly string[]
  /** One of these is in the question. */
  asked: readonly string[]
  /** One of these is, and a plain yes or no stands beside it. */
  beside?: readonly string[]
  /** None of these is. */
  unless?: readonly string[]
  /** It answers all that was asked, also where several things were. */
  whole?: true
}

/**
 * The words by which rules recognise an answer, for each language.
 * Everything is a whole phrase: an answer counts only when phrases of this table cover all of it.
 * What stands in a question (the lists named `...Ask`, and `asked`, `beside`, `unless`) is compared without
 * accents, and "*" makes its last word a stem.
 */
export interface AnswerWords {
  /** A yes to whatever was asked. */
  yes: readonly string[]
  /** A yes only as the whole answer. */
  yesAlone: readonly string[]
  /** A yes when the question has one of the given words: "Do you ...?" "I do." */
  yesTo: readonly Echo[]
  /** A yes to a question of consent. */
  consent: readonly string[]
  /** A no to whatever was asked. */
  no: readonly string[]
  /** A no where yes is due; elsewhere it may be the start of something else ("I do not [know]"). */
  denial: readonly string[]
  /** A denial when the question has one of the given words. */
  denialTo: readonly Echo[]
  /** What says more than yes or no, and answers only a question about just that. */
  statements: readonly Statement[]
  /** Changes nothing in a yes or a no. */
  filler: readonly string[]
  /** Changes nothing in a yes; beside a no it may be a change of mind. */
  agreeing: readonly string[]
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
  /** In a question: makes yes and no ambiguous, a yes only where something is to be confirmed before it. */
  negativeAsk: readonly string[]
  confirmAsk: readonly string[]
  /** In a question: makes a no ambiguous. */
  withoutAsk: readonly string[]
  /** In a question: only offers the two, as in "yes or no", and is none of the above. */
  yesOrNoAsk: readonly string[]
  /** In a question: it asks several things at once. */
  jointAsk: readonly string[]
  /** Inside an answer in the respondent's own words: perhaps none, so that no rule takes it. */
  evasion: readonly string[]
  /** At the start of one: a moment is asked for, not an answer given. */
  pause: readonly string[]
  /** At its end: more is to come. */
  unfinished: readonly string[]
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

/** Phrases with the words of the question that found them: "i do > do you / do both | i was > were you". */
export const echoes = (text: string): readonly Echo[] =>
  list(text).map((echo) => {
    const [say = '', asked = ''] = echo.split('>')
    return { say: say.trim(), asked: list(asked.replaceAll('/', '|')) }
  })
