import type { Response } from 'express'
import { createSession, type Session as EventStream } from 'better-sse'
import { findActiveApiKey } from '../../db/api-keys.ts'
import { isOver } from '../../interview/statuses.ts'
import type { Caller } from '../auth.ts'
import type { Context } from '../context.ts'
import { type Route, route } from '../route.ts'
import { READERS, readSessionView, requireSession, SessionParams } from '../sessions.ts'

const KEEP_ALIVE_MS = 15_000

/**
 * Sends `progress` whenever the session's revision has risen, `end` once it is over, and closes.
 * A change that falls into the sending of another is sent after it; none is sent twice.
 */
function follow(context: Context, sessionId: string, caller: Caller, stream: EventStream, response: Response): void {
  let sent: number | undefined
  let sending = false
  let changed = false

  const finish = () => {
    unsubscribe()
    response.end()
  }

  const send = async () => {
    const [view, key] = await Promise.all([
      readSessionView(context, sessionId),
      findActiveApiKey(context.db, caller.keyId),
    ])
    if (!stream.isConnected) return
    // A key that was revoked meanwhile reads no further.
    if (!key) return finish()
    const revision = view.progress?.revision ?? -1
    if (sent === undefined || revision > sent) stream.push(view, 'progress', String(revision))
    sent = Math.max(sent ?? revision, revision)
    if (!isOver(view.status)) return
    stream.push({ id: view.id, status: view.status }, 'end', 'end')
    finish()
  }

  const onChange = async () => {
    changed = true
    if (sending) return
    sending = true
    try {
      while (changed && stream.isConnected) {
        changed = false
        await send()
      }
    } catch {
      // Postgres is away: the feed's next notification or poll tries again.
      context.log.warn('could not send progress')
    } finally {
      sending = false
    }
  }

  const unsubscribe = context.feed.subscribe(sessionId, {
    onChange: () => void onChange(),
    onEnd: () => {
      stream.push({}, 'restart', 'restart')
      response.end()
    },
  })
  stream.on('disconnected', unsubscribe)
  void onChange()
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
    if (request.method === 'HEAD') {
      response.type('text/event-stream').end()
      return
    }
    const stream = await createSession(request, response, { keepAlive: KEEP_ALIVE_MS, trustClientEventId: false })
    follow(context, session.id, caller, stream, response)
  },
})

export const eventRoutes: readonly Route[] = [events]
