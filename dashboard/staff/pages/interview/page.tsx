import { keepPreviousData, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { RecordDocument } from '../../../../interview/record/record.ts'
import { isOver } from '../../../../interview/statuses.ts'
import { ask } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import { meQuery } from '../../api/me.ts'
import { detailOf, isUnsure } from '../../shell/act-error.ts'
import { useWords } from '../../shell/language.tsx'
import { useLive, useWatch } from '../../shell/live.tsx'
import { Loaded } from '../../shell/loaded.tsx'
import { useNotes } from '../../shell/notes.tsx'
import { findScript } from '../script/stored-script.ts'
import { ActDialog } from './act-dialog.tsx'
import { answersOf } from './answers.ts'
import { POLL_MS, readOn, recordPollMs, type Segment, type Transcript } from './following.ts'
import { linksAfter } from './invitations.ts'
import { type Act, type Session, stepsNow } from './model.ts'
import { InterviewView } from './page-view.tsx'
import { StartDialog } from './start-dialog.tsx'
import { stepsKey } from './starting.ts'
import './interview.css'

const RoomPart = lazy(async () => ({ default: (await import('./room/room-view.tsx')).RoomPart }))

/** One interview and everything that can be done with it. */
export function InterviewPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { isConnected } = useLive()
  const session = useQuery({
    queryKey: ['session', id],
    queryFn: ({ signal }) => ask('get', '/sessions/{id}', { path: { id }, signal }),
    refetchInterval: ({ state }) => (isConnected || (state.data && isOver(state.data.status)) ? false : POLL_MS),
  })
  return <Loaded query={session}>{(data) => <Interview key={data.id} session={data} />}</Loaded>
}

const NOTHING_SAID: readonly Segment[] = []
const noRecord = { entries: [], openings: [], sealed: false } satisfies Partial<RecordDocument>

async function readRecord(
  id: string,
  signal: AbortSignal,
): Promise<Pick<RecordDocument, 'entries' | 'openings' | 'sealed'>> {
  try {
    return (await ask('get', '/sessions/{id}/record', { path: { id }, signal })) as RecordDocument
  } catch (error) {
    if (error instanceof RefusedError && error.problem.code === 'no-record') return noRecord
    throw error
  }
}

function Interview({ session }: { session: Session }) {
  const { id } = session
  const { isConnected } = useLive()
  const { data: me } = useSuspenseQuery(meQuery)
  const { interview: words, shell } = useWords()
  const queries = useQueryClient()
  const say = useNotes()
  const [act, setAct] = useState<Act>()
  const [isStarting, setStarting] = useState(false)
  const isStarted = session.status !== 'pending'
  const script = useQuery({
    queryKey: stepsKey(id, isStarted),
    queryFn: async ({ signal }) => (await findScript(id, signal))?.answer.steps ?? [],
    staleTime: isStarted ? Number.POSITIVE_INFINITY : 0,
    // Until the start somebody else may change them.
    refetchInterval: isStarted ? false : POLL_MS,
    placeholderData: keepPreviousData,
  })
  const record = useQuery({
    queryKey: ['record', id, 'live'],
    queryFn: ({ signal }) => readRecord(id, signal),
    enabled: isStarted,
    refetchInterval: ({ state }) =>
      recordPollMs(session, { isSealed: state.data?.sealed ?? false, isConnected, now: Date.now() }),
  })
  const answers = useMemo(() => (record.data ? answersOf(record.data) : []), [record.data])
  const said = useQuery({
    queryKey: ['transcript', id],
    // What two said in one moment may have passed each other: at the end all is read once more.
    queryFn: ({ signal }) =>
      readOn(id, isOver(session.status) ? undefined : queries.getQueryData<Transcript>(['transcript', id]), signal),
    enabled: isStarted,
    // The officer's words come between the entries of the record.
    refetchInterval: isOver(session.status) ? false : POLL_MS,
  })
  const invitations = useQuery({
    queryKey: ['invitations', id],
    queryFn: ({ signal }) => ask('get', '/sessions/{id}/invitations', { path: { id }, signal }),
    refetchInterval: isOver(session.status) ? false : POLL_MS,
  })
  // Shown once by the server: while the page is open and somebody is signed in they are known here.
  const links = useQuery({
    queryKey: ['links', id],
    queryFn: (): ReadonlyMap<string, string> => new Map(),
    initialData: (): ReadonlyMap<string, string> => new Map(),
    enabled: false,
    gcTime: Number.POSITIVE_INFINITY,
  })
  useWatch(id, () => {
    void queries.invalidateQueries({ queryKey: ['record', id, 'live'] })
    void queries.invalidateQueries({ queryKey: ['transcript', id] })
    void queries.invalidateQueries({ queryKey: ['invitations', id] })
  })
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['session', id] })
    void queries.invalidateQueries({ queryKey: ['invitations', id] })
  }
  const changing = async (change: () => Promise<readonly { id: string; link: string }[]>, ended?: string) => {
    try {
      const made = await change()
      queries.setQueryData<ReadonlyMap<string, string>>(['links', id], (before) =>
        linksAfter(before ?? new Map(), { made, ended }),
      )
    } catch (error) {
      say('needed', isUnsure(error) ? shell.states.unsure : detailOf(error) || words.links.failed)
    }
    refresh()
  }
  return (
    <InterviewView
      session={session}
      script={script.data}
      answers={answers}
      segments={said.data?.segments ?? NOTHING_SAID}
      isSealed={record.data?.sealed ?? false}
      roles={me.user.roles}
      invitations={invitations.data?.invitations}
      links={links.data}
      now={new Date(invitations.dataUpdatedAt)}
      onStart={() => setStarting(true)}
      onAct={setAct}
      onMake={(respondent) =>
        void changing(async () => {
          const { invitations: made } = await ask('post', '/sessions/{id}/invitations', {
            path: { id },
            body: respondent === undefined ? {} : { respondent },
          })
          return made
        })
      }
      onRenew={(invitation) =>
        void changing(
          async () => [
            await ask('post', '/sessions/{id}/invitations/{invitation}/renew', {
              path: { id, invitation: invitation.id },
              body: {},
            }),
          ],
          invitation.id,
        )
      }
      onWithdraw={(invitation) =>
        void changing(async () => {
          await ask('delete', '/sessions/{id}/invitations/{invitation}', {
            path: { id, invitation: invitation.id },
          })
          return []
        }, invitation.id)
      }
      room={
        <Suspense>
          <RoomPart session={session} />
        </Suspense>
      }
    >
      {isStarting && (
        <StartDialog
          session={session}
          user={me.user.id}
          onClose={() => {
            setStarting(false)
            refresh()
          }}
        />
      )}
      {act && (
        <ActDialog
          act={act}
          session={session}
          steps={stepsNow(script.data ?? [], session)}
          onClose={() => setAct(undefined)}
          onDone={() => {
            setAct(undefined)
            say('well', words.act.done)
            refresh()
          }}
        />
      )}
    </InterviewView>
  )
}
