import { IDLE_MS, type Span } from './timeline.ts'

/** Where moments stand on a strip on which idle time is folded. */
export interface Axis {
  /** 0 to 1. */
  placeOf(ms: number): number
  /** The moment at a place. */
  momentAt(place: number): number
  /** Idle times that are drawn shorter than they were. */
  folds: readonly { place: number; ms: number }[]
}

interface Stretch {
  from: number
  to: number
  /** Its length as it is drawn, and all before it. */
  drawn: number
  before: number
}

/** @param moments of entries, Unix milliseconds in their order */
export function axisOf(moments: readonly number[], spans: readonly Span[]): Axis {
  const changes = [
    ...moments.map((ms) => ({ ms, speech: 0 })),
    ...spans.flatMap(({ from, to, kind }) => {
      const speech = kind === 'speech' || kind === 'bleed' ? 1 : 0
      return [
        { ms: from, speech },
        { ms: to, speech: -speech },
      ]
    }),
  ].toSorted((a, b) => a.ms - b.ms)
  const stretches: Stretch[] = []
  let speaking = 0
  let before = 0
  changes.forEach(({ ms: from, speech }, place) => {
    speaking += speech
    const to = changes[place + 1]?.ms
    if (to === undefined || to === from) return
    // Who speaks is drawn as long as it took.
    const drawn = speaking > 0 ? to - from : Math.min(to - from, IDLE_MS)
    stretches.push({ from, to, drawn, before })
    before += drawn
  })
  const whole = before || 1
  const stretchAt = (isPast: (stretch: Stretch) => boolean): Stretch | undefined => {
    let low = 0
    let high = stretches.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (isPast(stretches[middle] as Stretch)) low = middle + 1
      else high = middle
    }
    return stretches[low]
  }
  const clamp = (share: number) => Math.min(1, Math.max(0, share))
  return {
    placeOf(ms) {
      const stretch = stretchAt(({ to }) => to < ms)
      if (!stretch) return 0
      const share = clamp((ms - stretch.from) / (stretch.to - stretch.from))
      return clamp((stretch.before + share * stretch.drawn) / whole)
    },
    momentAt(place) {
      const drawn = clamp(place) * whole
      const stretch = stretchAt((one) => one.before + one.drawn < drawn)
      if (!stretch) return moments[0] ?? 0
      return stretch.from + clamp((drawn - stretch.before) / stretch.drawn) * (stretch.to - stretch.from)
    },
    folds: stretches
      .filter(({ from, to, drawn }) => drawn < to - from)
      .map((stretch) => ({ place: (stretch.before + stretch.drawn / 2) / whole, ms: stretch.to - stretch.from })),
  }
}
