import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { RecordDocument } from '../../../../interview/record/record.ts'
import { ask } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import { Loaded } from '../../shell/loaded.tsx'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { createHistory } from './history.ts'
import { NothingYet } from './nothing-yet.tsx'
import { ReadRecordPage } from './read-record-page.tsx'
import { useDroppedFile } from './use-dropped-file.ts'
import './record.css'

/** Events that one request brings. */
const EVENTS = 200

/** The record of a session, as the API has it. */
export function RecordPage() {
  const { record: words, interview } = useWords()
  const { id } = useParams({ from: '/desk/interviews/$id/record' })
  const { entry } = useSearch({ from: '/desk/interviews/$id/record' })
  const navigate = useNavigate({ from: '/interviews/$id/record' })
  const query = useQuery({
    queryKey: ['record', id],
    // The document is kept as it came: what is checked is what was sent.
    queryFn: async ({ signal }) =>
      (await ask('get', '/sessions/{id}/record', { path: { id }, signal })) as RecordDocument,
    // Each reading is noted: only whoever wants it anew asks again.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const history = useMemo(
    () =>
      createHistory((cursor) =>
        ask('get', '/sessions/{id}/history', {
          path: { id },
          query: { limit: EVENTS, ...(cursor !== undefined && { cursor }) },
        }),
      ),
    [id],
  )
  const select = (seq: number | undefined) =>
    void navigate({ search: seq === undefined ? {} : { entry: seq }, replace: true, resetScroll: false })
  return query.data ? (
    <ReadRecordPage
      record={query.data}
      title={words.title}
      about={
        <Link to="/interviews/$id" params={{ id }}>
          {interview.title}
        </Link>
      }
      id={id}
      history={history}
      selected={entry}
      onSelect={select}
    />
  ) : (
    <NotHere query={query} />
  )
}

const notYet = () => undefined

function NotHere({ query }: { query: UseQueryResult<RecordDocument> }) {
  const { record: words } = useWords()
  // A copy that is let go too early begins no interview.
  useDroppedFile(notYet)
  const { error } = query
  if (error instanceof RefusedError && error.problem.code === 'no-record') return <NothingYet />
  return (
    <Page title={words.title}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  )
}
