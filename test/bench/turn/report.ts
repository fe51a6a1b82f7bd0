import { type BenchResult, compare, type Summary, summarise } from '../measure.ts'
import { type ByDurability, byDurability } from './dropped.ts'
import { numberOf } from './notes.ts'
import { type Part, PARTS, type Turn, type Turns } from './turns.ts'

interface Row extends Summary {
  turns: number
  /** What neither a vendor took nor the model of turns asked to wait for. */
  own: Summary
}

const round = (value: number) => Math.round(value * 10) / 10

/** The parts of durable turns, by name; judgement also by who judged. */
export function rowsOf(turns: readonly Turn[]): Record<string, Row> {
  const row = (part: Part, some: readonly Turn[]): Row | undefined => {
    const parts = some.flatMap(({ parts: { [part]: timed } }) => timed ?? [])
    if (parts.length === 0) return undefined
    const own = summarise(parts.map(({ ownMs }) => ownMs))
    return { turns: parts.length, ...summarise(parts.map(({ ms }) => ms)), own }
  }
  const durable = turns.filter(({ hasty }) => !hasty)
  const judgedBy = (judge: Turn['judge']) =>
    row(
      'judgement',
      durable.filter((turn) => turn.judge === judge),
    )
  const rows: [string, Row | undefined][] = [
    ...PARTS.map((part): [string, Row | undefined] => [part, row(part, durable)]),
    ['judgement_by_rule', judgedBy('rule')],
    ['judgement_by_model', judgedBy('model')],
  ]
  return Object.fromEntries(rows.filter((entry): entry is [string, Row] => entry[1] !== undefined))
}

export function tableOf(rows: Record<string, Row>): string[] {
  const line = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(20)}${cells.map((cell) => String(cell).padStart(10)).join('')}`
  return [
    line('ms', ['turns', 'p50', 'p95', 'own p50', 'own p95']),
    ...Object.entries(rows).map(([name, { turns, own, ...whole }]) =>
      line(name.replaceAll('_', ' '), [turns, ...[whole.p50, whole.p95, own.p50, own.p95].map(round)]),
    ),
  ]
}

/** Of neighbours that were judged and ended alike: how much later the durable one was answered. */
export function pairedMs(turns: readonly Turn[]): number[] {
  return turns.flatMap((durable) => {
    if (durable.hasty) return []
    const hasty = turns.find((turn) => turn.hasty && numberOf(turn.step) === numberOf(durable.step) + 1)
    if (!hasty || hasty.judge !== durable.judge || hasty.isDone !== durable.isDone) return []
    return [durable.totalMs - hasty.totalMs]
  })
}

/** Of all turns: how the end of one was found. */
export function endingsOf(turns: readonly Turn[]): { seemed?: Summary; noticed?: Summary; predicted?: Summary } {
  const endings = turns.flatMap(({ ending }) => ending ?? [])
  if (endings.length === 0) return {}
  return {
    seemed: summarise(endings.map(({ seemedMs }) => seemedMs)),
    noticed: summarise(endings.map(({ noticedMs }) => noticedMs)),
    predicted: summarise(endings.map(({ predictedMs }) => predictedMs)),
  }
}

/** How many were left out, and how many have the officer's other words in them. */
export function countsOf({ turns, dropped }: Turns): { dropped: ByDurability; held: ByDurability } {
  const held = turns.filter(({ isHeld }) => isHeld).map(({ step }) => step)
  return { dropped: byDurability(dropped), held: byDurability(held) }
}

/** Durable turns beside those that did without. */
export function resultOf(bench: string, found: Turns): BenchResult {
  const { turns } = found
  const totals = (hasty: boolean) => turns.filter((turn) => turn.hasty === hasty).map(({ totalMs }) => totalMs)
  const result = compare(bench, 'ms', totals(false), totals(true))
  const pairs = pairedMs(turns)
  return {
    ...result,
    difference_of_medians: round(result.ours.p50 - result.bare.p50),
    ...(pairs.length > 0 && { paired_difference: { p50: round(summarise(pairs).p50), pairs: pairs.length } }),
    ...countsOf(found),
    parts: rowsOf(turns),
  }
}
