import { type Group, groupOf, laneOf } from './kinds.ts'
import type { Told } from './story.ts'

export interface Filter {
  search: string
  lanes: readonly string[]
  groups: readonly Group[]
}

/** Shows everything. */
export const NO_FILTER: Filter = { search: '', lanes: [], groups: [] }

export const isFiltering = ({ search, lanes, groups }: Filter): boolean =>
  fold(search) !== '' || lanes.length > 0 || groups.length > 0

/** Case, accents and forms of letters do not matter, nor do Arabic vowel signs. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .trim()

/** What is searched of each entry, made once. */
export const haystackOf = (told: readonly Told[], sentenceOf: (told: Told) => string): string[] =>
  told.map((one) =>
    fold([`#${one.seq}`, one.entry.type, one.step, sentenceOf(one), ...Object.values(one.words)].join(' ')),
  )

/** Every word of the search is in an entry, in any order. */
export function filtered(told: readonly Told[], haystack: readonly string[], filter: Filter): Told[] {
  const words = fold(filter.search).split(/\s+/).filter(Boolean)
  return told.filter(
    (one, place) =>
      words.every((word) => haystack[place]?.includes(word)) &&
      (filter.lanes.length === 0 || filter.lanes.includes(laneOf(one))) &&
      (filter.groups.length === 0 || filter.groups.includes(groupOf(one))),
  )
}

/** With or without it. */
export const toggled = <T>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one]
