import { changedFiles, choiceFor } from './changed.ts'
import { CHECKS, PARTS, type Part, type PartName } from './parts.ts'

export interface Choice {
  checks: string[]
  /** With arguments of vitest that leave a part of their tests. */
  parts: { name: PartName; only?: string[] }[]
  /** What is not run, and why. */
  leftOut: string[]
}

const partNames = Object.keys(PARTS) as PartName[]

/** What `npm test` is asked for; `unknown` is a sentence about a word that is no part. */
export function choose(words: readonly string[]): Choice | { unknown: string } {
  if (words[0] === 'changed' && words.length <= 2) return choiceFor(changedFiles(words[1]))
  if (words.length === 0) return withAll(partNames.filter((name) => !(PARTS[name] as Part).onlyNamed))
  if (words.length === 1 && words[0] === 'all') return withAll(partNames)
  const known: string[] = [...Object.keys(CHECKS), ...partNames]
  const unknown = words.filter((word) => !known.includes(word))
  if (unknown.length > 0) {
    const wanted = `There is no part ${unknown.join(', ')}`
    return { unknown: `${wanted}; there are ${known.join(', ')}, and all, changed, repeat.` }
  }
  return {
    checks: Object.keys(CHECKS).filter((name) => words.includes(name)),
    parts: partNames.filter((name) => words.includes(name)).map((name) => ({ name })),
    leftOut: [],
  }
}

const withAll = (names: PartName[]): Choice => ({
  checks: Object.keys(CHECKS),
  parts: names.map((name) => ({ name })),
  leftOut: [],
})
