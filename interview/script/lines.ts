/** A line of a document; `line` counts from 1 in the text as it was given. */
export interface Line {
  text: string
  line: number
  page: number
  /** What wide gaps or tabs divide, where they do. */
  cells?: readonly string[]
}

const BLANKS = /[\t\u00a0\u2007\u202f ]+/g
const WIDE_GAP = /\t|[\u00a0 ]{3,}/
/** "**bold**", "__bold__", "*emphasis*" and "`code`" of Markdown. */
const EMPHASIS =
  /\*\*([^*]{1,400})\*\*|\b__([^_\s][^_]{0,400})__\b|(?<![*\p{L}\p{N}])\*([^*\s][^*]{0,400})\*(?![*\p{L}\p{N}])|`([^`]{1,400})`/gu
const ONE_SPACE = ' '

/** Without the marks of emphasis; a line of stars stays. */
const withoutEmphasis = (text: string): string =>
  /[*_`]/.test(text)
    ? text.replace(EMPHASIS, (_, ...inner: (string | undefined)[]) => inner.slice(0, 4).join(''))
    : text

function lineOf(whole: string, line: number, page: number): Line {
  const text = withoutEmphasis(whole).replace(BLANKS, ONE_SPACE).trim()
  if (!WIDE_GAP.test(whole.trim())) return { text, line, page }
  const cells = withoutEmphasis(whole)
    .split(WIDE_GAP)
    .map((cell) => cell.replace(BLANKS, ONE_SPACE).trim())
    .filter((cell) => cell !== '')
  return cells.length > 1 ? { text, line, page, cells } : { text, line, page }
}

/** The pages of a text, by form feeds; each line keeps its number. */
export function pagesOf(text: string): Line[][] {
  const pages: Line[][] = [[]]
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .forEach((whole, index) => {
      whole.split('\f').forEach((piece, part) => {
        if (part > 0) pages.push([])
        pages.at(-1)?.push(lineOf(piece, index + 1, pages.length))
      })
    })
  return pages
}
