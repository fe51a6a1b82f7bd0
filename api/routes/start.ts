import { z } from 'zod'
import type { Session } from '../../db/sessions.ts'
import { isOver, isStarted } from '../../interview/statuses.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { requireTemporal, startAndWait } from '../interviews.ts'
import { requireLiveKit } from '../livekit.ts'
import { SessionAnswer } from '../answers.ts'
import { IdSchema } from '../input.ts'
import { Problem, refusalProblem } from '../problems.ts'
import { waitForProgress } from '../progress-wait.ts'
import { type Route, route } from '../route.ts'
import { findCurrentScript } from '../scripts.ts'
import { AUTHORS, readSessionView, requireSession } from '../sessions.ts'
import { lawyerToken, respondentToken, staffToken } from '../tokens.ts'

const Token = z.string().optional()
const Started = SessionAnswer.extend({
  url: z.string().optional().meta({ description: 'Of the LiveKit server; absent with 202.' }),
  tokens: z.record(z.string(), z.string()).optional().meta({ description: 'Room token of each respondent.' }),
  groom_token: Token,
  bride_token: Token,
  lawyer_token: Token.meta({ description: 'Joins as the caller, and manages this room (`roomAdmin`): for a server.' }),
  staff_token: Token.meta({
    description: 'Joins as the same person and manages nothing: for a page. The later of the two connections stays.',
  }),
}).meta({ id: 'StartedSession' })

/**
 * What a document had beside its text waits for a person: tracked changes, comments. An edit of the script decides.
 * @returns the version of the script that may be asked as it is: 0 where none is shown yet, since what the workflow has
 *   taken by then was not looked at; none where it has started
 */
async function refuseUndecided(context: Context, session: Session): Promise<number | undefined> {
  if (isStarted(session.status)) return undefined
  const script = await findCurrentScript(context.db, session.id)
  const undecided = (script?.notes?.warnings ?? []).filter((warning) => warning.undecided)
  if (undecided.length === 0) return script?.version ?? 0
  throw refusalProblem(
    'invalid-script',
    'The document had tracked changes, comments or text boxes. Look at the warnings of the script, and save the script as it should be asked.',
    undecided.map(({ line, message }) => ({ path: line === undefined ? '' : `/script_content`, message })),
  )
}

/** Of looks at a script that changes while it is started. */
const LOOKS = 5
/** What the workflow has taken is shown within this. */
const LOOK_MS = 2_000

/** Starts with the script that was looked at; another one that came meanwhile is looked at as well. */
async function startAsLookedAt(context: Context, caller: Caller, session: Session, isGone: () => boolean) {
  for (let look = 1; ; look++) {
    const version = await refuseUndecided(context, session)
    try {
      return await startAndWait(context, caller, session, { version, isGone })
    } catch (error) {
      if (look === LOOKS || !(error instanceof Problem && error.code === 'script-changed')) throw error
      await waitForProgress(context, session.id, LOOK_MS, ({ scriptVersion }) => scriptVersion !== version)
    }
  }
}

const startInterview = route({
  method: 'post',
  path: '/start-interview/:session_id',
  id: 'startInterview',
  tag: 'Conducting',
  summary: 'Start, or get the same room and fresh tokens',
  also: { 202: 'Accepted; the room is not there yet. Call again.' },
  access: AUTHORS,
  params: z.object({ session_id: IdSchema }),
  answer: Started,
  async handler({ context, caller, params, response }) {
    const session = await requireSession(context, caller, params.session_id)
    if (session.kind !== 'scripted') {
      throw new Problem(422, 'kind-not-available', `An interview of kind "${session.kind}" is not started here.`)
    }
    await refuseUndecided(context, session)
    const liveKit = await requireLiveKit(context)
    await requireTemporal(context)
    const progress = await startAsLookedAt(context, caller, session, () => response.destroyed)
    if (progress && isOver(progress.status)) {
      throw refusalProblem('over', 'The interview is over. Create a new session for another one.')
    }
    const view = await readSessionView(context, session.id)
    if (progress?.room === undefined) {
      response.status(202)
      return view
    }
    const { room } = progress
    const token = { room, ttlSeconds: context.config.api.tokenTtlSeconds }
    const tokens = Object.fromEntries(
      await Promise.all(
        view.respondents.map(async ({ id }) => [id, await respondentToken(liveKit, id, token)] as const),
      ),
    )
    return {
      ...view,
      livekit_room_name: room,
      url: liveKit.publicUrl,
      tokens,
      ...(tokens['groom'] === undefined ? {} : { groom_token: tokens['groom'] }),
      ...(tokens['bride'] === undefined ? {} : { bride_token: tokens['bride'] }),
      lawyer_token: await lawyerToken(liveKit, caller.id, token),
      staff_token: await staffToken(liveKit, caller.id, token),
    }
  },
})

export const startRoutes: readonly Route[] = [startInterview]
