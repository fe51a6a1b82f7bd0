import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import {
  askedIn,
  decide,
  type Rehearsal,
  say,
  startRehearsal,
  stayQuiet,
} from '../../../../interview/rehearsal/rehearsal.ts'
import { stallsOf } from '../../../../interview/rehearsal/stalls.ts'
import type { Script } from '../../../../interview/script/script.ts'
import { Note } from '../../../shared/note.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import type { Person } from './people.ts'
import { RehearsalTalk } from './rehearsal-talk.tsx'
import './rehearsal.css'

interface RehearsalViewProps {
  script: Script
  people: readonly Person[]
  onClose: () => void
  /** As far as it was played when it is first seen. */
  played?: Rehearsal
}

const TITLE = 'rehearsal-title'
const ANSWER = 'rehearsal-answer'

/** A script played through by the lawyer, who answers for everybody. */
export function RehearsalView({ script, people, onClose, played }: RehearsalViewProps) {
  const { rehearsal: words } = useWords()
  const [play, setPlay] = useState(() => played ?? startRehearsal(script, people))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="rehearsal" aria-labelledby={TITLE}>
      <div className="rehearsal-head">
        <h2 ref={heading} id={TITLE} tabIndex={-1}>
          {words.title}
        </h2>
        <button type="button" className="button small" onClick={() => setPlay(startRehearsal(script, people))}>
          {words.again}
        </button>
        <button type="button" className="button small" onClick={onClose}>
          {words.back}
        </button>
      </div>
      <p className="form-hint">{words.about}</p>
      <div className="rehearsal-parts">
        <div className="rehearsal-play">
          <RehearsalTalk lines={play.lines} people={people} language={script.language} />
          <Turn play={play} people={people} onPlay={setPlay} />
        </div>
        <Stalls script={script} people={people} />
      </div>
    </section>
  )
}

interface TurnProps {
  play: Rehearsal
  people: readonly Person[]
  onPlay: (play: Rehearsal) => void
}

/** What can be done next: an answer, silence, or a decision. */
function Turn({ play, people, onPlay }: TurnProps) {
  const { rehearsal: words, interview } = useWords()
  const asked = askedIn(play)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const speaker = chosen ?? asked ?? people[0]?.id ?? ''
  const { cause, status } = play.progress
  const go = (next: Rehearsal) => {
    setChosen(undefined)
    onPlay(next)
    // What was pressed may be gone then.
    requestAnimationFrame(() => (document.getElementById(ANSWER) ?? document.getElementById(TITLE))?.focus())
  }
  if (play.isOver)
    return (
      <Note state="over" role="status">
        {words.over}
      </Note>
    )
  const answer = (event: FormEvent) => {
    event.preventDefault()
    go(say(play, speaker, text))
    setText('')
  }
  return (
    <>
      {status === 'interrupted' && cause?.kind === 'referred' && (
        <Note state="needed" title={words.decide} role="status">
          <p>{words.because[cause.because]}</p>
          <div className="warning-acts">
            <button type="button" className="button small" onClick={() => go(decide(play, 'ask-again'))}>
              {interview.acts.retake}
            </button>
            <button type="button" className="button small" onClick={() => go(decide(play, 'waive'))}>
              {interview.acts.waive}
            </button>
          </div>
        </Note>
      )}
      <form className="rehearsal-turn" onSubmit={answer}>
        <label className="form-field">
          <span>{words.who}</span>
          <select className="field" value={speaker} onChange={({ target }) => setChosen(target.value)}>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="form-field rehearsal-answer">
          <span>{words.answer}</span>
          <input
            id={ANSWER}
            className="field"
            dir="auto"
            autoComplete="off"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        <button type="submit" className="button main" disabled={text.trim() === ''}>
          {words.send}
        </button>
        <button type="button" className="button" disabled={asked === undefined} onClick={() => go(stayQuiet(play))}>
          {words.quiet}
        </button>
      </form>
      {asked === undefined && status !== 'interrupted' && <p className="form-hint">{words.waits}</p>}
    </>
  )
}

/** Which steps could bring the interview to a stop, and how. */
function Stalls({ script, people }: { script: Script; people: readonly Person[] }) {
  const { rehearsal: words, script: steps } = useWords()
  const { number } = useForms()
  const stalls = useMemo(
    () =>
      stallsOf(
        script,
        people.map(({ id }) => id),
      ),
    [script, people],
  )
  const placeOf = (id: string) => script.steps.findIndex((step) => step.id === id) + 1
  return (
    <section className="rehearsal-stalls" aria-label={words.stalls}>
      <h3>{words.stalls}</h3>
      {stalls.length === 0 && <p className="mark well">{words.none}</p>}
      <dl>
        {stalls.map(({ kind, steps: ids }) => (
          <div key={kind}>
            <dt>{words.kinds[kind]}</dt>
            <dd>
              {ids.map((id) => (
                <span key={id} className="rehearsal-place" title={script.steps[placeOf(id) - 1]?.ask}>
                  <span className="visually-hidden">{steps.step(placeOf(id))}</span>
                  <span aria-hidden="true">{number(placeOf(id))}</span>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
