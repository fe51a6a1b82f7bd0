export type Grade = 'ok' | 'warning' | 'fault'

/** One thing that a start needs, as it was found. */
export interface Line {
  /** `fault`: a start cannot work like this. `warning`: it can, and somebody should know. */
  grade: Grade
  check: string
  found: string
  /** What to do. */
  advice?: string
}

const marks: Record<Grade, string> = { ok: '✓', warning: '!', fault: '✗' }

export const ok = (check: string, found: string): Line => ({ grade: 'ok', check, found })
export const warning = (check: string, found: string, advice: string): Line => ({
  grade: 'warning',
  check,
  found,
  advice,
})
export const fault = (check: string, found: string, advice: string): Line => ({ grade: 'fault', check, found, advice })

export function canStart(lines: readonly Line[]): boolean {
  return lines.every(({ grade }) => grade !== 'fault')
}

/** For people: a line each, with the advice below it, and a last one that sums up. */
export function show(lines: readonly Line[]): string {
  const width = Math.max(...lines.map(({ check }) => check.length))
  const shown = lines.flatMap(({ grade, check, found, advice }) => [
    `${marks[grade]} ${check.padEnd(width)}  ${found}`,
    ...(advice ? [`${' '.repeat(width + 4)}→ ${advice}`] : []),
  ])
  const count = (grade: Grade) => lines.filter((line) => line.grade === grade).length
  const summary = canStart(lines)
    ? `npm start can work${count('warning') > 0 ? `; see what is marked "!"` : ''}.`
    : `npm start cannot work yet: see what is marked "✗".`
  return [...shown, '', summary].join('\n')
}
