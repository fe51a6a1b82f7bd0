import { asks, endsSentence, endsQuestion, hasQuestionMark, opensQuestion, opensRequest } from './asking.ts'
import type { Entry } from './classify.ts'
import { isSectionOf } from './counter.ts'

/** What a numbered line is among the others. */
export type Use = 'question' | 'option' | 'section' | 'continuation' | 'contents' | 'note'

/** Items that follow each other in one count, with nothing but blanks between. */
interface Run {
  items: Entry[]
  /** The entry before the first, blanks apart. */
  before: Entry | undefined
  /** All of its list stands here. */
  isWhole: boolean
}

const LONGEST_OPTION = 100
/** Characters of a section's heading. */
export const LONGEST_HEADING = 80

/** Lists have numbers of their own; bullets of one sign are one list. */
const keyOf = ({ marker }: Entry) =>
  marker?.family === 'bullet' ? -(marker.sign?.codePointAt(0) ?? 1) : (marker?.list ?? 0)

function runsOf(entries: readonly Entry[]): Run[] {
  const runs: Run[] = []
  const sizes = new Map<number, number>()
  let open: Run | undefined
  let before: Entry | undefined
  for (const entry of entries) {
    if (entry.kind === 'blank' || entry.kind === 'fill-in') continue
    if (!entry.marker) open = undefined
    else {
      const key = keyOf(entry)
      sizes.set(key, (sizes.get(key) ?? 0) + 1)
      const last = open?.items.at(-1)
      if (open && last && keyOf(last) === key) open.items.push(entry)
      else {
        open = { items: [entry], before, isWhole: true }
        runs.push(open)
      }
    }
    before = entry
  }
  for (const run of runs) {
    const [first] = run.items
    run.isWhole = first?.marker?.family === 'bullet' || sizes.get(first ? keyOf(first) : 0) === run.items.length
  }
  return runs
}

const isPartOfSentence = ({ before, items: [first] }: Run) =>
  first?.marker?.family === 'bullet' &&
  before?.marker !== undefined &&
  before.marker.family !== 'bullet' &&
  !endsSentence(before.text) &&
  /^\p{Ll}/u.test(first.text)

/** What stands below a note that is not at its end: "Expected answer:", "Note to counsel: check that" */
const isOfNote = ({ before, items }: Run) =>
  before?.kind === 'note' &&
  before.marker?.family !== 'bullet' &&
  items[0]?.marker?.family === 'bullet' &&
  (/[:：]$/u.test(before.text) || (!endsSentence(before.text) && items.every(({ text }) => /^\p{Ll}/u.test(text)))) &&
  !items.some(({ text }) => asks(text) || opensQuestion(text))

const isOptions = ({ before, items, isWhole }: Run) =>
  isWhole &&
  items.length > 1 &&
  before !== undefined &&
  (before.kind === 'text' || before.kind === 'offer') &&
  (endsQuestion(before.text) || (opensQuestion(before.text) && hasQuestionMark(before.text))) &&
  items.every(
    ({ text }) => text !== '' && text.length <= LONGEST_OPTION && !hasQuestionMark(text) && !opensRequest(text),
  )

/** For each entry, the next that is no blank and no place to write. */
function nextOf(entries: readonly Entry[]): (Entry | undefined)[] {
  const found: (Entry | undefined)[] = []
  let next: Entry | undefined
  for (let index = entries.length - 1; index >= 0; index--) {
    found[index] = next
    const entry = entries[index]
    if (entry && entry.kind !== 'blank' && entry.kind !== 'fill-in') next = entry
  }
  return found
}

/** The heading of a section that is numbered like a question: "A. The parties" above "1.", "1. The accident" above "Where were you?" */
function isSection({ marker, text, offered }: Entry, below: Entry | undefined): boolean {
  if (!marker || !below || offered || text === '' || text.length > LONGEST_HEADING) return false
  if (endsSentence(text.replace(/:$/, '')) || /[\]?؟]/u.test(text) || /^\p{Ll}/u.test(below.text)) return false
  if (below.marker) {
    if (!isSectionOf(marker, below.marker)) return false
    return (
      marker.family === 'article' || below.marker.family === 'outline' || !(opensQuestion(text) || opensRequest(text))
    )
  }
  return below.kind === 'text' && opensQuestion(below.text) && !opensQuestion(text) && !opensRequest(text)
}

/** Whether most items of a list ask something. */
const mostlyAsks = (items: readonly Entry[]) => items.filter(({ text }) => asks(text)).length * 2 > items.length

/** The use of every numbered line. */
export function usesOf(entries: readonly Entry[]): Map<Entry, Use> {
  const uses = new Map<Entry, Use>()
  const next = nextOf(entries)
  const isQuestionMarked = entries.some(({ text, kind }) => kind === 'text' && hasQuestionMark(text))
  const use = (items: readonly Entry[], what: Use) => items.forEach((item) => uses.set(item, what))
  for (const run of runsOf(entries)) {
    const { items, before } = run
    const asksByMark = items.some(({ text }) => hasQuestionMark(text))
    if (before?.kind === 'contents' && !asksByMark) use(items, 'contents')
    else if (before?.kind === 'notes' && !(isQuestionMarked && asksByMark && mostlyAsks(items))) use(items, 'note')
    else if (isOfNote(run)) use(items, 'note')
    else if (isPartOfSentence(run)) use(items, 'continuation')
    else if (isOptions(run)) use(items, 'option')
    else use(items, 'question')
  }
  entries.forEach((entry, index) => {
    if (uses.get(entry) === 'question' && isSection(entry, next[index])) uses.set(entry, 'section')
  })
  return uses
}
