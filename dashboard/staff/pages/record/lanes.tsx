import { memo, type MouseEvent } from 'react'
import { useWords } from '../../shell/language.tsx'
import type { Axis } from './axis.ts'
import { laneOf } from './kinds.ts'
import type { Story } from './story.ts'
import type { Telling } from './telling.ts'
import { lanesOf, type Span, type SpanKind } from './timeline.ts'

const WIDTH = 1_000
const HEIGHT = 12
const THINNEST = 1.5

const KINDS = ['speech', 'bleed', 'gap', 'absence', 'outage', 'standstill'] as const satisfies readonly SpanKind[]

const kindsIn = (spans: readonly Span[]) => KINDS.filter((kind) => spans.some((span) => span.kind === kind))

interface LanesProps {
  story: Story
  spans: readonly Span[]
  axis: Axis
  telling: Telling
  selected: number | undefined
  onSelect: (seq: number) => void
}

/** Bars of one lane and kind as a single path: a record of thousands of entries is few elements. */
const pathOf = (spans: readonly Span[], { placeOf }: Axis): string =>
  spans
    .map(({ from, to }) => {
      const start = placeOf(from) * WIDTH
      const width = Math.max(THINNEST, placeOf(to) * WIDTH - start)
      return `M${start.toFixed(1)} 0h${width.toFixed(1)}v${HEIGHT}h-${width.toFixed(1)}z`
    })
    .join('')

/** One mark for each entry that lasts no time. */
const ticksOf = (moments: readonly number[], { placeOf }: Axis): string =>
  [...new Set(moments.map((at) => (placeOf(at) * WIDTH).toFixed(1)))].map((x) => `M${x} 3v${HEIGHT - 6}`).join('')

/** The whole interview at a glance. The list beside it holds the same for whoever does not see it. */
export function Lanes({ story, spans, axis, telling, selected, onSelect }: LanesProps) {
  const { record: words } = useWords()
  const there = kindsIn(spans)
  const select = ({ currentTarget, clientX }: MouseEvent) => {
    const { left, right, width } = currentTarget.getBoundingClientRect()
    const isRightToLeft = getComputedStyle(currentTarget).direction === 'rtl'
    const moment = axis.momentAt((isRightToLeft ? right - clientX : clientX - left) / width)
    const next = story.told.find(({ at }) => at >= moment) ?? story.told.at(-1)
    if (next) onSelect(next.seq)
  }
  const at = selected === undefined ? undefined : story.told[selected]?.at
  return (
    <figure className="lanes" aria-hidden="true">
      <div className="lane-names">
        {lanesOf(story).map((lane) => (
          <span key={lane} className="lane-name" style={{ color: telling.colourOf(lane) }}>
            {telling.nameOf(lane)}
          </span>
        ))}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the list has the same */}
      <div className="lane-strip" onClick={select}>
        <Bars story={story} spans={spans} axis={axis} telling={telling} />
        {at !== undefined && (
          <span className="lane-here" style={{ insetInlineStart: `${(axis.placeOf(at) * 100).toFixed(2)}%` }} />
        )}
      </div>
      <figcaption className="lane-legend">
        {there.map((kind) => (
          <span key={kind} className={`lane-key lane-key-${kind}`}>
            {words.lanes.kinds[kind]}
          </span>
        ))}
        <span>{words.lanes.text}</span>
      </figcaption>
    </figure>
  )
}

/** Drawn once: of thousands of entries it takes a while. */
const Bars = memo(function Bars({ story, spans, axis, telling }: Omit<LanesProps, 'selected' | 'onSelect'>) {
  const there = kindsIn(spans)
  return (
    <>
      {lanesOf(story).map((lane) => (
        <svg key={lane} className="lane" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
          <path
            className="lane-ticks"
            style={{ stroke: telling.colourOf(lane) }}
            d={ticksOf(
              story.told.filter((one) => laneOf(one) === lane).map((one) => one.at),
              axis,
            )}
          />
          {there.map((kind) => (
            <path
              key={kind}
              className={`lane-${kind}`}
              style={{ color: telling.colourOf(lane) }}
              d={pathOf(
                spans.filter((span) => span.lane === lane && span.kind === kind),
                axis,
              )}
            />
          ))}
        </svg>
      ))}
      <svg className="lane-folds" viewBox={`0 0 ${WIDTH} 1`} preserveAspectRatio="none">
        <path d={axis.folds.map(({ place }) => `M${(place * WIDTH).toFixed(1)} 0v1`).join('')} />
      </svg>
    </>
  )
})
