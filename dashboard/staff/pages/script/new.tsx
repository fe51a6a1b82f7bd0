import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { meQuery } from '../../api/me.ts'
import { takeDroppedFile } from '../../shell/dropped.tsx'
import { Loading } from '../../shell/states.tsx'
import { createDrafts } from './drafts.ts'
import { type EditorAction, editorReducer, openEditor } from './editor.ts'
import { type NewDraft, NewView } from './new-view.tsx'
import { NOBODY, readPeople } from './people.ts'
import { newAttempt, previewDocument, problemsIn, saveInterview } from './save.ts'
import { editedOf } from './script-model.ts'
import { isDecided } from './warnings.ts'
import './script.css'

const emptyDraft = (): NewDraft => ({ people: NOBODY, label: '', language: '', pasted: '', attempt: newAttempt() })

/** A new interview, from a document to the interview's own page. */
export function NewInterviewPage() {
  const { data: me } = useSuspenseQuery(meQuery)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const drafts = useMemo(() => createDrafts<NewDraft>(`${me.user.id}/new`), [me.user.id])
  const [draft, setDraft] = useState<NewDraft>()
  const [isRestored, setRestored] = useState(false)
  const [isReading, setReading] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [unread, setUnread] = useState<readonly string[]>()
  const [unsaved, setUnsaved] = useState<readonly { place: number; message: string }[]>()
  useEffect(() => {
    let isHere = true
    void drafts.read().then((kept) => {
      if (!isHere) return
      setDraft(kept ?? emptyDraft())
      setRestored(kept !== undefined)
    })
    return () => {
      isHere = false
    }
  }, [drafts])
  const update = useCallback(
    (change: (before: NewDraft) => NewDraft) => setDraft((before) => before && change(before)),
    [],
  )
  useEffect(() => {
    if (draft && (draft.file || draft.pasted !== '' || draft.people !== NOBODY || draft.label !== ''))
      drafts.keep(draft)
  }, [draft, drafts])
  const dispatch = useCallback(
    (action: EditorAction) =>
      update((before) => (before.editor ? { ...before, editor: editorReducer(before.editor, action) } : before)),
    [update],
  )
  const language = draft?.language ?? ''
  const read = useCallback(
    async (file: File) => {
      setReading(true)
      setUnread(undefined)
      try {
        const answer = await previewDocument({ file, language })
        update((before) => ({
          ...before,
          file,
          read: answer,
          editor: openEditor(editedOf(answer)),
          attempt: newAttempt(),
        }))
      } catch (error) {
        setUnread(problemsIn(error).map(({ message }) => message))
      } finally {
        setReading(false)
      }
    },
    [language, update],
  )
  const isReady = draft !== undefined
  // A file that is let go beside the place for it leads here once more, which the state of the address tells.
  const { state } = useLocation()
  useEffect(() => {
    const file = isReady ? takeDroppedFile() : undefined
    if (file) queueMicrotask(() => void read(file))
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [isReady, state, read])
  if (!draft) return <Loading />
  const save = async () => {
    const people = readPeople(draft.people)
    if (!people.ok || !draft.editor || !draft.file || !draft.read || isSaving) return
    const base = editedOf(draft.read)
    setSaving(true)
    setUnsaved(undefined)
    try {
      const id = await saveInterview({
        people: people.respondents,
        label: draft.label.trim(),
        document: { file: draft.file, language: draft.editor.now.language },
        read: base,
        script: draft.editor.now,
        isDecided: isDecided({ script: draft.editor.now, read: base, settled: draft.editor.settled }),
        attempt: draft.attempt,
      })
      await drafts.discard()
      void queries.invalidateQueries({ queryKey: ['sessions'] })
      await navigate({ to: '/interviews/$id', params: { id } })
    } catch (error) {
      setUnsaved(problemsIn(error))
    } finally {
      setSaving(false)
    }
  }
  return (
    <NewView
      draft={draft}
      isRestored={isRestored}
      isReading={isReading}
      isSaving={isSaving}
      {...(unread && { unread })}
      {...(unsaved && { unsaved })}
      onChange={(change) =>
        update((before) => ({
          ...before,
          ...change,
          // Other people, another interview.
          ...(change.people || change.label !== undefined ? { attempt: newAttempt() } : {}),
        }))
      }
      onRead={(file) => void read(file)}
      dispatch={dispatch}
      onSave={() => void save()}
      onDiscard={() => {
        void drafts.discard()
        setDraft(emptyDraft())
        setRestored(false)
      }}
    />
  )
}
