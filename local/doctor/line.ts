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

/** For people: a line each, with the advice below it, and a last one that says whether a start can work. */
export function show(lines: readonly Line[]): string {
  const hasWarnings = lines.some(({ grade }) => grade === 'warning')
  const summary = canStart(lines)
    ? `npm start can work${hasWarnings ? `; see what is marked "!"` : ''}.`
    : `npm start cannot work yet: see what is marked "✗".`
  return [...shown(lines), '', summary].join('\n')
}

/** For people: what became of the call to each vendor. */
export function showVendors(lines: readonly Line[]): string {
  if (lines.length === 0) return 'No key of a vendor is set: respondents type, rules judge, the embedded voice speaks.'
  const summary = canStart(lines)
    ? 'Every vendor whose key is set answers.'
    : 'Not every vendor answers: see what is marked "✗". Interviews do without those: docs/judging.md and README say how.'
  return [...shown(lines), '', summary].join('\n')
}

function shown(lines: readonly Line[]): string[] {
  const width = Math.max(...lines.map(({ check }) => check.length))
  return lines.flatMap(({ grade, check, found, advice }) => [
    `${marks[grade]} ${check.padEnd(width)}  ${found}`,
    ...(advice ? [`${' '.repeat(width + 4)}→ ${advice}`] : []),
  ])
}
