/**
 * What of a text can be seen, and what hides in it. Names, reasons and scripts are shown in pages, captions,
 * terminals and records: nothing in them may move a cursor or turn other words around.
 */

/** Text that can be stored and hashed: Postgres holds no U+0000, and a lone surrogate has no canonical form. */
export const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed()

export const NOT_TEXT = 'holds characters that are not text'

/** Terminals take them for commands; U+2028 and U+2029 end a line in some readers and not in others. */
const CONTROL = /[\p{Cc}\u2028\u2029]/u
const CONTROL_BUT_LINES = /(?![\t\n\r])[\p{Cc}\u2028\u2029]/u
/** Embeddings, overrides and isolates go on over the end of a text; the marks U+200E, U+200F and U+061C do not. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/u
/** A letter or mark, a sign or an emoji: not the blanks and fillers that only count as letters. */
const SEEN = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u

/** Why a text cannot be taken; undefined when it can. Marks, joiners and emoji of every writing pass. */
export function faultOfText(value: string, { lines = false }: { lines?: boolean } = {}): string | undefined {
  if (!isText(value)) return NOT_TEXT
  if ((lines ? CONTROL_BUT_LINES : CONTROL).test(value)) return 'holds control characters'
  if (DIRECTION.test(value)) return 'holds characters that turn the direction of writing'
  return SEEN.test(value) ? undefined : 'holds nothing that can be seen'
}

/** They draw nothing and join nothing: two names that differ in them alone look the same. */
const INVISIBLE = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff]/gu
/** Joiners are part of Persian, of Indic writing and of emoji; after these letters they do nothing. */
const IDLE_JOINERS =
  /(?<=^|[\s\p{P}\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])[\u200c\u200d]+/gu
const OUTER_MARKS = /^[\s\u200e\u200f\u061c]+|(?<![\s\u200e\u200f\u061c])[\s\u200e\u200f\u061c]+$/gu

/** One spelling for what looks the same: composed (NFC), without what is invisible, without blanks around it. */
export const asShown = (value: string): string =>
  value.normalize('NFC').replace(INVISIBLE, '').replace(IDLE_JOINERS, '').replace(OUTER_MARKS, '')

const HIDDEN = /(?![\t\n\r\f\v\u0085])[\p{Cc}\u202a-\u202e\u2066-\u206f\ufff9-\ufffb]/gu
const LINE_WITHIN = /[\v\u0085\u2028\u2029]/gu

/** The text of a document without what a terminal or a page would obey; pages, lines and tabs stay. */
export const withoutHidden = (text: string): string => text.replace(HIDDEN, '').replace(LINE_WITHIN, ' ')
