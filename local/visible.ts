/**
 * What a terminal would obey and not show: control characters, of which escape sequences begin with one, what orders
 * the direction of writing, line ends of Unicode, marks without width at which no script joins, and half characters.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** The text of somebody else as one line that is safe to print: what is not seen is written as its number. */
export const visible = (text: string): string =>
  text.replaceAll(UNSEEN, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`)

/** Lines of ours that may hold words of others. */
export const visibleLines = (text: string): string => text.replaceAll(/[^\n\t]+/g, visible)

/** JSON for a terminal, with the same characters as JSON's own escapes: the value is the same. */
export const visibleJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replaceAll(UNSEEN, (one) =>
    one === '\n' ? one : one.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
