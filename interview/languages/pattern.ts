/** Alternatives of a regular expression, divided by "|", the longer before one that it begins with. */
export type Pattern = string

/** Words, divided by blanks. */
export const wordList = (text: string): readonly string[] => text.trim().split(/\s+/)

/** The patterns of several languages as one. */
export const either = (patterns: readonly (Pattern | undefined)[]): Pattern =>
  patterns.filter((pattern) => pattern !== undefined).join('|')
