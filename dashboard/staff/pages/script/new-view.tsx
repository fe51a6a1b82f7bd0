import { type ReactNode, useMemo, useRef, useState } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import { LANGUAGE_CODES, LANGUAGE_NAMES } from '../../../words/catalogue.ts'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import type { EditorAction, EditorState } from './editor.ts'
import { EditorView } from './editor-view.tsx'
import { faultsOf } from './faults.ts'
import { Field, Select, TextArea } from './fields.tsx'
import { readPeople, type TypedPeople } from './people.ts'
import { Refusals } from './refusals.tsx'
import { SaveBar } from './save-bar.tsx'
import { editedOf, type ScriptAnswer } from './script-model.ts'
import { isEditUndecided } from './warnings.ts'

/** A new interview before it is saved; kept in the browser as it is. */
export interface NewDraft {
  people: TypedPeople
  label: string
  /** Of the interview; empty for that of the document. */
  language: string
  pasted: string
  file?: File | undefined
  /** What was read of the file, and what has become of it. */
  read?: ScriptAnswer | undefined
  editor?: EditorState | undefined
  /** Sent with each part of saving, so that nothing is done twice. */
  attempt: string
}

export interface NewViewProps {
  draft: NewDraft
  /** It was there when the page was opened. */
  isRestored: boolean
  isReading: boolean
  /** What kept the document from being read, in the server's words. */
  unread?: readonly string[]
  isSaving: boolean
  /** Whether what is not saved outlives a reload. */
  isKept: boolean
  unsaved?: readonly { place: number; message: string }[]
  onChange: (change: Partial<NewDraft>) => void
  onRead: (file: File) => void
  dispatch: (action: EditorAction) => void
  onSave: () => void
  onDiscard: () => void
  /** Asked over the page. */
  children?: ReactNode
}

/** A document, the people, and what was read: one page from nothing to an interview. */
export function NewView(props: NewViewProps) {
  const { draft, isRestored, isSaving, unsaved, onChange, onSave } = props
  // What is sent stays as it is, and what is about to be replaced is edited no more: neither by keys nor by hand.
  const isStill = isSaving || props.isReading
  const dispatch = isStill ? () => undefined : props.dispatch
  const { script: words } = useWords()
  const [asksPeople, setAsksPeople] = useState(false)
  const language = useRef<HTMLDivElement>(null)
  const people = readPeople(draft.people)
  const known = people.ok ? people.respondents : []
  const read = useMemo(() => draft.read && editedOf(draft.read), [draft.read])
  const isOpen =
    draft.editor !== undefined &&
    read !== undefined &&
    isEditUndecided({ script: draft.editor.now, read, settled: draft.editor.settled })
  const isWhole = draft.editor !== undefined && people.ok && faultsOf(draft.editor.now, undefined).size === 0 && !isOpen
  const save = () => {
    if (isStill) return
    if (isWhole) onSave()
    else setAsksPeople(true)
  }
  const faults = draft.editor ? faultsOf(draft.editor.now, people.ok ? known.map(({ id }) => id) : undefined).size : 0
  return (
    <Page title={words.fresh.title}>
      {isRestored && (
        <Note state="waiting" icon="save">
          {words.fresh.restored}{' '}
          <button type="button" className="button small" disabled={isSaving} onClick={props.onDiscard}>
            {words.fresh.discard}
          </button>
        </Note>
      )}
      <div className="new-parts" inert={isSaving}>
        <DocumentPart {...props} />
        <section className="new-part">
          <h2>{words.fresh.people}</h2>
          <PeopleFields people={draft.people} onChange={(next) => onChange({ people: next })} />
          {asksPeople && !people.ok && (
            <p className="state needed" role="alert">
              {words.fresh.peopleFaults[people.why]}
            </p>
          )}
          <Field
            label={words.fresh.label}
            hint={words.fresh.labelHint}
            value={draft.label}
            onChange={(label) => onChange({ label })}
          />
          <div ref={language}>
            <Select
              label={words.fresh.language}
              value={draft.editor?.now.language ?? draft.language}
              options={[
                ...(draft.editor ? [] : [['', words.fresh.found] as const]),
                ...LANGUAGE_CODES.map((code) => [code as string, LANGUAGE_NAMES[code]] as const),
              ]}
              onChange={(code) => {
                onChange({ language: code })
                if (draft.editor) dispatch({ do: 'language', language: code })
              }}
            />
          </div>
        </section>
      </div>
      {draft.editor && draft.read && read ? (
        <>
          {unsaved && <Refusals title={props.isKept ? words.fresh.unsaved : words.notKept} problems={unsaved} />}
          <div inert={isStill}>
            <EditorView
              editor={draft.editor}
              read={read}
              text={draft.read.script_content}
              people={known}
              isFrozen={false}
              problems={(unsaved ?? []).filter(({ place }) => place >= 0)}
              dispatch={dispatch}
              onSave={save}
              onLanguage={() => language.current?.querySelector('select')?.focus()}
            />
          </div>
          <SaveBar
            editor={draft.editor}
            dispatch={dispatch}
            says={
              faults > 0 ? words.faulty(faults) : isOpen ? words.toDecide : props.isKept ? words.changed : words.notKept
            }
            saves={words.fresh.save}
            isSaving={isSaving}
            canSave={faults === 0 && !isOpen && !props.isReading}
            onSave={save}
          />
        </>
      ) : (
        <p className="soft">{words.fresh.empty}</p>
      )}
      {props.children}
    </Page>
  )
}

function DocumentPart({ draft, isReading, unread, onChange, onRead }: NewViewProps) {
  const { fresh: words } = useWords().script
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    // The button in it does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="new-part drop-zone"
      data-over={isOver}
      data-takes-files
      aria-labelledby="new-document"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) onRead(file)
      }}
    >
      <h2 id="new-document">{words.document}</h2>
      {draft.file && (
        <p className="file-name">
          <Icon name="file" /> <bdi>{draft.file.name}</bdi>
        </p>
      )}
      <p className="soft">{draft.file ? words.formats : `${words.drop} ${words.formats}`}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.docx,.odt,.rtf,.json,.txt,.md"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onRead(file)
          target.value = ''
        }}
      />
      <button type="button" className="button" disabled={isReading} onClick={() => input.current?.click()}>
        <Icon name="upload" />
        {draft.file ? words.another : words.choose}
      </button>
      <details open={draft.pasted !== '' && !draft.editor}>
        <summary>{words.paste}</summary>
        <TextArea label={words.pasted} value={draft.pasted} rows={6} onChange={(pasted) => onChange({ pasted })} />
        <button
          type="button"
          className="button"
          disabled={isReading || draft.pasted.trim() === ''}
          onClick={() => onRead(new File([draft.pasted], 'script.txt', { type: 'text/plain' }))}
        >
          {words.read}
        </button>
      </details>
      <p role="status">{isReading && words.reading}</p>
      {unread && <Refusals title={words.unread} problems={unread.map((message) => ({ place: -1, message }))} />}
    </section>
  )
}

function PeopleFields({ people, onChange }: { people: TypedPeople; onChange: (people: TypedPeople) => void }) {
  const { fresh: words } = useWords().script
  return (
    <>
      <div className="people-forms" role="radiogroup" aria-label={words.people}>
        {(['couple', 'list'] as const).map((form) => (
          <label key={form} className="choice">
            <input
              type="radio"
              name="people-form"
              checked={people.form === form}
              onChange={() => onChange({ ...people, form })}
            />
            {words[form]}
          </label>
        ))}
      </div>
      {people.form === 'couple' ? (
        <>
          <Field label={words.groom} value={people.groom} onChange={(groom) => onChange({ ...people, groom })} />
          <Field label={words.bride} value={people.bride} onChange={(bride) => onChange({ ...people, bride })} />
        </>
      ) : (
        <TextArea
          label={words.names}
          hint={words.namesHint}
          rows={4}
          value={people.list}
          onChange={(list) => onChange({ ...people, list })}
        />
      )}
    </>
  )
}
