import { Icon } from '../../../shared/icon.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { EventsBehind, type EventsState } from './events-behind.tsx'
import { Evidence } from './evidence.tsx'
import { laneOf, stateOf } from './kinds.ts'
import { Exact, Named, Quoted, Raw, Time } from './quoted.tsx'
import type { Told } from './story.ts'
import type { Telling } from './telling.ts'

/** `none`: nothing was kept of this place. */
export type SoundState = { is: 'none' | 'ready' | 'playing' | 'failed' } | undefined

export interface InspectorProps {
  told: Told
  telling: Telling
  /** Undefined where no sound can be asked for, as of a file. */
  sound: SoundState
  events: EventsState
  onPlay: () => void
  onWhy: () => void
  onClose: () => void
}

/** Read as they are, one under the other; what machines were given is folded. */
const OPEN = ['question', 'answer', 'text', 'reply', 'value', 'read_back', 'confirmation', 'quote', 'reason'] as const

export function Inspector({ told, telling, sound, events, onPlay, onWhy, onClose }: InspectorProps) {
  const { record } = useWords()
  const { inspector: words } = record
  const state = stateOf(told)
  const effect = telling.effectOf(told)
  const open = OPEN.filter((name) => told.words[name] !== undefined)
  const folded = Object.keys(told.words).filter((name) => !open.some((one) => one === name))
  return (
    <article className="inspector" aria-label={words.label}>
      <header className="inspector-header">
        <div>
          <p className="soft">
            {record.entry(told.seq)} · <Time at={told.at} iso={told.entry.at} /> · {telling.nameOf(laneOf(told))}
            {told.step !== undefined && <> · {telling.stepOf(told.step)}</>}
          </p>
          <h2>{telling.sentenceOf(told)}</h2>
        </div>
        <button type="button" className="button plain square" onClick={onClose} aria-label={record.why.close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="inspector-acts no-print">
        <button type="button" className="button" onClick={onWhy}>
          {record.why.ask} <kbd aria-hidden="true">W</kbd>
        </button>
        <Play sound={sound} onPlay={onPlay} />
      </div>
      {state && effect && (
        <p className={`mark ${state}`}>
          <Icon name={state} />
          {effect}
        </p>
      )}
      <dl className="inspector-words">
        {open.map((name) => (
          <Named key={name} name={labelOf(name, words.words)}>
            <Quoted>
              {name === 'value' ? telling.valueOf(told.words[name] ?? '', told.isYesOrNo) : told.words[name]}
            </Quoted>
          </Named>
        ))}
        {told.erased.map((name) => (
          <Named key={name} name={labelOf(name, words.words)}>
            {words.erased}
          </Named>
        ))}
        <Evidence told={told} telling={telling} />
      </dl>
      {folded.map((name) => (
        <Raw key={name} summary={labelOf(name, words.words)} value={prettyOf(told.words[name] ?? '')} />
      ))}
      <EventsBehind events={events} />
      <Place told={told} />
    </article>
  )
}

function Play({ sound, onPlay }: { sound: SoundState; onPlay: () => void }) {
  const { inspector: words } = useWords().record
  if (!sound) return null
  if (sound.is === 'none') return <span className="soft">{words.silent}</span>
  return (
    <>
      <button type="button" className="button" onClick={onPlay}>
        <Icon name={sound.is === 'playing' ? 'pause' : 'play'} />
        {sound.is === 'playing' ? words.stop : words.play} <kbd aria-hidden="true">P</kbd>
      </button>
      <span role="status" className="soft">
        {sound.is === 'failed' && words.unplayable}
      </span>
    </>
  )
}

/** `name.groom` is a name. */
function labelOf(name: string, labels: Record<string, string>): string {
  const [kind = name] = name.split('.')
  return Object.hasOwn(labels, kind) ? (labels[kind] ?? name) : name
}

/** JSON that was put into words is read in lines. */
function prettyOf(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? JSON.stringify(value, undefined, 2) : text
  } catch {
    return text
  }
}

function Place({ told: { entry } }: { told: Told }) {
  const { inspector: words } = useWords().record
  const { number } = useForms()
  const commitments = Object.entries(entry.commitments)
  return (
    <section className="inspector-place">
      <h3>{words.chain}</h3>
      <dl>
        <Named name={words.hash}>
          <Exact>{entry.hash}</Exact>
        </Named>
        <Named name={words.prev}>
          <Exact>{entry.prev}</Exact>
        </Named>
        {commitments.length > 0 && (
          <Named name={words.commitments}>
            <span className="number">{number(commitments.length)}</span>
          </Named>
        )}
      </dl>
      <Raw summary={words.raw} value={entry} />
    </section>
  )
}
