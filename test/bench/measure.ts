/** Milliseconds or counts of one kind, summed up. */
export interface Summary {
  p50: number
  p95: number
}

const round = (value: number) => Math.round(value * 100) / 100

/** Nearest-rank percentiles. */
export function summarise(values: readonly number[]): Summary {
  if (values.length === 0) throw new Error('nothing was measured')
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0)
  return { p50: at(0.5), p95: at(0.95) }
}

export interface BenchResult {
  bench: string
  unit: string
  ours: Summary
  bare: Summary
  /** Of the medians, ours to bare. */
  ratio: number
  /** Why nothing can be concluded from it. */
  failure?: string
  [more: string]: unknown
}

/** Puts two series side by side; `more` is what else is worth knowing. */
export function compare(
  bench: string,
  unit: string,
  ours: readonly number[],
  bare: readonly number[],
  more: Record<string, unknown> = {},
): BenchResult {
  const summaries = { ours: summarise(ours), bare: summarise(bare) }
  return {
    bench,
    unit,
    ...summaries,
    ratio: round(summaries.ours.p50 / summaries.bare.p50),
    runs: { ours: ours.length, bare: bare.length },
    ...more,
  }
}

export class NotInTime extends Error {}

/** @throws NotInTime when the condition does not come to hold in time */
export async function until<T>(limitMs: number, pollMs: number, attempt: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + limitMs
  while (performance.now() < end) {
    const result = await attempt()
    if (result !== undefined) return result
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  throw new NotInTime(`waited ${limitMs} ms in vain`)
}
