import { fold } from '../verdict/normalise.ts'

/** What one microphone gave, with the loudness of its words in dB under full scale. */
export interface VoiceUtterance {
  respondent: string
  text: string
  startMs: number
  endMs: number
  levelDb: number
}

export interface Span {
  startMs: number
  endMs: number
}

/** The same words reach two microphones within this time. */
const SLACK_MS = 800
/** A difference in loudness that tells the speaker's own microphone from the other one. */
const LOUDER_DB = 4
/** Share of the shorter utterance's words that makes two utterances the same. */
const SAME_WORDS = 0.6
/** Fewer words than this may be said by anybody in answer to the officer. */
const ECHO_WORDS = 3
const ECHO_SHARE = 0.7

export const isClearlyLouder = (levelDb: number, otherDb: number): boolean => levelDb - otherDb >= LOUDER_DB

export const overlaps = (a: Span, b: Span): boolean =>
  a.startMs <= b.endMs + SLACK_MS && b.startMs <= a.endMs + SLACK_MS

/** Said while the other was being said, but for what a microphone is late. */
export const isWithin = (inner: Span, outer: Span): boolean =>
  inner.startMs >= outer.startMs && inner.endMs <= outer.endMs + SLACK_MS

const wordsOf = (text: string) => fold(text).split(' ').filter(Boolean)

function sharedWords(a: readonly string[], b: readonly string[]): number {
  const left = [...b]
  return a.filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }).length
}

function isSimilar(a: string, b: string): boolean {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const shorter = Math.min(wordsA.length, wordsB.length)
  return shorter > 0 && sharedWords(wordsA, wordsB) / shorter >= SAME_WORDS
}

/**
 * Whose words two utterances on two microphones are: both people's own, or those of the louder one,
 * or not to be decided.
 */
export function compareVoices(a: VoiceUtterance, b: VoiceUtterance): 'both' | 'first' | 'second' | 'undecidable' {
  if (!overlaps(a, b) || !isSimilar(a.text, b.text)) return 'both'
  if (isClearlyLouder(a.levelDb, b.levelDb)) return 'first'
  return isClearlyLouder(b.levelDb, a.levelDb) ? 'second' : 'undecidable'
}

/** Whether a microphone gave back what the officer was saying. */
export function isEcho(heard: string, officerSaid: string): boolean {
  const words = wordsOf(heard)
  return words.length >= ECHO_WORDS && sharedWords(words, wordsOf(officerSaid)) / words.length >= ECHO_SHARE
}
