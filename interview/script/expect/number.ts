import { z } from 'zod'
import { isVague } from '../../judging/assent.ts'
import { type Finding, rated } from '../../judging/finding.ts'
import { namesNumber, saysNumber } from '../../judging/grounding.ts'
import { readIdentifier } from '../../verdict/identifier.ts'
import { asciiDigits } from '../../verdict/normalise.ts'
import { judgeNumber, rateNumber } from '../../verdict/number.ts'
import { undecided } from '../../verdict/ruling.ts'
import type { Question } from '../../verdict/verdict.ts'
import { boundsIn, numeralIn } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({
  kind: z.literal('number'),
  due: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** A number that names something, as that of a passport: kept and read back digit by digit. */
  as: z.literal('identifier').optional(),
})

/** A model's reading of an identifier has to stand in the answer, character by character. */
function findIdentifier(question: Question, text: string, value: string): Finding {
  const given = bareCharacters(value)
  if (given === '' || !/\d/.test(given)) return undefined
  if (isVague(text, question.language)) return { doubt: 'the number is one of several, or a guess' }
  const whole = readIdentifier(question, text)
  const said = whole === undefined ? writtenIn(text) : [whole]
  return said.includes(given) ? { outcome: 'accepted', value: given } : { doubt: 'the number was not said' }
}

/** Whole runs of digits, with the marks that may stand between them. */
const writtenIn = (text: string): string[] =>
  (asciiDigits(text.normalize('NFKC')).match(/[A-Za-z]{0,4}\d[A-Za-z\d]*(?:[\s.,:/-]{1,3}\d[A-Za-z\d]*)*/g) ?? []).map(
    bareCharacters,
  )

const bareCharacters = (text: string) =>
  asciiDigits(text.normalize('NFKC'))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

/** A number, with bounds or without. */
export const number: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'number' },
  /** `"number" [ "identifier" | { ( "due" | "from" | "to" ) number } ]` */
  annotation: {
    plain: undefined,
    read(rest) {
      if (/^identifier$/i.test(rest)) return { kind: 'number', as: 'identifier' }
      const bounds = boundsIn(rest, { due: 'due', from: 'min', to: 'max' }, numeralIn)
      return bounds && { kind: 'number', ...bounds }
    },
  },
  findFault: ({ as, due, min, max }) =>
    as === 'identifier' && [due, min, max].some((bound) => bound !== undefined)
      ? { path: '/as', message: 'an identifier has no bounds and nothing that is due' }
      : undefined,

  judge: judgeNumber,
  proposals: () => [],
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('number'),

  normalForm: 'digits for a number',
  check({ question, text, answer }, { as, ...expect }) {
    if (as === 'identifier') return findIdentifier(question, text, answer.value)
    const { language } = question
    const digits = /^[-+]?\d{1,15}(?:\.\d{1,6})?$/.exec(answer.value.trim())
    if (!digits) return undefined
    const value = Number(digits[0])
    if (isVague(text, language)) return { doubt: 'the number is one of several, or a guess' }
    return saysNumber(text, value, language)
      ? rated(rateNumber({ ...expect, kind: 'number' }, value))
      : { doubt: 'the number was not said' }
  },
  withoutDue: () => ({}),
  saysDue({ language }, { due, min, max }, text) {
    if (due !== undefined && saysNumber(text, due, language)) return true
    return [min, max].some((bound) => bound !== undefined && namesNumber(text, Math.abs(bound), language))
  },

  readBack: (value) => (typeof value === 'string' ? [...value].join(' ') : String(value)),
  keyterms: () => ({}),
}
