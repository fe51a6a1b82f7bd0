import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node'

/** What failed: a test, or something outside of all tests. */
export interface Failure {
  /** Where, which test, its first words. */
  line: string
  /** By which the test alone can be run again; absent for what is no test. */
  test?: { file: string; name: string }
}

/** What became of tests or checks. */
export interface Outcome {
  passed: number
  failures: Failure[]
  /** The ten tests that took longest, in milliseconds. */
  slowest: { line: string; ms: number }[]
}

const SLOWEST = 10

/** Where the outcome is written, as JSON; set by `npm test`. */
export const OUTCOME_FILE = 'LEXNOVA_TEST_OUTCOME'

/** Vitest's reporter for `npm test`: tests, and what failed outside of them: hooks, modules, promises nobody waited for. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[OUTCOME_FILE]
    if (!file) throw new Error(`${OUTCOME_FILE} must name the file for the outcome`)
    const tests = modules.flatMap(({ children }) => [...children.allTests()])
    const failures: Failure[] = [
      ...tests
        .filter((test) => test.result().state === 'failed')
        .map((test) => ({
          line: lineOf(test, test.result().errors),
          test: { file: here(test.module.moduleId), name: test.fullName },
        })),
      ...modules
        .flatMap((module): (TestModule | TestSuite)[] => [module, ...module.children.allSuites()])
        .filter((suite) => suite.errors().length > 0)
        .map((suite) => ({ line: lineOf(suite, suite.errors()) })),
      ...unhandled.map((error) => ({ line: unhandledLineOf(error) })),
    ]
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const slowest = tests
      .map((test) => ({ line: lineOf(test), ms: Math.round(test.diagnostic()?.duration ?? 0) }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, SLOWEST)
    writeFileSync(file, JSON.stringify({ passed, failures, slowest } satisfies Outcome))
  }
}

const here = (file: string): string => relative(process.cwd(), file)

const DIFFERENCE_CHARACTERS = 400
const MESSAGE_CHARACTERS = 1_000

/** What a comparison found, on one line: the parts of it that differ. */
function differenceOf({ diff }: SerializedError): string | undefined {
  if (typeof diff !== 'string') return undefined
  const lines = stripVTControlCharacters(diff)
    .split('\n')
    .filter((line) => /^[-+] (?!Expected|Received)/.test(line))
  return (
    lines
      .map((line) => line.replace(/\s+/g, ' '))
      .join(' ')
      .slice(0, DIFFERENCE_CHARACTERS) || undefined
  )
}

/** Where in the tests an error came from. */
const placeOf = ({ stack }: SerializedError): string | undefined =>
  /(test\/[^\s()]+\.test\.ts:\d+):\d+/.exec(stack ?? '')?.[1]

function firstWordsOf(error: SerializedError | undefined): string | undefined {
  if (!error) return undefined
  const place = placeOf(error)
  const words = `${error.name ?? 'Error'}: ${stripVTControlCharacters(error.message).replace(/\s+/g, ' ').trim().slice(0, MESSAGE_CHARACTERS)}`
  return [words, differenceOf(error), place && `(${place})`].filter(Boolean).join(' ')
}

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(': ')

function lineOf(task: TestCase | TestSuite | TestModule, errors: readonly SerializedError[] = []): string {
  const [module, name] = task.type === 'module' ? [task] : [task.module, task.fullName]
  return joined([here(module.moduleId), name, firstWordsOf(errors[0])])
}

/** What nobody waited for: with the test that ran meanwhile, and the place that it came from. */
function unhandledLineOf(error: SerializedError): string {
  const file: unknown = error['VITEST_TEST_PATH']
  const test: unknown = error['VITEST_TEST_NAME']
  const from = /\(?([^\s()]+:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1]
  return joined([
    typeof file === 'string' ? here(file) : undefined,
    typeof test === 'string' ? `during "${test}"` : undefined,
    error['type'] as string | undefined,
    firstWordsOf(error),
    from && `at ${here(from.replace('file://', ''))}`,
  ])
}
