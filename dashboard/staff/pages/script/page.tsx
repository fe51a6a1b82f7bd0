import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { LANGUAGE_CODES, LANGUAGE_NAMES } from '../../../words/catalogue.ts'
import { ask } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import { meQuery } from '../../api/me.ts'
import { useWords } from '../../shell/language.tsx'
import { Loaded } from '../../shell/loaded.tsx'
import { mayAuthor } from '../../shell/navigation.ts'
import { useNotes } from '../../shell/notes.tsx'
import { Page } from '../../shell/page.tsx'
import { Loading } from '../../shell/states.tsx'
import { mayAddScript } from './adding.ts'
import { createDrafts } from './drafts.ts'
import { type EditorAction, editorReducer } from './editor.ts'
import type { Conflict, Side } from './merge.ts'
import { NoScript } from './no-script.tsx'
import { ScriptView } from './page-view.tsx'
import type { Person } from './people.ts'
import { problemsIn } from './save.ts'
import { afterSaving, afterTaking, afterTheirs, isDraftChanged, openDraft, type ScriptDraft } from './script-draft.ts'
import { fetchScript, findScript, saveScript, type Stored } from './stored-script.ts'
import './script.css'

/** The script of one interview. */
export function ScriptPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { script: words, interview } = useWords()
  const { data: me } = useSuspenseQuery(meQuery)
  const query = useQuery({
    queryKey: ['script', id],
    queryFn: async ({ signal }) => {
      const [stored, session] = await Promise.all([
        findScript(id, signal),
        ask('get', '/sessions/{id}', { path: { id }, signal }),
      ])
      return { stored: stored ?? null, people: session.respondents, status: session.status }
    },
    // While it is edited nothing comes from elsewhere: saving says so.
    staleTime: Number.POSITIVE_INFINITY,
    // Nor is what was here before shown first: a save has changed it.
    gcTime: 0,
  })
  return (
    <Page
      title={words.title}
      about={
        <Link to="/interviews/$id" params={{ id }}>
          {interview.title}
        </Link>
      }
    >
      <Loaded query={query}>
        {({ stored, people, status }) =>
          stored ? (
            <StoredScript key={id} id={id} stored={stored} people={people} />
          ) : (
            <NoScript id={id} mayAdd={mayAddScript(me.user.roles, status)} onUploaded={() => void query.refetch()} />
          )
        }
      </Loaded>
    </Page>
  )
}

function StoredScript({ id, stored: first, people }: { id: string; stored: Stored; people: readonly Person[] }) {
  const { script: words } = useWords()
  const { data: me } = useSuspenseQuery(meQuery)
  const queries = useQueryClient()
  const say = useNotes()
  const [isKept, setKept] = useState(true)
  const drafts = useMemo(() => createDrafts<ScriptDraft>(`${me.user.id}/${id}`, setKept), [me.user.id, id])
  const [draft, setDraft] = useState<ScriptDraft>()
  const [problems, setProblems] = useState<readonly { place: number; message: string }[]>()
  const [isSaving, setSaving] = useState(false)
  const isFrozen = first.answer.frozen || !mayAuthor(me.user.roles)
  const opened = useMemo(() => openDraft(first), [first])
  useEffect(() => {
    let isHere = true
    void drafts
      .read()
      .then((kept) => isHere && setDraft(isFrozen || !kept ? opened : { ...openDraft(kept.stored), ...kept }))
    return () => {
      isHere = false
    }
  }, [drafts, opened, isFrozen])
  const isChanged = draft !== undefined && isDraftChanged(draft)
  useEffect(() => {
    if (!draft || isFrozen) return
    if (isChanged) drafts.keep(draft)
    else void drafts.discard()
  }, [draft, drafts, isChanged, isFrozen])
  if (!draft) return <Loading />
  const dispatch = (action: EditorAction) =>
    setDraft((before) => before && { ...before, editor: editorReducer(before.editor, action) })
  const merge = async () => {
    const theirs = await fetchScript(id)
    setDraft((before) => before && afterTheirs(before, theirs))
  }
  const save = async () => {
    if (isSaving) return
    setSaving(true)
    setProblems(undefined)
    try {
      const saved = await saveScript(id, draft.editor.now, draft.stored.etag)
      await drafts.discard()
      setDraft((before) => before && afterSaving(before, saved, draft.editor))
      void queries.invalidateQueries({ queryKey: ['script', id, 'steps'] })
      say('well', words.saved)
    } catch (error) {
      if (error instanceof RefusedError && error.status === 412) {
        // What came between is not known then; it was not saved in any case.
        await merge().catch((unknown: unknown) => setProblems(problemsIn(unknown)))
      } else setProblems(problemsIn(error))
    } finally {
      setSaving(false)
    }
  }
  return (
    <>
      {!isFrozen && (
        <label className="labelled script-language">
          {words.fresh.language}
          <select
            id="script-language"
            className="field"
            value={draft.editor.now.language}
            onChange={({ target }) => dispatch({ do: 'language', language: target.value })}
          >
            {LANGUAGE_CODES.map((code) => (
              <option key={code} value={code} lang={code}>
                {LANGUAGE_NAMES[code]}
              </option>
            ))}
          </select>
        </label>
      )}
      <ScriptView
        editor={draft.editor}
        read={draft.read}
        text={draft.stored.answer.script_content}
        people={people}
        isFrozen={isFrozen}
        isChanged={isChanged}
        isSaving={isSaving}
        isKept={isKept}
        {...(draft.conflicts && { conflicts: draft.conflicts })}
        {...(problems && { problems })}
        dispatch={dispatch}
        onTake={(conflict: Conflict, side: Side) => setDraft((before) => before && afterTaking(before, conflict, side))}
        onSave={() => void save()}
        onDiscard={() => {
          void drafts.discard()
          setProblems(undefined)
          setDraft(openDraft(draft.stored))
        }}
      />
    </>
  )
}
