import { useCallback, useMemo, useRef, useState } from 'react'
import type { Warning } from '../../../../interview/script/reading.ts'
import { useWords } from '../../shell/language.tsx'
import { useKeys } from '../../shell/keys.tsx'
import type { EditorAction, EditorState } from './editor.ts'
import { faultsOf } from './faults.ts'
import { Field, TextArea } from './fields.tsx'
import { LeftOutRow } from './left-out-row.tsx'
import { Original } from './original.tsx'
import type { Person } from './people.ts'
import { placesOf, rowsOf } from './places.ts'
import { type EditedScript, freshId } from './script-model.ts'
import { fieldId } from './step-form.tsx'
import { StepRow } from './step-row.tsx'
import { useReorder } from './use-reorder.ts'
import { useEditorKeys } from './use-editor-keys.ts'
import { WarningNotes, warningId } from './warning-notes.tsx'
import { type Repair, warningsOf } from './warnings.ts'

export interface EditorViewProps {
  editor: EditorState
  /** As it was read or stored last. */
  read: EditedScript
  /** From which it was read. */
  text: string
  people: readonly Person[]
  isFrozen: boolean
  /** What the server refused, by the place of the step; the whole has -1. */
  problems?: readonly { place: number; message: string }[]
  dispatch: (action: EditorAction) => void
  onSave: () => void
  /** Leads to where the language is chosen. */
  onLanguage: () => void
  /** The key of the step that is open first. */
  open?: string
}

const focusOn = (id: string) =>
  requestAnimationFrame(() => {
    const element = document.getElementById(id)
    element?.scrollIntoView({ block: 'nearest' })
    element?.focus()
  })

/** Steps with what was left out between them, and the text that they were read from. */
export function EditorView(props: EditorViewProps) {
  const { editor, read, text, people, isFrozen, dispatch, problems = [] } = props
  const { script: words } = useWords()
  const { now: script, settled } = editor
  const [open, setOpen] = useState<string | undefined>(props.open)
  const [showsLeftOut, setShowsLeftOut] = useState(true)
  const [said, setSaid] = useState('')
  const [looked, setLooked] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const places = useMemo(() => placesOf(text, read.steps), [text, read])
  const warnings = useMemo(() => warningsOf({ script, read, settled }), [script, read, settled])
  const faults = useMemo(
    () => faultsOf(script, people.length > 0 ? people.map(({ id }) => id) : undefined),
    [script, people],
  )
  const placeOf = useCallback((key: string) => script.steps.findIndex((step) => step.key === key), [script])
  const move = useCallback(
    (key: string, to: number) => {
      dispatch({ do: 'move', key, to })
      setSaid(words.movedTo(Math.max(0, Math.min(to, script.steps.length - 1)) + 1))
    },
    [dispatch, script, words],
  )
  const { dragged, grab } = useReorder(list, move)
  const openStep = (key: string | undefined, field = 'ask') => {
    const before = open
    setOpen(key)
    if (key !== undefined) focusOn(fieldId(key, field))
    else if (before !== undefined) requestAnimationFrame(() => openerOf(list.current, before)?.focus())
  }
  const add = (after: string | undefined) => {
    const key = freshId(script.steps)
    dispatch({ do: 'add', after })
    openStep(key)
  }
  const rows = useMemo(() => rowsOf(script, places), [script, places])
  const repair = (one: Repair, warning: Warning) => {
    switch (one.repair) {
      case 'settle':
        return dispatch({ do: 'settle', warning })
      case 'look':
        return openStep(one.key, one.field)
      case 'language':
        return props.onLanguage()
      case 'join':
      case 'remove':
        return dispatch({ do: one.repair, key: one.key })
      case 'split':
        return dispatch({ do: 'split', key: one.key, parts: one.parts })
      default: {
        const row = rows.find((each) => each.is === 'left-out' && each.left === one.left)
        const after = row?.is === 'left-out' ? row.after : undefined
        return dispatch({ do: 'take', left: one.left, after, as: one.repair === 'make-step' ? 'step' : 'end-of-step' })
      }
    }
  }
  const current = () => (document.activeElement?.closest('[data-step]') as HTMLElement | null)?.dataset['step']
  useEditorKeys({ dispatch, onSave: props.onSave, isFrozen, current, move, placeOf, list })
  const go = (by: 1 | -1) => {
    const at = current()
    const next = script.steps[at === undefined ? (by > 0 ? 0 : script.steps.length - 1) : placeOf(at) + by]
    if (next) openerOf(list.current, next.key)?.focus()
  }
  const nextWarning = () => {
    const first = warnings[0]
    const element = first && document.getElementById(warningId(first))
    element?.scrollIntoView({ block: 'center' })
    element?.querySelector('button')?.focus()
  }
  useKeys([
    { keys: 'j', says: words.keys.next, act: () => go(1) },
    { keys: 'k', says: words.keys.previous, act: () => go(-1) },
    { keys: 'w', says: words.next, act: nextWarning },
    ...(isFrozen ? [] : [{ keys: 'a', says: words.keys.add, act: () => add(current() ?? script.steps.at(-1)?.key) }]),
  ])
  const ofStep = (id: string) => warnings.filter(({ step }) => step === id)
  const ofLine = (line: number) => warnings.filter((one) => one.step === undefined && one.line === line)
  const lines = new Set(script.leftOut.map(({ line }) => line))
  const ids = new Set(script.steps.map(({ id }) => id))
  const whole = warnings.filter(({ step, line }) =>
    step === undefined ? line === undefined || !lines.has(line) : !ids.has(step),
  )
  const lit = places.get(open ?? looked ?? '')
  return (
    <div className="editor">
      <div className="editor-steps">
        <div className="editor-summary">
          <span>{words.steps(script.steps.length)}</span>
          {!isFrozen && (
            <span className={warnings.length > 0 ? 'mark waiting' : 'mark well'}>
              {words.toLookAt(warnings.length)}
            </span>
          )}
          {!isFrozen && warnings.length > 0 && (
            <button type="button" className="button small" onClick={nextWarning}>
              {words.next}
            </button>
          )}
          {script.leftOut.length > 0 && (
            <label className="choice">
              <input
                type="checkbox"
                checked={showsLeftOut}
                onChange={({ target }) => setShowsLeftOut(target.checked)}
              />
              {words.showLeftOut}
            </label>
          )}
        </div>
        {problems
          .filter(({ place }) => place < 0)
          .map(({ message }) => (
            <p key={message} className="state needed" lang="en" dir="ltr">
              {message}
            </p>
          ))}
        {!isFrozen && <WarningNotes warnings={whole} script={script} onRepair={repair} />}
        <ul ref={list} className="step-rows" data-dragging={dragged !== undefined}>
          {rows.map((row) =>
            row.is === 'step' ? (
              <StepRow
                key={row.step.key}
                step={row.step}
                place={row.number - 1}
                script={script}
                people={people}
                warnings={ofStep(row.step.id)}
                faults={faults.get(row.step.key) ?? []}
                problems={problems.filter(({ place }) => place === row.number - 1).map(({ message }) => message)}
                isOpen={open === row.step.key && !isFrozen}
                isFrozen={isFrozen}
                isDragged={dragged === row.step.key}
                onLook={() => setLooked(row.step.key)}
                onOpen={(is) => openStep(is ? row.step.key : undefined)}
                onMove={(to) => move(row.step.key, to)}
                onGrab={grab(row.step.key)}
                onRepair={repair}
                dispatch={dispatch}
              />
            ) : (
              (showsLeftOut || ofLine(row.left.line).length > 0) && (
                <LeftOutRow
                  key={`${row.left.line} ${row.left.text}`}
                  left={row.left}
                  warnings={ofLine(row.left.line)}
                  script={script}
                  isFrozen={isFrozen}
                  onTake={() => dispatch({ do: 'take', left: row.left, after: row.after, as: 'step' })}
                  onRepair={repair}
                />
              )
            ),
          )}
        </ul>
        {!isFrozen && (
          <button type="button" className="button" onClick={() => add(script.steps.at(-1)?.key)}>
            {words.add}
          </button>
        )}
        <OfficerWords {...props} />
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </div>
      <Original text={text} place={lit} />
    </div>
  )
}

const openerOf = (list: HTMLElement | null, key: string) =>
  list?.querySelector<HTMLElement>(`[data-step="${CSS.escape(key)}"] .step-open`)

function OfficerWords({ editor: { now }, isFrozen, dispatch }: EditorViewProps) {
  const { script: words } = useWords()
  if (isFrozen) return null
  const set = (fields: Partial<Pick<EditedScript, 'title' | 'opening' | 'closing'>>) =>
    dispatch({ do: 'script', fields })
  return (
    <details className="step-further">
      <summary>{words.officer}</summary>
      <Field label={words.scriptTitle} value={now.title ?? ''} onChange={(title) => set({ title })} />
      <TextArea spoken label={words.opening} value={now.opening} onChange={(opening) => set({ opening })} />
      <TextArea spoken label={words.closing} value={now.closing} onChange={(closing) => set({ closing })} />
    </details>
  )
}
