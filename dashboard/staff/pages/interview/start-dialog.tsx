import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import { isolated } from '../../../shared/people.tsx'
import { detailOf, isUnsure } from '../../shell/act-error.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'
import { createDrafts } from '../script/drafts.ts'
import { findScript, type Stored } from '../script/stored-script.ts'
import type { Session } from './model.ts'
import { ScriptChangedError, startAsLookedAt, stepsKey } from './starting.ts'

interface StartDialogProps {
  session: Session
  /** Who is signed in, and may have changes that are not saved. */
  user: string
  /** It has started, or somebody has thought better of it. */
  onClose: () => void
}

/** What stands on the page before it starts. */
export type StartState =
  | { is: 'looking' }
  | { is: 'looked'; script: Stored | undefined; hasDraft: boolean; movedOn: boolean }
  | { is: 'starting'; script: Stored }
  | { is: 'failed'; detail: string; isUnsure: boolean }

/** Asks once: from the start on nobody can change the questions. */
export function StartDialog({ session, user, onClose }: StartDialogProps) {
  const { id } = session
  const queries = useQueryClient()
  const [state, setState] = useState<StartState>({ is: 'looking' })
  const show = async (script: Stored | undefined, movedOn: boolean, signal?: AbortSignal) => {
    // The page behind shows what is asked about.
    queries.setQueryData(stepsKey(id, false), script?.answer.steps ?? [])
    const draft = await createDrafts(`${user}/${id}`).read()
    if (!signal?.aborted) setState({ is: 'looked', script, hasDraft: draft !== undefined, movedOn })
  }
  useEffect(() => {
    const aborter = new AbortController()
    const { signal } = aborter
    findScript(id, signal)
      .then((script) => show(script, false, signal))
      .catch((error: unknown) => {
        if (!signal.aborted) setState({ is: 'failed', detail: detailOf(error), isUnsure: false })
      })
    return () => aborter.abort()
    // It is looked at once, when it is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])
  const start = async (script: Stored) => {
    setState({ is: 'starting', script })
    try {
      await startAsLookedAt(id, script)
      onClose()
    } catch (error) {
      if (error instanceof ScriptChangedError) await show(error.script, true)
      else setState({ is: 'failed', detail: detailOf(error), isUnsure: isUnsure(error) })
    }
  }
  return <StartDialogView session={session} state={state} onClose={onClose} onStart={(script) => void start(script)} />
}

interface ViewProps extends Pick<StartDialogProps, 'session' | 'onClose'> {
  state: StartState
  onStart: (script: Stored) => void
}

export function StartDialogView({ session, state, onClose, onStart }: ViewProps) {
  const { interview, shell } = useWords()
  const words = interview.start
  const script = 'script' in state ? state.script : undefined
  const main = useRef<HTMLButtonElement>(null)
  const isReady = state.is === 'looked' && script !== undefined
  const isPlain = isReady && !state.hasDraft && !state.movedOn
  useEffect(() => {
    // Where there is nothing else to look at, Enter starts it.
    if (isPlain) main.current?.focus()
  }, [isPlain])
  const names = session.respondents.map(({ id, name }) => isolated(name || id))
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      acts={
        <>
          <button
            ref={main}
            type="button"
            className="button main"
            disabled={!isReady}
            onClick={() => script && onStart(script)}
          >
            <Icon name="begin" />
            {state.is === 'starting' ? words.starting : words.title}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      {state.is === 'looking' && <p role="status">{words.looking}</p>}
      {state.is === 'failed' && (
        <Note state="needed" role="alert" title={state.isUnsure ? shell.states.unsure : words.refused}>
          {state.detail && (
            <p lang="en" dir="ltr">
              {state.detail}
            </p>
          )}
        </Note>
      )}
      {state.is === 'looked' && state.movedOn && (
        <Note state="waiting" role="alert">
          {words.movedOn}
        </Note>
      )}
      {state.is === 'looked' && !script && <p>{interview.situation['no-script']}</p>}
      {script && <p>{words.asks(script.answer.steps.length, names)}</p>}
      {state.is === 'looked' && state.hasDraft && (
        <Note state="needed" role="alert" title={words.draft}>
          <Link to="/interviews/$id/script" params={{ id: session.id }}>
            {words.toDraft}
          </Link>
        </Note>
      )}
      {script && <p className="soft">{words.final}</p>}
    </Dialog>
  )
}
