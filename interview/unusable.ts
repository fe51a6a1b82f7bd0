import { isText, NOT_TEXT } from './shown-text.ts'

const MAX_DEPTH = 64
/** Names and values, twice what the largest script of 256 KiB can hold. */
const MAX_VALUES = 100_000

/** Looks in JSON for what no later step could take: text that cannot be stored, nesting that overflows a stack. */
export function findUnusable(body: unknown): { path: string; message: string } | undefined {
  const rest: { value: unknown; path: string; depth: number }[] = [{ value: body, path: '', depth: 0 }]
  let values = 0
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { value, path, depth } = next
    if (typeof value === 'string' && !isText(value)) return { path, message: NOT_TEXT }
    if (typeof value !== 'object' || value === null) continue
    if (depth >= MAX_DEPTH) return { path: path.slice(0, 200), message: 'is nested too deeply' }
    const parts = Object.entries(value)
    values += parts.length
    if (values > MAX_VALUES) return { path: path.slice(0, 200), message: 'holds too many values' }
    for (const [name, part] of parts) {
      if (!isText(name)) return { path, message: NOT_TEXT }
      rest.push({ value: part, path: `${path}/${name}`, depth: depth + 1 })
    }
  }
  return undefined
}
