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
/** An override writes words backwards; an embedding or isolate that is left open turns what stands behind the text. */
const OVERRIDE = /[\u202d\u202e]/u
const OPENED = /[\u202a\u202b\u2066-\u2068]/gu
const CLOSED = /[\u202c\u2069]/gu
const countOf = (value: string, what: RegExp): number => value.match(what)?.length ?? 0
const turnsOthers = (value: string): boolean =>
  OVERRIDE.test(value) || countOf(value, OPENED) !== countOf(value, CLOSED)
/** A letter or mark, a sign or an emoji: not the blanks and fillers that only count as letters. */
const SEEN = /(?![\p{DI}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u

/** Why a text cannot be taken; undefined when it can. Marks, joiners and emoji of every writing pass. */
export function faultOfText(value: string, { lines = false }: { lines?: boolean } = {}): string | undefined {
  if (!isText(value)) return NOT_TEXT
  if ((lines ? CONTROL_BUT_LINES : CONTROL).test(value)) return 'holds control characters'
  if (turnsOthers(value)) return 'holds characters that turn the direction of writing'
  return SEEN.test(value) ? undefined : 'holds nothing that can be seen'
}

/**
 * They draw nothing and join nothing: two names that differ in them alone look the same, and copies of letters among
 * them are read by a model and by no person. Joiners, marks of direction and variants of emoji are not among them.
 */
const INVISIBLE =
  /\u034f|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
/** Copied along with words of Arabic, Persian or Hebrew; a name is whole without. */
const EMBEDDING = /[\u202a-\u202c\u2066-\u2069]/gu
/** Joiners are part of Persian, of Indic writing and of emoji; after these letters they do nothing. */
const IDLE_JOINERS =
  /(?<=^|[\s\p{P}\p{N}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}])[\u200c\u200d]+/gu
const OUTER_MARKS = /^[\s\u200e\u200f\u061c]+|(?<![\s\u200e\u200f\u061c])[\s\u200e\u200f\u061c]+$/gu

/** Without what nobody sees. */
const withoutInvisible = (value: string): string => value.replace(INVISIBLE, '')

/** One spelling for what looks the same: composed (NFC), without what is invisible, without blanks around it. */
export const asShown = (value: string): string =>
  withoutInvisible(value.normalize('NFC')).replace(EMBEDDING, '').replace(IDLE_JOINERS, '').replace(OUTER_MARKS, '')

/** Sequences that steer a terminal (ECMA-48), and their long forms for titles and links. */
const ESCAPES = /\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]/g
const CONTROL_OR_DIRECTION = /(?![\t\n\r\f\v\u0085])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
const LINE_WITHIN = /[\v\u0085\u2028\u2029]/gu

/** The text of a document without what a terminal or a page would obey, and what nobody sees; pages, lines and tabs stay. */
export const withoutHidden = (text: string): string =>
  withoutInvisible(text.replace(ESCAPES, '').replace(CONTROL_OR_DIRECTION, '')).replace(LINE_WITHIN, ' ')
