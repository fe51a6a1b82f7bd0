import { z } from 'zod'
import { findProgress } from '../db/progress.ts'
import { findScript } from '../db/scripts.ts'
import type { Seat } from '../db/seats.ts'
import { listRespondents } from '../db/sessions.ts'
import { stepOf } from '../interview/progress/agenda.ts'
import { initialProgress, type Progress } from '../interview/progress/state.ts'
import { RespondentIdSchema } from '../interview/respondent.ts'
import type { Script } from '../interview/script/script.ts'
import { ASK_STATUSES, isConducting, isOver, SESSION_STATUSES } from '../interview/statuses.ts'
import type { Context } from './context.ts'
import { notFound } from './problems.ts'

const Place = {
  number: z.int().min(1).meta({ description: 'Among all answers that are due, in their order.' }),
  step: z.string(),
  round: z.int().min(0),
}

export const SeatAnswer = z
  .object({
    respondent: RespondentIdSchema,
    name: z.string().meta({ description: 'Their own.' }),
    seat: z.int().min(1).meta({ description: 'Counts the seats of this respondent.' }),
    status: z.enum(SESSION_STATUSES).meta({ description: '`pending` until the interview begins.' }),
    language: z.string().nullable().meta({ description: 'Of the script; null until there is one.' }),
    officer: z.string().nullable().meta({
      description: 'LiveKit identity of the one agent that conducts; nobody else in the room is the officer.',
    }),
    question: z
      .object({ ...Place, respondent: RespondentIdSchema, text: z.string() })
      .nullable()
      .meta({ description: 'The open question, exactly as it is spoken, and whom it is put to.' }),
    turn: z.enum(['you', 'other', 'nobody']).meta({ description: 'Who is to answer.' }),
    due: z.int().min(0).meta({ description: 'Answers that are due, of everybody.' }),
    answers: z
      .array(z.object({ ...Place, status: z.enum(ASK_STATUSES), saved: z.boolean() }))
      .meta({ description: 'Of this respondent alone, without what was said. `saved`: the answer is durable.' }),
    present: z.array(RespondentIdSchema).meta({ description: 'Respondents in the room.' }),
  })
  .meta({ id: 'Seat' })

export type SeatView = z.input<typeof SeatAnswer>

/** Of an earlier agent nothing is played once another lease was issued. */
const officerOf = ({ agent, epoch, joined, status }: Progress) =>
  agent !== undefined && joined === epoch && !isOver(status) ? agent : null

/**
 * What one respondent may see of an interview: nothing that anybody said, and of the others no more than everybody in
 * the room hears.
 * @param script absent until there is one
 */
export function seatViewOf(
  { respondent, number: seat }: Pick<Seat, 'respondent' | 'number'>,
  name: string,
  progress: Progress,
  script: Script | undefined,
): SeatView {
  const due = progress.asks.filter((ask) => ask.due)
  const { open } = progress
  const place = open ? due.findIndex((ask) => ask.step === open.step && ask.respondent === open.respondent) : -1
  return {
    respondent,
    name,
    seat,
    status: progress.status,
    language: script?.language ?? null,
    officer: officerOf(progress),
    question: open && script && place >= 0 ? { number: place + 1, ...open, text: stepOf(script, open.step).ask } : null,
    turn: !open || !isConducting(progress.status) ? 'nobody' : open.respondent === respondent ? 'you' : 'other',
    due: due.length,
    answers: due.flatMap((ask, index) => {
      if (ask.respondent !== respondent || ask.round === 0) return []
      const { step, round, status } = ask
      return [{ number: index + 1, step, round, status, saved: status === 'accepted' || status === 'contrary' }]
    }),
    present: progress.present,
  }
}

/** Reads what the holder of a seat may see; the frozen script once, however often it is called. */
export function seatReader({ db }: Pick<Context, 'db'>, seat: Seat): () => Promise<SeatView> {
  let script: { version: number; value: Script } | undefined
  return async () => {
    const respondents = await listRespondents(db, seat.sessionId)
    const own = respondents.find(({ role }) => role === seat.respondent)
    if (!own) throw notFound('session')
    const progress = (await findProgress(db, seat.sessionId)) ?? initialProgress(respondents.map(({ role }) => role))
    const version = progress.scriptVersion
    if (version > 0 && script?.version !== version) {
      const stored = await findScript(db, seat.sessionId, version)
      script = stored && { version, value: stored.script }
    }
    return seatViewOf(seat, own.name, progress, script?.value)
  }
}
