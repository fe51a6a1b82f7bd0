import { memo, startTransition, useEffect, useRef, useState } from 'react'
import { Icon, type IconName } from '../../../shared/icon.tsx'
import { Initials } from '../../../shared/people.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { answeredIn, laneOf, speakerOf, STAFF, stateOf, SYSTEM } from './kinds.ts'
import type { Told } from './story.ts'
import { type Telling, timeOf } from './telling.ts'
import type { Row, WaitsFor } from './timeline.ts'

/** Drawn at once; the rest follows while the page can already be used. */
const AT_ONCE = 150

interface RowsProps {
  rows: readonly Row[]
  telling: Telling
  selected: number | undefined
  /** The entry that does not fit. */
  fault: number | undefined
  onSelect: (seq: number) => void
}

export function Rows({ rows, telling, selected, fault, onSelect }: RowsProps) {
  const [drawn, setDrawn] = useState(AT_ONCE)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => startTransition(() => setDrawn(Number.POSITIVE_INFINITY)), [])
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current]')
    row?.scrollIntoView({ block: 'nearest' })
    if (list.current?.contains(document.activeElement)) row?.focus({ preventScroll: true })
  }, [selected])
  const entries = rows.flatMap((row) => (row.is === 'entry' ? [row.told.seq] : []))
  const stop = selected !== undefined && entries.includes(selected) ? selected : entries[0]
  return (
    <ol ref={list} className="rows">
      {rows
        .slice(0, Math.max(drawn, (selected ?? 0) + AT_ONCE))
        .map((row, place) =>
          row.is === 'idle' ? (
            <IdleRow key={`idle ${row.before}`} ms={row.ms} waitsFor={row.waitsFor} telling={telling} />
          ) : (
            <EntryRow
              key={row.told.seq}
              told={row.told}
              telling={telling}
              isSelected={row.told.seq === selected}
              isStop={row.told.seq === stop}
              isFault={row.told.seq === fault}
              asksAnew={asksAnew(rows, place)}
              onSelect={onSelect}
            />
          ),
        )}
    </ol>
  )
}

/** The words of a question stand where it is put first, not at each round. */
function asksAnew(rows: readonly Row[], place: number): boolean {
  const row = rows[place]
  if (row?.is !== 'entry' || row.told.words['question'] === undefined) return false
  for (let before = place - 1; before >= 0; before--) {
    const other = rows[before]
    if (other?.is === 'entry' && other.told.words['question'] !== undefined) {
      return other.told.words['question'] !== row.told.words['question']
    }
  }
  return true
}

function IdleRow({ ms, waitsFor, telling }: { ms: number; waitsFor: WaitsFor; telling: Telling }) {
  const { record: words } = useWords()
  const { length } = useForms()
  const time = length(ms / 1_000)
  const said =
    typeof waitsFor === 'object' ? words.waited.who(time, telling.named(waitsFor.who)) : words.waited[waitsFor](time)
  return <li className="row-idle">{said}</li>
}

interface EntryRowProps {
  told: Told
  telling: Telling
  isSelected: boolean
  /** The one that the Tab key comes to. */
  isStop: boolean
  isFault: boolean
  asksAnew: boolean
  onSelect: (seq: number) => void
}

const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { told, telling, isSelected, isStop, isFault, asksAnew: shows, onSelect } = props
  const { record: words } = useWords()
  const forms = useForms()
  const { shown, utc } = timeOf(told.at, forms)
  const lane = laneOf(told)
  const state = isFault ? 'needed' : stateOf(told)
  const effect = telling.effectOf(told)
  const said = told.words['answer'] ?? told.words['text']
  const speaker = speakerOf(told)
  return (
    <li className={isFault ? 'row is-fault' : 'row'}>
      <button
        type="button"
        tabIndex={isStop ? 0 : -1}
        aria-current={isSelected || undefined}
        onClick={() => onSelect(told.seq)}
      >
        <time className="row-time" dateTime={told.entry.at} title={utc}>
          {shown}
        </time>
        <LaneMark lane={lane} telling={telling} />
        <span className="row-words">
          {shows && (
            <span className="row-question" dir="auto">
              {told.words['question']}
            </span>
          )}
          {said !== undefined && speaker !== undefined && told.entry.type !== 'bleed' ? (
            <span className="row-said" dir="auto">
              <span className="visually-hidden">{telling.sentenceOf(told)}: </span>
              {said}
            </span>
          ) : (
            <span className="row-sentence">
              {telling.sentenceOf(told)}
              {said !== undefined && <bdi className="row-beside">{said}</bdi>}
            </span>
          )}
        </span>
        <span className="row-marks">
          {told.step !== undefined && answeredIn(told) && <span className="row-step">{telling.stepOf(told.step)}</span>}
          {state && (
            <span className={`row-state ${state}`}>
              <Icon name={state} />
              {isFault ? words.check.mark : effect}
            </span>
          )}
        </span>
      </button>
    </li>
  )
})

const SIGNS: Partial<Record<string, IconName>> = { [STAFF]: 'person', [SYSTEM]: 'pulse' }

/** People have their initials, the others a sign. */
function LaneMark({ lane, telling }: { lane: string; telling: Telling }) {
  const sign = SIGNS[lane]
  if (!sign) return <Initials name={telling.nameOf(lane)} colour={telling.colourOf(lane)} />
  return (
    <span className="lane-sign">
      <Icon name={sign} />
      <span className="visually-hidden">{telling.nameOf(lane)}</span>
    </span>
  )
}
