import { anyOf } from '../languages/documents.ts'
import { asciiDigits } from '../verdict/normalise.ts'
import type { Line } from './lines.ts'
import { markersOf } from './markers.ts'
import type { LeftOut, LeftOutReason } from './reading.ts'

const PAGE = anyOf(({ page }) => page)
const OF = anyOf(({ of }) => of, 'di')
const PAGE_NUMBER = new RegExp(
  `^(?:(?:${PAGE})\\s*)\\d{1,4}(?:\\s*(?:${OF}|\\/)\\s*\\d{1,4})?$|^[-–—|]\\s*\\d{1,4}\\s*[-–—|]$`,
  'iu',
)
/** A page number only where nothing is cut in two by it. */
const BARE_NUMBER = new RegExp(`^\\d{1,4}(?:\\s*(?:\\/|${OF})\\s*\\d{1,4})?$`, 'iu')
const UNFINISHED = /[^.?!:;؟۔。？！"'”’»)\]]$/u
const RULE = /^[\s_.\-–—=*·•|~]+$/
const EDGE_LINES = 3

/** Same furniture on every page but for its number. */
const shape = (text: string) => asciiDigits(text).toLowerCase().replace(/\d+/g, '#')

/** The lines at the head and foot of a page, where furniture stands. */
const edgesOf = (page: readonly Line[]) => {
  const filled = page.filter(({ text }) => text !== '')
  return new Set([...filled.slice(0, EDGE_LINES), ...filled.slice(-EDGE_LINES)])
}

/** The head and foot lines that stand on most pages, or on every left or every right one. */
function repeatedShapes(pages: readonly (readonly Line[])[]): Set<string> {
  const counts = new Map<string, [even: number, odd: number]>()
  pages.forEach((page, index) => {
    const shapes = [...edgesOf(page)].filter(({ text }) => markersOf(text).length === 0).map(({ text }) => shape(text))
    for (const one of new Set(shapes)) {
      const count = counts.get(one) ?? [0, 0]
      count[index % 2 === 0 ? 0 : 1]++
      counts.set(one, count)
    }
  })
  const [even, odd] = [Math.ceil(pages.length / 2), Math.floor(pages.length / 2)]
  const isRepeated = ([onEven, onOdd]: [number, number]) =>
    onEven + onOdd > 1 && (onEven + onOdd > pages.length / 2 || onEven === even || onOdd === odd)
  return new Set([...counts].filter(([, count]) => isRepeated(count)).map(([one]) => one))
}

/** A bare number at the very head or foot of a page, or after a line that is finished. */
function isBarePageNumber(filled: readonly Line[], index: number): boolean {
  if (!BARE_NUMBER.test(asciiDigits(filled[index]?.text ?? ''))) return false
  return index === 0 || index === filled.length - 1 || !UNFINISHED.test(filled[index - 1]?.text ?? '')
}

/** The pages without page numbers, ruled lines and running heads; what is taken out leaves no blank line behind. */
export function withoutFurniture(pages: readonly (readonly Line[])[]): { pages: Line[][]; leftOut: LeftOut[] } {
  const repeated = repeatedShapes(pages)
  const leftOut: LeftOut[] = []
  const kept = pages.map((page) => {
    const edges = edgesOf(page)
    const filled = page.filter(({ text }) => text !== '')
    const bare = new Set(filled.filter((_, index) => isBarePageNumber(filled, index)))
    const reasonFor = (line: Line): LeftOutReason | undefined => {
      if (line.text === '') return undefined
      if (bare.has(line) || PAGE_NUMBER.test(asciiDigits(line.text))) return 'page-number'
      if (RULE.test(line.text)) return /[_.]{3}/.test(line.text) ? 'blank' : 'rule'
      const isRunningHead = edges.has(line) && repeated.has(shape(line.text)) && markersOf(line.text).length === 0
      return isRunningHead ? 'running-head' : undefined
    }
    return page.filter((line) => {
      const why = reasonFor(line)
      if (why !== undefined) leftOut.push({ page: line.page, line: line.line, text: line.text, why })
      return why === undefined
    })
  })
  return { pages: kept, leftOut }
}
