/**
 * `npm run fuzz [-- MINUTES [SEED]]`: hostile texts for every reader of strangers' words, in every language. Prints the
 * seed and the slowest text of each reader; fails when one throws, or takes more than 50 ms for 10,000 characters.
 */
import fc from 'fast-check'
import { CHARACTERS, MOST_MS, msFor, READERS } from './measure.ts'
import { type Language, LANGUAGES, type Shape, shapes } from './texts.ts'

interface Slowest {
  ms: number
  language: Language
  shape: Shape
}

const [minutes = '10', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
const names = Object.keys(READERS)
const slowest = new Map<string, Slowest>()
const thrown = new Map<string, string>()
let texts = 0

function take(name: string, language: Language, shape: Shape): void {
  try {
    const ms = msFor(name, shape, language)
    if (ms > (slowest.get(name)?.ms ?? 0)) slowest.set(name, { ms, language, shape })
  } catch (error) {
    thrown.set(name, `${String(error).slice(0, 200)} for ${language} ${JSON.stringify(shape)}`)
  }
  texts += 1
}

say(`Seed ${seed}, ${minutes} minutes, ${names.length} readers, ${LANGUAGES.length} languages.`)
const anyShape = fc
  .constantFrom(...LANGUAGES)
  .chain((language) => shapes(language).map((shape) => ({ language, shape })))
fc.check(
  fc.property(anyShape, ({ language, shape }) => names.forEach((name) => take(name, language, shape))),
  { seed: Number(seed), numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: Number(minutes) * 60_000 },
)
const inOrder = [...slowest].toSorted(([, a], [, b]) => b.ms - a.ms)
for (const [name, { ms, language, shape }] of inOrder) {
  say(`${ms.toFixed(1).padStart(8)} ms  ${name}  ${language} ${JSON.stringify(shape)}`)
}
for (const [name, problem] of thrown) say(`thrown by ${name}: ${problem}`)
const slow = inOrder.filter(([, { ms }]) => ms > MOST_MS).length
say(`${texts} texts of ${CHARACTERS} characters; ${slow} readers slower than ${MOST_MS} ms, ${thrown.size} that threw.`)
process.exitCode = slow + thrown.size > 0 ? 1 : 0
