import { fold } from '../verdict/normalise.ts'

/** Words that came in one go, with the loudness of their own stretch of voice in dB under full scale. */
export interface VoicePart {
  id: string
  text: string
  startMs: number
  endMs: number
  levelDb: number
  /** 0 to 1. */
  confidence?: number
}

/** What one microphone gave in a turn. */
export interface VoiceUtterance extends VoicePart {
  /** The turn in its order, when it came in several: each may be of another voice. */
  parts?: readonly VoicePart[]
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
  const left = new Map<string, number>()
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1)
  return a.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  }).length
}

function isSimilar(a: string, b: string): boolean {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const shorter = Math.min(wordsA.length, wordsB.length)
  return shorter > 0 && sharedWords(wordsA, wordsB) / shorter >= SAME_WORDS
}

/** Whether two utterances on two microphones have the same words: one of them, if not both, is a copy. */
export const saysTheSame = (a: VoicePart, b: VoicePart): boolean => overlaps(a, b) && isSimilar(a.text, b.text)

export const partsOf = (utterance: VoiceUtterance): readonly VoicePart[] =>
  utterance.parts?.length ? utterance.parts : [utterance]

/** A part of an utterance by itself. */
export const onlyPart = <Voice extends VoiceUtterance>(utterance: Voice, part: VoicePart): Voice => {
  const { parts: _, ...whole } = utterance
  return { ...whole, ...part } as Voice
}

/** What is left of an utterance by these of its parts; nothing without any. */
export function withParts<Voice extends VoiceUtterance>(
  utterance: Voice,
  parts: readonly VoicePart[],
): Voice | undefined {
  const [first, second] = parts
  if (!first) return undefined
  if (parts.length === partsOf(utterance).length) return utterance
  if (!second) return { ...onlyPart(utterance, first), id: utterance.id }
  return {
    ...utterance,
    text: textOf(parts),
    startMs: first.startMs,
    endMs: Math.max(...parts.map(({ endMs }) => endMs)),
    levelDb: Math.round(100 * Math.log10(mean(parts, ({ levelDb }) => 10 ** (levelDb / 10)))) / 10,
    ...(first.confidence !== undefined && { confidence: mean(parts, ({ confidence = 0 }) => confidence) }),
    parts,
  }
}

const textOf = (parts: readonly VoicePart[]): string => parts.map(({ text }) => text).join(' ')

/** Each counts by its length. */
function mean(parts: readonly VoicePart[], of: (part: VoicePart) => number): number {
  const lengthOf = ({ startMs, endMs }: VoicePart) => Math.max(1, endMs - startMs)
  const all = parts.reduce((sum, part) => sum + lengthOf(part), 0)
  return parts.reduce((sum, part) => sum + lengthOf(part) * of(part), 0) / all
}

/** The quieter parts of an utterance, when together they are the words of another that was said meanwhile. */
export function copiedParts(utterance: VoiceUtterance, other: VoiceUtterance): VoicePart[] {
  const quieter = partsOf(utterance).filter((part) =>
    partsOf(other).some((louder) => overlaps(part, louder) && isClearlyLouder(louder.levelDb, part.levelDb)),
  )
  return isSimilar(textOf(quieter), other.text) ? quieter : []
}

/** Whether a microphone gave back what the officer was saying. */
export function isEcho(heard: string, officerSaid: string): boolean {
  const words = wordsOf(heard)
  return words.length >= ECHO_WORDS && sharedWords(words, wordsOf(officerSaid)) / words.length >= ECHO_SHARE
}
