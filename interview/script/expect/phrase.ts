import { z } from 'zod'
import { Spoken } from '../spoken-text.ts'
import { ruling } from '../../verdict/ruling.ts'
import { isPhrase, resembles } from '../../verdict/wording.ts'
import { quotedIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({ kind: z.literal('phrase'), phrase: Spoken })

const otherPhrase = ruling('phrase', 'other', 'unclear', 'not the phrase that is due')

/** Shorter words are known to every recogniser. */
const LETTERS = 4

const rareWordsIn = (words: string): string[] =>
  (words.match(/[\p{L}\p{M}][\p{L}\p{M}'’-]*/gu) ?? []).filter(
    (word) => (word.match(/\p{L}/gu) ?? []).length >= LETTERS,
  )

/** These words and no others. */
export const phrase: ExpectKind<typeof schema> = {
  schema,
  bare: undefined,
  /** `"phrase" quoted` */
  annotation: {
    plain: undefined,
    read(rest) {
      const words = quotedIn(rest)
      return words === undefined ? undefined : { kind: 'phrase', phrase: words }
    },
  },
  findFault: () => undefined,

  judge(question, expect, text) {
    if (isPhrase(question, expect, text))
      return ruling('phrase', 'exact', 'accepted', 'the phrase as due', expect.phrase)
    return resembles(expect, text) ? otherPhrase : undefined
  },
  proposals: () => [],
  mayBeLong: true,
  mayDecline: true,
  takeUnchecked: () => undefined,
  undecided: otherPhrase,

  normalForm: undefined,
  check: ({ question, text }, expect) =>
    isPhrase(question, expect, text)
      ? { outcome: 'accepted', value: expect.phrase }
      : { doubt: 'not the phrase that is due' },
  withoutDue: () => ({}),
  saysDue: () => false,

  readBack: undefined,
  keyterms: (expect) => ({ words: rareWordsIn(expect.phrase) }),
}
