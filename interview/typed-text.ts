import { withoutHidden } from './shown-text.ts'

/** As long as a typed message may be; the rest of it is not read. */
export const TYPED_LIMIT = 10_000

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
const VISIBLE = /[^\p{Z}\p{C}\p{M}]/u

/** What a person typed, as people see it; undefined when there is nothing to see. */
export function typedText(raw: string): string | undefined {
  const text = withoutHidden(raw.slice(0, TYPED_LIMIT).toWellFormed()).replace(BREAKS, ' ').trim()
  return VISIBLE.test(text) ? text : undefined
}
