const QUOTED = /^"([^"]*)"$/

/** What stands between quotation marks; undefined when anything stands outside them. */
export const quotedIn = (text: string): string | undefined => QUOTED.exec(text)?.[1]

export const unquoted = (text: string): string => quotedIn(text) ?? text

/** Splits at a mark outside quotation marks. */
export function splitOutsideQuotes(text: string, mark: RegExp): string[] {
  const parts = ['']
  for (const piece of text.match(/"[^"]*"|[^"]+|"/g) ?? []) {
    const [first = '', ...rest] = piece.startsWith('"') ? [piece] : piece.split(mark)
    parts[parts.length - 1] += first
    for (const part of rest) parts.push(part)
  }
  return parts.map((part) => part.trim())
}

/** What stands behind `due`. */
export const dueIn = (rest: string): string | undefined => /^due\s+(.+)$/i.exec(rest)?.[1]

/** A number in digits, as scripts write it. */
export const numeralIn = (text: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined)

/** `due`, `from` and `to`, under the script's own names. */
export function boundsIn<Name extends string, Bound>(
  rest: string,
  names: { due: Name; from: Name; to: Name },
  read: (word: string) => Bound | undefined,
): { [N in Name]?: Bound } | undefined {
  const words = rest.split(/\s+/).filter(Boolean)
  const known = new Map<string, Name>(Object.entries(names))
  const bounds: { [N in Name]?: Bound } = {}
  for (let at = 0; at < words.length; at += 2) {
    const name = known.get(words[at]?.toLowerCase() ?? '')
    const bound = read(words[at + 1] ?? '')
    if (name === undefined || bound === undefined) return undefined
    bounds[name] = bound
  }
  return bounds
}
