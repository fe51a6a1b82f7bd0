import { z } from 'zod'
import type { Committed } from '../exchange.ts'
import { ACTS } from './entries/acts.ts'
import { AGENTS } from './entries/agents.ts'
import { ANSWERS } from './entries/answers.ts'
import { COURSE } from './entries/course.ts'
import { FACTS } from './entries/facts.ts'
import { SEATS } from './entries/seats.ts'
import type { Entry } from './record.ts'

export type { Completeness } from './entries/course.ts'

const DECLARED = [...COURSE, ...ACTS, ...AGENTS, ...SEATS, ...ANSWERS, ...FACTS] as const

/** Every type of entry, each declared once; docs/record.md has the same in words. */
export const EntrySchema = z.discriminatedUnion('type', DECLARED)

/** What an entry of a known type says, apart from its place in the chain. */
export type KnownEntry = z.infer<typeof EntrySchema>
export type EntryType = KnownEntry['type']

export const ENTRY_TYPES: ReadonlySet<string> = new Set(DECLARED.map(({ shape }) => shape.type.value))

type CommittedOf<Commitments> =
  Commitments extends Record<string, never> ? never : { [Name in keyof Commitments]?: Committed }
type Drafts = {
  [Known in KnownEntry as Known['type']]: {
    type: Known['type']
    data: Known['data']
    committed?: CommittedOf<Known['commitments']>
  }
}
/** A draft of one type. */
export type DraftOf<Type extends EntryType> = Drafts[Type]
/** An entry before it has its place in the chain; `committed` values never enter its hash in clear. */
export type EntryDraft = Drafts[EntryType]

/** Thrown when an entry of a type is to be written that no record has: no attempt can write it. */
export class UnknownEntryTypeError extends Error {
  override name = 'UnknownEntryTypeError'
  constructor(type: string) {
    super(`no record has entries of type ${JSON.stringify(type)}`)
  }
}

type Said = Pick<Entry, 'type' | 'data'> & Partial<Pick<Entry, 'commitments'>>

/**
 * What an entry says; undefined when its type is not known, as of another version, or when no interview makes an entry
 * of this form.
 */
export const readEntry = ({ type, data, commitments = {} }: Said): KnownEntry | undefined =>
  EntrySchema.safeParse({ type, data, commitments }).data

/** The same. @throws ZodError instead */
export const parseEntry = ({ type, data, commitments = {} }: Said): KnownEntry =>
  EntrySchema.parse({ type, data, commitments })
