import { z } from 'zod'
import { findNegations } from '../../judging/assent.ts'
import { rated } from '../../judging/finding.ts'
import { Spoken } from '../spoken-text.ts'
import { fold } from '../../verdict/normalise.ts'
import { undecided } from '../../verdict/ruling.ts'
import { judgeChoice, mentionedOptions, rateChoice } from '../../verdict/wording.ts'
import { splitOutsideQuotes, unquoted } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const OptionObjectSchema = z.strictObject({ value: Spoken, also: z.array(Spoken).default([]) })
const OptionSchema = z.union([Spoken.transform((value) => ({ value })), OptionObjectSchema]).pipe(OptionObjectSchema)

const schema = z.strictObject({
  kind: z.literal('choice'),
  options: z.array(OptionSchema).min(2).max(50),
  due: Spoken.optional(),
})

/** One of several options. */
export const choice: ExpectKind<typeof schema> = {
  schema,
  bare: undefined,
  /** `"choice" value "|" value { "|" value } [ "due" value ]` */
  annotation: {
    plain: undefined,
    read(rest) {
      const [list = '', due, ...more] = splitOutsideQuotes(rest, /\s+due\s+/i)
      const options = splitOutsideQuotes(list, /\|/).map(unquoted)
      if (more.length > 0 || options.length < 2 || options.includes('')) return undefined
      return { kind: 'choice', options, ...(due === undefined ? {} : { due: unquoted(due) }) }
    },
  },
  findFault: ({ due, options }) =>
    due === undefined || options.some(({ value }) => value === due)
      ? undefined
      : { path: '/due', message: `"${due}" is not one of the options` },

  judge: judgeChoice,
  proposals: () => [],
  mayBeLong: false,
  mayDecline: true,
  takeUnchecked: () => undefined,
  undecided: undecided('choice'),

  normalForm: "for a choice the option's own value, letter for letter",
  check({ question, text, answer }, expect) {
    const chosen = expect.options.find((option) =>
      [option.value, ...option.also].some((form) => fold(form) === fold(answer.value)),
    )
    if (!chosen) return undefined
    const named = mentionedOptions(expect, text)
    const isDenied = findNegations(text, question.language)
    const meant = named.filter(({ at }) => !isDenied(at))
    if (named.length > 0 && meant.every(({ option }) => option !== chosen)) {
      return { doubt: 'the answer names another option, or not this one' }
    }
    return rated(rateChoice(expect, chosen.value))
  },
  withoutDue: ({ options }) => ({ options: options.map(({ value }) => value) }),
  saysDue: () => false,

  readBack: undefined,
  keyterms: ({ options }) => ({ options: options.flatMap(({ value, also }) => [value, ...also]) }),
}
