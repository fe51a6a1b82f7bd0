/** Largest number that is said as a number; what is longer is read digit by digit. */
export const LARGEST = 999_999_999_999

/** Its groups of thousands that are not zero, the highest first; `scale` 0 counts ones, 1 thousands, 2 millions. */
export function groupsOf(value: number): { count: number; scale: number }[] {
  return [3, 2, 1, 0]
    .map((scale) => ({ count: Math.floor(value / 1_000 ** scale) % 1_000, scale }))
    .filter(({ count }) => count > 0)
}
