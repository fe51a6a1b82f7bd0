const MAX_DEPTH = 64

/** Text that can be stored and hashed: Postgres holds no U+0000, and a lone surrogate has no canonical form. */
export const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed()

const NOT_TEXT = 'holds characters that are not text'

/** Looks in JSON for what no later step could take: text that cannot be stored, nesting that overflows a stack. */
export function findUnusable(body: unknown): { path: string; message: string } | undefined {
  const rest: { value: unknown; path: string; depth: number }[] = [{ value: body, path: '', depth: 0 }]
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' && !isText(value)) return { path, message: NOT_TEXT }
    if (typeof value !== 'object' || value === null) continue
    if (depth >= MAX_DEPTH) return { path: path.slice(0, 200), message: 'is nested too deeply' }
    for (const [name, part] of Object.entries(value)) {
      if (!isText(name)) return { path, message: NOT_TEXT }
      rest.push({ value: part, path: `${path}/${name}`, depth: depth + 1 })
    }
  }
  return undefined
}
