import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastMs, MOST_MS, msFor, READERS } from './measure.ts'
import { LANGUAGES, type Shape, shapes, textOf } from './texts.ts'

/** What a machine may be slower than ours, and still be told from one that reads in quadratic time. */
const SLACK = 10
const SEED = 20_261_128
/** Four times the text takes sixteen times as long where time grows with its square. */
const MOST_GROWTH = 10
/** What takes less cannot be compared. */
const LEAST_MS = 40

const repeat = (piece: string, between = ' ', tail = ''): Shape => ({ head: '', pieces: [piece], between, tail })
/** Each once took seconds, or is the like of one that did. */
const REPEATS: readonly Shape[] = [
  ...['um', 'okay', 'please', 'no', 'divorce', 'one second', '21', '.', '"', 'Vor-'].map((piece) => repeat(piece)),
  ...['…', ' ', '\n', '\f', ',', '1', '[', '\u0301', 'ﷺ', 'و', '\ud800'].map((piece) => repeat(piece, '', ' x')),
  { head: '90 '.repeat(1_000), pieces: ['may 3 '], between: '', tail: '' },
]

const names = Object.keys(READERS)
/** Compares each row of a page with those below; a child process with limits of time and memory does it. */
const COMPARES = 'textOfPage'

test.each(names)('%s takes no hostile text for long', (name) => {
  const slow = LANGUAGES.flatMap((language) => {
    const some = fc.sample(shapes(language), { seed: SEED, numRuns: 1 })
    return [...some, ...(language === 'en' ? REPEATS : [])]
      .map((shape) => ({ language, shape, ms: msFor(name, shape, language, SLACK * MOST_MS) }))
      .filter(({ ms }) => ms > SLACK * MOST_MS)
  })
  expect(slow).toEqual([])
})

test.each(names.filter((name) => name !== COMPARES))(
  '%s takes four times the text in about four times the time',
  (name) => {
    const grown = REPEATS.filter((_, at) => at % 3 === 0).flatMap((shape) => {
      const large = leastMs(name, textOf(shape, 20_000), 'en', LEAST_MS)
      if (large <= LEAST_MS) return []
      const small = leastMs(name, textOf(shape, 5_000), 'en', large / MOST_GROWTH)
      return large > MOST_GROWTH * small ? [{ shape, small, large }] : []
    })
    expect(grown).toEqual([])
  },
)
