import { lazy, Suspense, useRef, useState } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import { useWords } from '../../shell/language.tsx'
import { Loading } from '../../shell/states.tsx'
import { ConflictView } from './conflict-view.tsx'
import type { EditorAction, EditorState } from './editor.ts'
import { EditorView } from './editor-view.tsx'
import { faultsOf } from './faults.ts'
import type { Conflict, Side } from './merge.ts'
import type { Person } from './people.ts'
import { Refusals } from './refusals.tsx'
import { SaveBar } from './save-bar.tsx'
import { type EditedScript, scriptOf } from './script-model.ts'
import { isUndecided } from './warnings.ts'

const RehearsalView = lazy(async () => ({ default: (await import('./rehearsal-view.tsx')).RehearsalView }))

export interface ScriptViewProps {
  editor: EditorState
  read: EditedScript
  text: string
  people: readonly Person[]
  isFrozen: boolean
  isChanged: boolean
  isSaving: boolean
  /** Whether what is not saved outlives a reload. */
  isKept: boolean
  /** Set while another's edit is merged; empty when both fit. */
  conflicts?: readonly Conflict[]
  problems?: readonly { place: number; message: string }[]
  dispatch: (action: EditorAction) => void
  onTake: (conflict: Conflict, side: Side) => void
  onSave: () => void
  onDiscard: () => void
  open?: string
}

/** The script of an interview: to be edited until it starts, and to be read from then on. */
export function ScriptView(props: ScriptViewProps) {
  const { editor, people, isFrozen, isChanged, isSaving, conflicts, problems, dispatch, onSave } = props
  const { script: words, rehearsal } = useWords()
  const [isRehearsed, setRehearsed] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const faults = faultsOf(
    editor.now,
    people.map(({ id }) => id),
  ).size
  const isOpen = isUndecided({ script: editor.now, read: props.read, settled: editor.settled })
  const canSave = isChanged && faults === 0 && !isOpen && (conflicts?.length ?? 0) === 0
  const changed = isOpen ? words.toDecide : props.isKept ? words.changed : words.notKept
  const says = faults > 0 ? words.faulty(faults) : isChanged ? changed : words.unchanged
  if (isRehearsed)
    return (
      <Suspense fallback={<Loading />}>
        <RehearsalView
          script={scriptOf(editor.now)}
          people={people}
          onClose={() => {
            setRehearsed(false)
            requestAnimationFrame(() => opener.current?.focus())
          }}
        />
      </Suspense>
    )
  return (
    <>
      <button
        ref={opener}
        type="button"
        className="button script-rehearse no-print"
        disabled={faults > 0 || editor.now.steps.length === 0 || people.length === 0}
        onClick={() => setRehearsed(true)}
      >
        <Icon name="begin" />
        {rehearsal.begin}
      </button>
      {isFrozen && (
        <Note state="over" icon="lock">
          {words.frozen}
        </Note>
      )}
      {conflicts && <ConflictView conflicts={conflicts} onTake={props.onTake} />}
      {problems && <Refusals title={props.isKept ? words.unsaved : words.notKept} problems={problems} />}
      <EditorView
        editor={editor}
        read={props.read}
        text={props.text}
        people={people}
        isFrozen={isFrozen}
        problems={(problems ?? []).filter(({ place }) => place >= 0)}
        dispatch={dispatch}
        onSave={() => canSave && onSave()}
        onLanguage={() => document.getElementById('script-language')?.focus()}
        {...(props.open !== undefined && { open: props.open })}
      />
      {!isFrozen && (
        <SaveBar
          editor={editor}
          dispatch={dispatch}
          says={says}
          saves={words.save}
          isSaving={isSaving}
          canSave={canSave}
          onSave={onSave}
        >
          {isChanged && (
            <button type="button" className="button plain" disabled={isSaving} onClick={props.onDiscard}>
              {words.discard}
            </button>
          )}
        </SaveBar>
      )}
    </>
  )
}
