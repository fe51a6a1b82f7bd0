import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastMs, MOST_MS, msFor, READERS } from './measure.ts'
import { LANGUAGES, type Shape, shapes, textOf } from './texts.ts'

/** So much slower a busy machine's caches may be; what grows with the square of a text is slower still. */
const SLACK = 10
const SEED = 20_261_128
const TEXTS_OF_A_LANGUAGE = 3
/** Four times the text takes sixteen times as long where time grows with its square. */
const MOST_GROWTH = 9
/** Less cannot be compared. */
const LEAST_MS = 40

const repeat = (piece: string, between = ' ', tail = ''): Shape => ({ head: '', pieces: [piece], between, tail })
/** Each once took seconds, or is the like of one that did. */
const REPEATS: readonly Shape[] = [
  ...['um', 'okay', 'please', 'no', 'divorce', 'one second', '21', '.', '"', 'Vor-'].map((piece) => repeat(piece)),
  ...['…', ' ', '\n', '\f', ',', '1', '[', '\u0301', 'ﷺ', 'و', '\ud800'].map((piece) => repeat(piece, '', ' x')),
  { head: '90 '.repeat(1_000), pieces: ['may 3 '], between: '', tail: '' },
]

const names = Object.keys(READERS)

test.each(names)('%s takes no hostile text for long', (name) => {
  const slow = LANGUAGES.flatMap((language) => {
    const some = fc.sample(shapes(language), { seed: SEED, numRuns: TEXTS_OF_A_LANGUAGE })
    return [...some, ...(language === 'en' ? REPEATS : [])]
      .map((shape) => ({ language, shape, ms: msFor(name, shape, language, SLACK * MOST_MS) }))
      .filter(({ ms }) => ms > SLACK * MOST_MS)
  })
  expect(slow).toEqual([])
})

test.each(names)('%s takes four times the text in about four times the time', (name) => {
  const grown = REPEATS.map((shape) => {
    const [small, large] = [10_000, 40_000].map((length) => leastMs(name, textOf(shape, length), 'en', 0))
    return { shape, small, large }
  }).filter(({ small = 0, large = 0 }) => large > LEAST_MS && large > MOST_GROWTH * small)
  expect(grown).toEqual([])
})
