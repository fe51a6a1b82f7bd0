import { isHasty } from './notes.ts'

/** Were more left out, those that are left might be the quick ones. */
const MOST = 0.05

/** Of steps, by whether they did without durability. */
export interface ByDurability {
  durable: number
  hasty: number
}

export function byDurability(steps: readonly string[]): ByDurability {
  const hasty = steps.filter(isHasty).length
  return { durable: steps.length - hasty, hasty }
}

/** Why nothing can be concluded from turns of which so many were dropped, if that is so. */
export function failureOf(name: string, measured: number, dropped: number): string | undefined {
  const all = measured + dropped
  if (dropped <= MOST * all) return undefined
  return `${dropped} of ${all} ${name} turns were dropped, and ${MOST * 100} % are the most: run it again on a quiet machine`
}
