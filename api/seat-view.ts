import { listWorkers } from '../db/agent-workers.ts'
import { findSealingEntry, listOwnEntries } from '../db/own-answers.ts'
import { findProgress } from '../db/progress.ts'
import { findScript } from '../db/scripts.ts'
import type { Seat } from '../db/seats.ts'
import { findSession, listRespondents, type Respondent } from '../db/sessions.ts'
import { findUser } from '../db/users.ts'
import { stepOf } from '../interview/progress/agenda.ts'
import { initialProgress, type Progress } from '../interview/progress/state.ts'
import { asksToRecord, mayRecord } from '../interview/recording.ts'
import type { Script } from '../interview/script/script.ts'
import { isConducting, isOver, isSettled, isStarted } from '../interview/statuses.ts'
import type { Context } from './context.ts'
import { ownAnswersOf } from './own-answers.ts'
import { notFound } from './problems.ts'
import type { SeatView } from './seat-answer.ts'

/** Of an earlier agent nothing is played once another lease was issued. */
const officerOf = ({ agent, epoch, joined, status }: Progress) =>
  agent !== undefined && joined === epoch && !isOver(status) ? agent : null

/** Who has to be in the room: before the first answer everybody, to hear the opening; then whoever is asked. */
function missingOf({ asks, open, present, respondents }: Progress): string[] {
  if (!open) return []
  const isBegun = asks.some(({ round, status }) => round > 1 || (round > 0 && isSettled(status)))
  return (isBegun ? [open.respondent] : respondents).filter((one) => !present.includes(one))
}

function waitingOf(progress: Progress): SeatView['waiting'] {
  const { status, phase } = progress
  if (isOver(status)) return null
  if (!isStarted(status)) return { for: 'start', respondents: [] }
  if (status === 'paused') return { for: 'resume', respondents: [] }
  if (status === 'interrupted') return { for: 'decision', respondents: [] }
  const respondents = missingOf(progress)
  if (officerOf(progress) === null) return { for: 'officer', respondents }
  return phase === 'conducting' && respondents.length > 0 ? { for: 'respondents', respondents } : null
}

function soundKept(progress: Progress, script: Script | undefined): SeatView['keeps']['sound'] {
  if (!script || !asksToRecord(script)) return 'never'
  return isConducting(progress.status) && mayRecord(script, progress).on ? 'now' : 'with-consent'
}

/** An interview as far as its respondents may know of it. */
export interface Seen {
  sessionId: string
  respondents: readonly Respondent[]
  askedBy: string | undefined
  progress: Progress
  /** Absent until there is one. */
  script: Script | undefined
  /** Whether an agent worker has a recogniser. */
  isHeard: boolean
}

const dueOf = ({ asks }: Progress) => asks.filter((ask) => ask.due)

/** The place of a respondent's answer to a step among all that are due. */
function numberOf(progress: Progress, respondent: string, step: string): number | undefined {
  const index = dueOf(progress).findIndex((ask) => ask.step === step && ask.respondent === respondent)
  return index < 0 ? undefined : index + 1
}

/**
 * What one respondent may see of an interview: nothing that anybody said, but what they said themselves once it is
 * over; and of the others no more than everybody in the room hears.
 * @param end absent while the interview is not over
 */
export function seatViewOf(
  { respondent, number: seat }: Pick<Seat, 'respondent' | 'number'>,
  { sessionId, respondents, askedBy, progress, script, isHeard }: Seen,
  end?: SeatView['end'],
): SeatView {
  const own = respondents.find(({ role }) => role === respondent)
  if (!own) throw notFound('session')
  const { open } = progress
  const due = dueOf(progress)
  const number = open && numberOf(progress, open.respondent, open.step)
  return {
    respondent,
    name: own.name,
    seat,
    interview: { id: sessionId, title: script?.title ?? null, asked_by: askedBy ?? null },
    others: respondents.flatMap(({ role, name }) => (role === respondent ? [] : [{ respondent: role, name }])),
    starts: isStarted(progress.status) ? 'begun' : script ? 'ready' : 'no-script',
    status: progress.status,
    language: script?.language ?? null,
    keeps: { spoken: isHeard, sound: soundKept(progress, script) },
    officer: officerOf(progress),
    question: open && script && number !== undefined ? { number, ...open, text: stepOf(script, open.step).ask } : null,
    turn: !open || !isConducting(progress.status) ? 'nobody' : open.respondent === respondent ? 'you' : 'other',
    waiting: waitingOf(progress),
    due: due.length,
    answers: due.flatMap((ask, index) => {
      if (ask.respondent !== respondent || ask.round === 0) return []
      const { step, round, status } = ask
      return [{ number: index + 1, step, round, status, saved: status === 'accepted' || status === 'contrary' }]
    }),
    present: progress.present,
    end: end ?? null,
  }
}

type SeatContext = Pick<Context, 'db'>

/** Reads an interview as it stands; what does not change is read once, however often it is called. */
function reader({ db }: SeatContext, sessionId: string): () => Promise<Seen> {
  let script: { version: number; value: Script } | undefined
  let askedBy: string | undefined
  return async () => {
    const [session, respondents] = [await findSession(db, sessionId), await listRespondents(db, sessionId)]
    if (!session) throw notFound('session')
    askedBy ??= (await findUser(db, session.lawyer_id))?.label
    const progress = (await findProgress(db, sessionId)) ?? initialProgress(respondents.map(({ role }) => role))
    const version = progress.scriptVersion
    if (version > 0 && script?.version !== version) {
      const stored = await findScript(db, sessionId, version)
      script = stored && { version, value: stored.script }
    }
    const isHeard = (await listWorkers(db)).some(({ hearing }) => hearing !== 'typed')
    return { sessionId, respondents, askedBy, progress, script: script?.value, isHeard }
  }
}

/** What is this respondent's own of an interview that is over. */
async function readEnd(
  { db }: SeatContext,
  { respondent }: Seat,
  { sessionId, progress, script }: Seen,
): Promise<NonNullable<SeatView['end']>> {
  const entries = script ? await listOwnEntries(db, { sessionId, respondent }) : []
  const sealed = await findSealingEntry(db, sessionId)
  return {
    answers: script ? ownAnswersOf(entries, script, (step) => numberOf(progress, respondent, step)) : [],
    record: sealed ? { head: sealed.hash, entries: sealed.seq + 1, sealed_at: sealed.at } : null,
  }
}

/** Reads what the holder of a seat may see. */
export function seatReader(context: SeatContext, seat: Seat): () => Promise<SeatView> {
  const read = reader(context, seat.sessionId)
  return async () => {
    const seen = await read()
    return seatViewOf(seat, seen, isOver(seen.progress.status) ? await readEnd(context, seat, seen) : undefined)
  }
}
