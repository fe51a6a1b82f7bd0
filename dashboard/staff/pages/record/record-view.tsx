import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Binding } from '../../shell/keys.tsx'
import { useKeys } from '../../shell/keys.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { axisOf } from './axis.ts'
import { type CheckState, CheckView } from './check-view.tsx'
import { type CopyState, CopyView } from './copy-view.tsx'
import { EntryTable } from './entry-table.tsx'
import type { EventsState } from './events-behind.tsx'
import { type Filter, filtered, haystackOf, NO_FILTER } from './filter.ts'
import { Inspector, type SoundState } from './inspector.tsx'
import { Lanes } from './lanes.tsx'
import { Rows } from './rows.tsx'
import type { Story, Told } from './story.ts'
import { type Telling, timeOf } from './telling.ts'
import { rowsOf, spansOf } from './timeline.ts'
import { type Form, Toolbar } from './toolbar.tsx'
import { useStepNumber } from './use-step-number.ts'
import { whyOf, whyOfStep } from './why.ts'
import { WhyView } from './why-view.tsx'

export interface RecordViewProps {
  story: Story
  telling: Telling
  check: CheckState
  copy: CopyState | undefined
  /** The entry that is open. */
  selected: number | undefined
  events: EventsState
  sound: (told: Told) => SoundState
  onSelect: (seq: number | undefined) => void
  onPlay: (told: Told) => void
  onCopyAway: () => void
  /** How it is shown at first. */
  initial?: { why?: boolean; form?: Form; filter?: Filter }
}

/** One timeline with what is behind each of its entries; the list on one side, the inspector on the other. */
export function RecordView(props: RecordViewProps) {
  const { story, telling, check, copy, selected, events, sound, onSelect, onPlay, onCopyAway, initial = {} } = props
  const { record: words } = useWords()
  const forms = useForms()
  const [filter, setFilter] = useState(initial.filter ?? NO_FILTER)
  const [form, setForm] = useState<Form>(initial.form ?? 'list')
  const [asksWhy, setAsksWhy] = useState(initial.why ?? false)
  const search = useRef<HTMLInputElement>(null)
  const steps = useRef<HTMLSelectElement>(null)
  const whole = useMemo(() => {
    const spans = spansOf(story)
    const moments = story.told.map(({ at }) => at)
    return { spans, axis: axisOf(moments, spans) }
  }, [story])
  const haystack = useMemo(() => haystackOf(story.told, telling.sentenceOf), [story, telling])
  const sought = useDeferredValue(filter)
  const shown = useMemo(() => filtered(story.told, haystack, sought), [story, haystack, sought])
  const rows = useMemo(() => rowsOf(shown, (at) => timeOf(at, forms).day), [shown, forms])
  const told = selected === undefined ? undefined : story.told[selected]
  const why = useMemo(
    () => (asksWhy && selected !== undefined ? whyOf(story, selected) : undefined),
    [story, asksWhy, selected],
  )
  const fault = check.is === 'done' ? check.verification.fault?.seq : undefined

  const goToStep = (id: string) => {
    const [chain] = whyOfStep(story, id).chains
    const end = chain?.reasons[0]?.seq ?? story.told.findLast(({ step }) => step === id)?.seq
    if (end !== undefined) onSelect(end)
  }
  const step = (by: 1 | -1) => {
    const place = shown.findIndex(({ seq }) => seq === selected)
    const next = place < 0 ? shown.at(by > 0 ? 0 : -1) : shown[place + by]
    if (next) onSelect(next.seq)
  }
  const close = () => (asksWhy ? setAsksWhy(false) : onSelect(undefined))
  useStepNumber((number) => {
    const found = story.steps[number - 1]
    if (found) goToStep(found.id)
  })
  const bindings: Binding[] = [
    { keys: 'j', says: words.keys.next, act: () => step(1) },
    { keys: 'k', says: words.keys.previous, act: () => step(-1) },
    { keys: 'w', says: words.why.ask, act: () => (selected === undefined ? undefined : setAsksWhy(!asksWhy)) },
    { keys: 's', says: words.keys.step, act: () => steps.current?.focus() },
    { keys: '/', says: words.keys.search, act: () => search.current?.focus() },
    { keys: 'p', says: words.keys.play, act: () => told && sound(told)?.is !== 'none' && sound(told) && onPlay(told) },
    { keys: 't', says: words.keys.table, act: () => setForm(form === 'list' ? 'table' : 'list') },
    { keys: 'Escape', says: words.keys.close, act: close },
  ]
  useKeys(bindings)
  const list = { telling, selected, fault, onSelect }
  return (
    <div className={told ? 'record has-open' : 'record'}>
      <div className="record-head">
        <CheckView check={check} telling={telling} onGoTo={onSelect} />
        {copy && <CopyView copy={copy} onGoTo={onSelect} onClose={onCopyAway} />}
      </div>
      <Lanes story={story} {...whole} telling={telling} selected={selected} onSelect={onSelect} />
      <Toolbar
        {...{ story, telling, filter, form, search, steps }}
        shown={shown.length}
        onFilter={setFilter}
        onForm={setForm}
        onStep={goToStep}
      />
      <div className="record-list">
        {shown.length === 0 && <p className="record-none">{words.filter.none}</p>}
        {form === 'list' ? <Rows rows={rows} {...list} /> : <EntryTable told={shown} {...list} />}
      </div>
      <aside className="record-aside" aria-label={words.inspector.label}>
        {why && (
          <WhyView
            key={why.step}
            story={story}
            why={why}
            telling={telling}
            onSelect={onSelect}
            onClose={() => setAsksWhy(false)}
          />
        )}
        {told ? (
          <Inspector
            key={told.seq}
            told={told}
            telling={telling}
            sound={sound(told)}
            events={events}
            onPlay={() => onPlay(told)}
            onWhy={() => setAsksWhy(true)}
            onClose={() => onSelect(undefined)}
          />
        ) : (
          <p className="soft">{words.inspector.none}</p>
        )}
      </aside>
    </div>
  )
}
