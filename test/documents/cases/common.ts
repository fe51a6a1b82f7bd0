import type { ParseErrorCode } from '../../../documents/upload.ts'

/** A file as somebody might upload it, and what is to come of it. */
export interface DocumentCase {
  /** Its file name. */
  name: string
  what: string
  bytes: () => Uint8Array | Promise<Uint8Array>
  /** The questions, or how many there are. */
  steps?: readonly string[] | number
  problem?: {
    code: ParseErrorCode
    /** JSON pointer to what is wrong, of the first problem. */
    path?: string
    /** Within the sentence for the person who uploaded. */
    says?: RegExp
  }
}

export const text = (content: string) => () => Buffer.from(content)
export const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `${index + 1}. Is it ${index + 1}?`)
export const half = async (bytes: Promise<Uint8Array>) =>
  (await bytes).subarray(0, Math.floor((await bytes).length / 2))

export const NAME = 'What is your name?'
export const HOME = 'Where do you live?'
export const CONSENT = 'Do you consent?'
export const TWO = [NAME, HOME]
export const THREE = [NAME, HOME, CONSENT]
export const TWO_AS_TEXT = `1. ${NAME}\n2. ${HOME}\n`
export const ARABIC = ['ما اسمك الكامل؟', 'أين تسكن؟']
