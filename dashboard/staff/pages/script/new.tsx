import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { meQuery } from '../../api/me.ts'
import { takeDroppedFile } from '../../shell/dropped.tsx'
import { useWords } from '../../shell/language.tsx'
import { mayAuthor } from '../../shell/navigation.ts'
import { Page } from '../../shell/page.tsx'
import { Forbidden, Loading } from '../../shell/states.tsx'
import { createDrafts } from './drafts.ts'
import { type EditorAction, editorReducer, openEditor } from './editor.ts'
import { type NewDraft, NewView } from './new-view.tsx'
import { type InTheWay, inTheWay, OtherDocument } from './other-document.tsx'
import { NOBODY, readPeople } from './people.ts'
import { newAttempt, previewDocument, problemsIn, saveInterview } from './save.ts'
import { editedOf } from './script-model.ts'
import { isDecided } from './warnings.ts'
import './script.css'

const emptyDraft = (): NewDraft => ({ people: NOBODY, label: '', language: '', pasted: '', attempt: newAttempt() })

/** A new interview, from a document to the interview's own page. */
export function NewInterviewPage() {
  const { data: me } = useSuspenseQuery(meQuery)
  const { script } = useWords()
  if (mayAuthor(me.user.roles)) return <NewInterview />
  return (
    <Page title={script.fresh.title}>
      <Forbidden />
    </Page>
  )
}

function NewInterview() {
  const { data: me } = useSuspenseQuery(meQuery)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isKept, setKept] = useState(true)
  const drafts = useMemo(() => createDrafts<NewDraft>(`${me.user.id}/new`, setKept), [me.user.id])
  const [draft, setDraft] = useState<NewDraft>()
  const [isRestored, setRestored] = useState(false)
  const [offered, setOffered] = useState<{ file: File; why: InTheWay }>()
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
  const reading = useRef<AbortController>(undefined)
  const read = async (file: File, language: string) => {
    reading.current?.abort()
    const aborter = new AbortController()
    reading.current = aborter
    const { signal } = aborter
    setReading(true)
    setUnread(undefined)
    try {
      const answer = await previewDocument({ file, language }, signal)
      if (signal.aborted) return
      update((before) => ({
        ...before,
        file,
        read: answer,
        editor: openEditor(editedOf(answer)),
        attempt: newAttempt(),
      }))
    } catch (error) {
      if (!signal.aborted) setUnread(problemsIn(error).map(({ message }) => message))
    } finally {
      if (!signal.aborted) setReading(false)
    }
  }
  const take = (file: File, isForeign: boolean) => {
    if (!draft) return
    const why = inTheWay(draft, isForeign)
    if (why) setOffered({ file, why })
    else void read(file, draft.language)
  }
  const isReady = draft !== undefined
  // A file that is let go beside the place for it leads here once more, which draws the page anew.
  useLocation()
  useEffect(() => {
    const file = isReady ? takeDroppedFile() : undefined
    if (file) queueMicrotask(() => take(file, isRestored))
  })
  if (!draft) return <Loading />
  const begin = () => {
    reading.current?.abort()
    setReading(false)
    setUnread(undefined)
    setUnsaved(undefined)
    void drafts.discard()
    setDraft(emptyDraft())
    setRestored(false)
  }
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
      isKept={isKept}
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
      onRead={(file) => take(file, false)}
      dispatch={dispatch}
      onSave={() => void save()}
      onDiscard={begin}
    >
      {offered && (
        <OtherDocument
          name={offered.file.name}
          why={offered.why}
          onTake={() => {
            setOffered(undefined)
            void read(offered.file, draft.language)
          }}
          onAnew={() => {
            setOffered(undefined)
            begin()
            void read(offered.file, '')
          }}
          onClose={() => setOffered(undefined)}
        />
      )}
    </NewView>
  )
}
