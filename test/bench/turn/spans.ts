/** A stretch of time; Unix milliseconds. */
export interface Span {
  fromMs: number
  toMs: number
}

/** How much of a span the others cover; what several of them cover counts once. */
export function coveredMs({ fromMs, toMs }: Span, others: readonly Span[]): number {
  let coveredToMs = fromMs
  let covered = 0
  for (const other of others.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const from = Math.max(coveredToMs, other.fromMs)
    const to = Math.min(toMs, other.toMs)
    if (to <= from) continue
    covered += to - from
    coveredToMs = to
  }
  return covered
}
