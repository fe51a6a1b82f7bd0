import { memo } from 'react'
import { Icon, type IconName } from '../../../shared/icon.tsx'
import { Initials } from '../../../shared/people.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { answeredIn, laneOf, speakerOf, STAFF, stateOf, SYSTEM } from './kinds.ts'
import type { Told } from './story.ts'
import { type Telling, timeOf } from './telling.ts'

interface EntryRowProps {
  told: Told
  telling: Telling
  isSelected: boolean
  /** The one that the Tab key comes to. */
  isStop: boolean
  isFault: boolean
  /** Its question is another than that of the row before. */
  asksAnew: boolean
  onSelect: (seq: number) => void
}

export const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { told, telling, isSelected, isStop, isFault, asksAnew, onSelect } = props
  const { shown, utc } = timeOf(told.at, useForms())
  const lane = laneOf(told)
  return (
    <button
      type="button"
      className={isFault ? 'is-fault' : undefined}
      tabIndex={isStop ? 0 : -1}
      aria-current={isSelected || undefined}
      onClick={() => onSelect(told.seq)}
    >
      <time className="row-time" dateTime={told.entry.at} title={utc}>
        {shown}
      </time>
      <LaneMark lane={lane} telling={telling} />
      <span className="row-words">
        {asksAnew && (
          <span className="row-question">
            <bdi>{told.words['question']}</bdi>
          </span>
        )}
        <Said told={told} telling={telling} />
      </span>
      <Marks told={told} telling={telling} isFault={isFault} />
    </button>
  )
})

/** What somebody said, or else what happened; words on another's microphone are not theirs. */
function Said({ told, telling }: { told: Told; telling: Telling }) {
  const said = told.words['answer'] ?? told.words['text']
  const sentence = telling.sentenceOf(told)
  if (said === undefined) return <span className="row-sentence">{sentence}</span>
  if (told.entry.type === 'bleed' || speakerOf(told) === undefined) {
    return (
      <span className="row-sentence">
        {sentence}
        <bdi className="row-beside">{said}</bdi>
      </span>
    )
  }
  return (
    <span className="row-said">
      <span className="visually-hidden">{sentence}: </span>
      <bdi>{said}</bdi>
    </span>
  )
}

function Marks({ told, telling, isFault }: { told: Told; telling: Telling; isFault: boolean }) {
  const { check } = useWords().record
  const state = isFault ? 'needed' : stateOf(told)
  return (
    <span className="row-marks">
      {told.step !== undefined && answeredIn(told) && <span className="row-step">{telling.stepOf(told.step)}</span>}
      {state && (
        <span className={`row-state ${state}`}>
          <Icon name={state} />
          {isFault ? check.mark : telling.effectOf(told)}
        </span>
      )}
    </span>
  )
}

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
