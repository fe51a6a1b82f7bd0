import { asks, hasQuestionMark } from './asking.ts'
import { yesOrNo } from './labels.ts'

/** A box to tick, drawn or typed. */
const BOX = /[□▢☐☑☒◻◯❏❑\uf0a8\uf06f]|\[ ?[xX]? ?\](?!\S*\()|\( {0,3}\)/u
const BOXES = new RegExp(BOX.source, 'gu')
const LONGEST_OPTION = 100

/** Answers that a document offers, and what stands before them on their line. */
export interface Offered {
  before: string
  options: string[]
}

const trimmed = (text: string) => text.replace(/^[\s,;:/|–-]+|[\s,;/|–-]+$/gu, '')

/** Up to its question mark, and what follows that. */
function atQuestionMark(text: string): [question: string, rest: string] {
  const end = Math.max(text.lastIndexOf('?'), text.lastIndexOf('؟'))
  return end < 0 ? ['', text] : [text.slice(0, end + 1), text.slice(end + 1)]
}

/** "☐ Yes ☐ No", "Yes ☐ No ☐", with or without the question before. */
function boxedIn(text: string): Offered | undefined {
  if (!BOX.test(text)) return undefined
  const [first = '', ...rest] = text.split(BOXES).map((part) => part.trim())
  const isBehind = rest.at(-1) === '' && first !== ''
  if (isBehind) {
    const [before, option] = atQuestionMark(first)
    const options = [option, ...rest.slice(0, -1)].map(trimmed)
    return options.every((one) => one !== '' && one.length <= LONGEST_OPTION && !asks(one))
      ? { before, options }
      : undefined
  }
  const options = rest.map(trimmed).filter((one) => one !== '')
  return options.length > 0 && options.every((one) => one.length <= 2 * LONGEST_OPTION && !hasQuestionMark(one))
    ? { before: first, options }
    : undefined
}

/** "Yes / No", "(yes or no)", "Ja   Nein". */
function yesNoIn(text: string): string[] | undefined {
  const [first = ''] = /\p{L}[\p{L}\p{M}]*/u.exec(text.slice(0, 10)) ?? []
  if (text.length > 30 || yesOrNo(first) === undefined) return undefined
  const words = text
    .replace(/[()[\]]/g, ' ')
    .split(/[\s/|,،]+|\s(?:or|oder|ou|o|أو)\s/u)
    .filter((word) => word !== '' && !/^(?:or|oder|ou|o|أو|_+|\.{3,})$/u.test(word))
  const answers = words.map(yesOrNo)
  return words.length === 2 && answers[0] !== undefined && answers[1] !== undefined && answers[0] !== answers[1]
    ? words
    : undefined
}

/** The answers that a line offers. */
export function offeredIn(text: string, cells?: readonly string[]): Offered | undefined {
  const boxed = boxedIn(text)
  if (boxed) return boxed
  const alone = yesNoIn(text)
  if (alone) return { before: '', options: alone }
  const pair = cells && cells.length > 2 ? yesNoIn(cells.slice(-2).join(' ')) : undefined
  if (pair && cells) return { before: text.slice(0, -cells.slice(-2).join(' ').length).trim(), options: pair }
  const [question, tail] = atQuestionMark(text)
  const behind = question === '' ? undefined : yesNoIn(tail.trim())
  return behind ? { before: question, options: behind } : undefined
}

/** Short cells of one line below a question: "in town      in the country". */
export const columnsOf = (cells: readonly string[] | undefined): string[] | undefined =>
  cells && cells.every((cell) => cell.length <= 30 && !/[?؟:_()]|\.{3}/u.test(cell)) ? [...cells] : undefined

/** The `expect` that answers on offer make of a step; undefined for none. */
export function expectOf(options: readonly string[]): Record<string, unknown> | undefined {
  const distinct = [...new Set(options)]
  const answers = distinct.map(yesOrNo)
  if (distinct.length === 2 && answers.includes(true) && answers.includes(false)) return { kind: 'affirmation' }
  return distinct.length >= 2 && distinct.length <= 50 ? { kind: 'choice', options: distinct } : undefined
}
