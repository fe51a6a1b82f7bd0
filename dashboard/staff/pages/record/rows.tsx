import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { EntryRow } from './entry-row.tsx'
import { IdleRow } from './idle-row.tsx'
import type { Telling } from './telling.ts'
import type { Row } from './timeline.ts'

/**
 * Up to here all rows are there, for whoever searches the page or prints it. Of 5,000 rows that are all there, each key
 * took the browser 0.8 s, also with `content-visibility`: of more only those are drawn that are in sight.
 */
const MOST_AT_ONCE = 350

const USUAL_PX = 48
/** Of the bar that stands above the list. */
const ABOVE_PX = 64

interface RowsProps {
  rows: readonly Row[]
  telling: Telling
  selected: number | undefined
  /** The entry that does not fit. */
  fault: number | undefined
  onSelect: (seq: number) => void
}

export function Rows(props: RowsProps) {
  const { rows, telling, selected, fault, onSelect } = props
  const anew = useMemo(() => asksAnew(rows), [rows])
  const place = rows.findIndex((row) => row.is === 'entry' && row.told.seq === selected)
  const stop = Math.max(
    place,
    rows.findIndex((row) => row.is === 'entry'),
  )
  const draw = (row: Row, at: number): ReactNode =>
    row.is === 'day' ? (
      row.day
    ) : row.is === 'idle' ? (
      <IdleRow ms={row.ms} waitsFor={row.waitsFor} telling={telling} />
    ) : (
      <EntryRow
        told={row.told}
        telling={telling}
        isSelected={at === place}
        isStop={at === stop}
        isFault={row.told.seq === fault}
        asksAnew={anew.has(row.told.seq)}
        onSelect={onSelect}
      />
    )
  const drawn = { rows, draw, place: place < 0 ? undefined : place }
  return rows.length > MOST_AT_ONCE ? <SomeRows {...drawn} /> : <AllRows {...drawn} />
}

interface DrawnProps {
  rows: readonly Row[]
  draw: (row: Row, at: number) => ReactNode
  /** That of the selected entry. */
  place: number | undefined
}

const keyOf = (row: Row | undefined): string | number =>
  row?.is === 'entry' ? row.told.seq : `${row?.is} before ${row?.before ?? ''}`
const classOf = (row: Row): string => ({ entry: 'row', idle: 'row-idle', day: 'row-day' })[row.is]

/** Who walks through the list with the keyboard goes on from the selected row. */
function takeFocus(list: HTMLElement | null, at: number): void {
  if (!list?.contains(document.activeElement)) return
  list.querySelector<HTMLElement>(`[data-at="${at}"] button`)?.focus({ preventScroll: true })
}

function AllRows({ rows, draw, place }: DrawnProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (place === undefined) return
    list.current?.querySelector(`[data-at="${place}"]`)?.scrollIntoView({ block: 'nearest' })
    takeFocus(list.current, place)
  }, [place])
  return (
    <ol ref={list} className="rows">
      {rows.map((row, at) => (
        <li key={keyOf(row)} className={classOf(row)} data-at={at}>
          {draw(row, at)}
        </li>
      ))}
    </ol>
  )
}

function SomeRows({ rows, draw, place }: DrawnProps) {
  const list = useRef<HTMLOListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + scrollY)
  }, [])
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoized here
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => USUAL_PX,
    getItemKey: (at) => keyOf(rows[at]),
    overscan: 10,
    scrollMargin: top,
    scrollPaddingStart: ABOVE_PX,
  })
  useEffect(() => {
    if (place === undefined) return
    virtual.scrollToIndex(place)
    takeFocus(list.current, place)
  }, [place, virtual])
  return (
    <ol ref={list} className="rows is-long" style={{ blockSize: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index]
        return (
          row && (
            <li
              key={key}
              ref={virtual.measureElement}
              className={classOf(row)}
              data-index={index}
              data-at={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ insetBlockStart: start - top }}
            >
              {draw(row, index)}
            </li>
          )
        )
      })}
    </ol>
  )
}

/** The words of a question stand where it is put first, not at each round. */
function asksAnew(rows: readonly Row[]): ReadonlySet<number> {
  const anew = new Set<number>()
  let last: string | undefined
  for (const row of rows) {
    const question = row.is === 'entry' ? row.told.words['question'] : undefined
    if (row.is !== 'entry' || question === undefined) continue
    if (question !== last) anew.add(row.told.seq)
    last = question
  }
  return anew
}
