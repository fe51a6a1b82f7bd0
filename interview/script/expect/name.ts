import { z } from 'zod'
import { isNegated } from '../../judging/assent.ts'
import { rated } from '../../judging/finding.ts'
import { saysName } from '../../judging/grounding.ts'
import { placesOf } from '../../judging/place.ts'
import { officerOf } from '../../phrases/officer.ts'
import { Spoken } from '../spoken-text.ts'
import { judgeName, nearRegistered, rateName } from '../../verdict/name.ts'
import { spaced } from '../../verdict/normalise.ts'
import { undecided } from '../../verdict/ruling.ts'
import { dueIn, unquoted } from './annotation.ts'
import type { ExpectKind } from './kind.ts'

const schema = z.strictObject({
  kind: z.literal('name'),
  /** `registered`: the respondent's name as given when the session was created. */
  due: z.union([z.literal('registered'), Spoken]).optional(),
})

/** Characters; nobody is registered by more. */
const LONGEST_NAME = 300

/** A person's name. */
export const name: ExpectKind<typeof schema> = {
  schema,
  bare: { kind: 'name' },
  /** `"name" [ "registered" | "due" ( "registered" | value ) ]` */
  annotation: {
    plain: undefined,
    read(rest) {
      if (rest === '') return { kind: 'name' }
      const due = dueIn(rest)
      if (/^registered$/i.test(due ?? rest)) return { kind: 'name', due: 'registered' }
      return due === undefined ? undefined : { kind: 'name', due: unquoted(due) }
    },
  },
  findFault: () => undefined,

  judge: judgeName,
  proposals(question, expect, text) {
    const near = nearRegistered(question, expect, text)
    if (!near) return []
    const { registeredAs } = officerOf(question.language)
    return [{ ask: { text: registeredAs(near.name, near.letters), words: registeredAs('') }, verdict: near.verdict }]
  },
  mayBeLong: false,
  mayDecline: false,
  takeUnchecked: () => undefined,
  undecided: undecided('name'),

  normalForm: 'for a name the name as the respondent said it, without titles',
  check({ question, text, answer, words }, expect) {
    const said = spaced(answer.value)
    if (said === '') return undefined
    if (said.length > LONGEST_NAME) return { doubt: 'no name is so long' }
    if (!saysName(text, said)) return { doubt: 'the name was not said' }
    const whole = placesOf(said, words)
    const places = whole.length > 0 ? whole : [...new Set(said.split(' '))].flatMap((part) => placesOf(part, words))
    if (isNegated({ language: question.language, text, places })) {
      return { doubt: 'a negation stands beside the name' }
    }
    const verdict = rateName(question, expect, said)
    return verdict ? rated(verdict) : { doubt: 'the name is neither the one due nor clearly another' }
  },
  withoutDue: () => ({}),
  saysDue({ respondent }, { due = 'registered' }, text) {
    const dueName = due === 'registered' ? respondent.name : due
    return dueName !== undefined && saysName(text, dueName)
  },

  readBack: String,
  keyterms: ({ due }) => (due === undefined || due === 'registered' ? {} : { names: [due] }),
}
