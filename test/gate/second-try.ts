import type { Failure } from './outcome-reporter.ts'

/** What a run came to once its failures had their second try. */
export interface Settled {
  /** Tests that passed in their second try. */
  passed: number
  failures: string[]
  /** The first words of each of them, from when it failed. */
  unsteady: string[]
}

/** More of them in one run are no accident. */
const MOST_UNSTEADY = 2
/** So many failures have a cause: a second try finds nothing. */
const MOST_TRIES = 6

interface SecondTry {
  mayTryAgain(part: string): boolean
  passesAlone(part: string, test: NonNullable<Failure['test']>): Promise<boolean>
}

/** Has each test that failed run once more, where its part may; the third that passes then has failed all the same. */
export async function settle(
  failed: readonly { part: string; failure: Failure }[],
  { mayTryAgain, passesAlone }: SecondTry,
): Promise<Settled> {
  const settled: Settled = { passed: 0, failures: [], unsteady: [] }
  const isAccident = failed.length <= MOST_TRIES
  for (const { part, failure } of failed) {
    const { line, test } = failure
    const isUnsteady = isAccident && test && mayTryAgain(part) && (await passesAlone(part, test))
    if (isUnsteady) settled.unsteady.push(`${part}: ${line}`)
    if (isUnsteady && settled.unsteady.length <= MOST_UNSTEADY) settled.passed += 1
    else settled.failures.push(`${part}: ${line}`)
  }
  return settled
}

/** A pattern that this test alone has, by its full name. */
export const patternOf = (fullName: string): string => `^${fullName.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`
