import { isOver } from '../../interview/statuses.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { follow, type Sender } from '../follow.ts'
import { stillHolds } from '../open-streams.ts'
import { type Route, route } from '../route.ts'
import { READERS, readSessionView, requireSession, SessionParams } from '../sessions.ts'

/** Sends `progress` whenever the session's revision has risen, `end` once it is over, and closes. None is sent twice. */
function progressSender(context: Context, sessionId: string, caller: Caller): Sender {
  let sent: number | undefined
  return async (stream, finish) => {
    const [view, holds] = await Promise.all([readSessionView(context, sessionId), stillHolds(context, caller)])
    if (!stream.isConnected) return
    // A key or a sign-in that ended meanwhile reads no further.
    if (!holds) return finish()
    const revision = view.progress?.revision ?? -1
    if (sent === undefined || revision > sent) stream.push(view, 'progress', String(revision))
    sent = Math.max(sent ?? revision, revision)
    if (!isOver(view.status)) return
    stream.push({ id: view.id, status: view.status }, 'end', 'end')
    finish()
  }
}

const events = route({
  method: 'get',
  path: '/sessions/:id/events',
  id: 'followSession',
  tag: 'Conducting',
  summary: 'Progress as server-sent events',
  description:
    '`progress` with the whole session at every change, `end` once it is over. `restart` says that the server is going down: connect again.',
  access: READERS,
  params: SessionParams,
  answer: 'text/event-stream',
  async handler({ context, caller, params, request, response }) {
    const session = await requireSession(context, caller, params.id)
    await follow(context, session.id, { request, response }, progressSender(context, session.id, caller))
  },
})

export const eventRoutes: readonly Route[] = [events]
