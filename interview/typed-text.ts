/** As long as a typed message may be; the rest of it is not read. */
export const TYPED_LIMIT = 10_000

/** Sequences that steer a terminal (ECMA-48), and their long forms for titles and links. */
const ESCAPES = /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/**
 * What nobody sees and no script is written with: controls, marks that turn the direction of what follows,
 * and invisible copies of letters. Joiners stay (Arabic and Persian are spelled with them), direction marks too.
 */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const VISIBLE = /[^\p{Z}\p{C}\p{M}]/u

/** What a person typed, as people see it; undefined when there is nothing to see. */
export function typedText(raw: string): string | undefined {
  const text = raw
    .slice(0, TYPED_LIMIT)
    .toWellFormed()
    .replace(ESCAPES, '')
    .replace(BREAKS, ' ')
    .replace(HIDDEN, '')
    .trim()
  return VISIBLE.test(text) ? text : undefined
}
