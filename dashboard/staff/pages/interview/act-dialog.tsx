import { useEffect, useState } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import { isolated } from '../../../shared/people.tsx'
import { detailOf, isUnsure } from '../../shell/act-error.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'
import { StatusMark } from '../../shell/status.tsx'
import { TextArea } from '../script/fields.tsx'
import { foresee, MovedOnError, perform, type Preview } from './acting.ts'
import type { Act, Session, StepNow } from './model.ts'
import { placeOf, useNameOf } from './situation.tsx'

interface ActDialogProps {
  act: Act
  session: Session
  steps: readonly StepNow[]
  onClose: () => void
  onDone: () => void
}

/** What of an act stands on the page: looked at, then done or refused. */
export type ActState =
  | { is: 'foreseeing' }
  | { is: 'foreseen'; preview: Preview; movedOn: boolean }
  | { is: 'acting'; preview: Preview }
  /** Whether it was done after all is not known where it is unsure. */
  | { is: 'failed'; detail: string; isUnsure: boolean }

/** Shows what an act will do, by the state that it is then done on; when that has moved on, shows it anew. */
export function ActDialog({ act, session, steps, onClose, onDone }: ActDialogProps) {
  const [state, setState] = useState<ActState>({ is: 'foreseeing' })
  const look = async (movedOn: boolean, signal?: AbortSignal) => {
    try {
      setState({ is: 'foreseen', preview: await foresee(session.id, act, signal), movedOn })
    } catch (error) {
      // Looking changes nothing.
      if (!signal?.aborted) setState({ is: 'failed', detail: detailOf(error), isUnsure: false })
    }
  }
  useEffect(() => {
    const aborter = new AbortController()
    void look(false, aborter.signal)
    return () => aborter.abort()
    // It is looked at once, when it is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const confirm = async (preview: Preview, reason: string) => {
    setState({ is: 'acting', preview })
    try {
      await perform(session.id, act, { revision: preview.revision, reason })
      onDone()
    } catch (error) {
      if (error instanceof MovedOnError) await look(true)
      else setState({ is: 'failed', detail: detailOf(error), isUnsure: isUnsure(error) })
    }
  }
  return (
    <ActDialogView
      act={act}
      state={state}
      session={session}
      steps={steps}
      onClose={onClose}
      onConfirm={(preview, reason) => void confirm(preview, reason)}
    />
  )
}

interface ViewProps extends Omit<ActDialogProps, 'onDone'> {
  state: ActState
  onConfirm: (preview: Preview, reason: string) => void
}

export function ActDialogView({ act, state, session, steps, onClose, onConfirm }: ViewProps) {
  const { interview, shell } = useWords()
  const words = interview.act
  const [reason, setReason] = useState('')
  const preview = 'preview' in state ? state.preview : undefined
  const isDue = act.act === 'waive'
  const canConfirm = state.is === 'foreseen' && !state.preview.refused && !(isDue && reason.trim() === '')
  return (
    <Dialog
      title={words.titles[act.act]}
      onClose={onClose}
      acts={
        <>
          <button
            type="button"
            className={act.act === 'end' ? 'button main danger' : 'button main'}
            disabled={!canConfirm}
            onClick={() => preview && onConfirm(preview, reason)}
          >
            {interview.acts[act.act]}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      {state.is === 'foreseeing' && <p role="status">{words.foreseeing}</p>}
      {state.is === 'failed' && (
        <Note state="needed" role="alert" title={state.isUnsure ? shell.states.unsure : words.failed}>
          {state.detail && (
            <p lang="en" dir="ltr">
              {state.detail}
            </p>
          )}
        </Note>
      )}
      {state.is === 'foreseen' && state.movedOn && (
        <Note state="waiting" role="alert">
          {words.movedOn}
        </Note>
      )}
      {preview?.refused && (
        <Note state="needed" role="alert" title={words.refused}>
          <p lang="en" dir="ltr">
            {preview.refused.detail}
          </p>
        </Note>
      )}
      {preview && !preview.refused && <PreviewFacts preview={preview} session={session} steps={steps} />}
      {preview && !preview.refused && (
        <TextArea
          label={words.reason}
          hint={isDue ? words.reasonDue : words.reasonHint}
          value={reason}
          onChange={setReason}
        />
      )}
    </Dialog>
  )
}

function PreviewFacts({ preview, session, steps }: { preview: Preview; session: Session; steps: readonly StepNow[] }) {
  const { interview } = useWords()
  const words = interview.act
  const nameOf = useNameOf(session)
  const { status, complete, heard } = preview
  return (
    <section className="preview" aria-label={words.does}>
      {preview.steps.length === 0 && status.from === status.to && <p>{words.nothing}</p>}
      <ul className="preview-steps">
        {preview.steps.map(({ step, respondent, from, to }) => (
          <li key={`${step} ${respondent}`}>
            <span>
              {interview.question(placeOf(steps, step))}, {isolated(nameOf(respondent))}
            </span>
            <span className="preview-change">
              {interview.asks[from]} <Icon name="onward" /> <strong>{interview.asks[to]}</strong>
            </span>
          </li>
        ))}
      </ul>
      <dl className="preview-facts">
        {status.from !== status.to && (
          <div>
            <dt>{words.status}</dt>
            <dd>
              <StatusMark status={status.from} /> <Icon name="onward" /> <StatusMark status={status.to} />
            </dd>
          </div>
        )}
        <div>
          <dt>{words.complete}</dt>
          <dd>{complete.to ? words.whole : words.wanting(complete.missing.length)}</dd>
        </div>
        <div>
          <dt>{words.heard}</dt>
          <dd>
            {heard.length === 0
              ? words.silent
              : heard.map((sentence) => (
                  <p key={sentence} className="preview-heard">
                    <bdi>{sentence}</bdi>
                  </p>
                ))}
          </dd>
        </div>
      </dl>
    </section>
  )
}
