import { z } from 'zod'
import { affirmation } from './affirmation.ts'
import { choice } from './choice.ts'
import { consent } from './consent.ts'
import { date } from './date.ts'
import { judged } from './judged.ts'
import type { ExpectKind } from './kind.ts'
import { name } from './name.ts'
import { number } from './number.ts'
import { phrase } from './phrase.ts'
import { text } from './text.ts'

/** What a step takes as an answer, and what is due where the script says so. */
export const ExpectObjectSchema = z.discriminatedUnion('kind', [
  text.schema,
  affirmation.schema,
  consent.schema,
  name.schema,
  date.schema,
  number.schema,
  choice.schema,
  phrase.schema,
  judged.schema,
])
export type Expect = z.output<typeof ExpectObjectSchema>
export type Kind = Expect['kind']
export type ExpectOf<K extends Kind> = Extract<Expect, { kind: K }>

type AnyKind = ExpectKind<z.ZodType<Expect, z.input<typeof ExpectObjectSchema>>>

/** What each kind needs; one that is in the schema and not here, or the other way round, does not compile. */
const KINDS = { text, affirmation, consent, date, number, choice, name, phrase, judged } satisfies {
  [K in Kind]: ExpectKind<z.ZodType<ExpectOf<K>>>
}

/** The kind of an `expect`; its methods take that `expect` and no other. */
export const kindOf = ({ kind }: Pick<Expect, 'kind'>): AnyKind => KINDS[kind]

const byName = new Map<string, AnyKind>(Object.entries(KINDS))
/** The kind that scripts know by this word; undefined when it is none. */
export const findKind = (word: string): AnyKind | undefined => byName.get(word)

/** In the order in which a model is told of them. */
export const ALL_KINDS: readonly AnyKind[] = Object.values(KINDS)

const bare = ExpectObjectSchema.options.flatMap(({ shape }) => KINDS[shape.kind.value].bare ?? [])
/** An `expect` as scripts write it: the name of a kind that takes no more, or the object. */
export const ExpectSchema = z.union([
  z.enum(bare.map(({ kind }) => kind)).transform((kind) => ExpectObjectSchema.parse({ kind })),
  ExpectObjectSchema,
])
