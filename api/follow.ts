import { createSession, type Session as EventStream } from 'better-sse'
import type { Request, Response } from 'express'
import type { Context } from './context.ts'

const KEEP_ALIVE_MS = 15_000

/** Sends what has changed since it was called last, if anything; `finish` ends the stream. */
export type Sender = (stream: EventStream, finish: () => void) => Promise<void>

/**
 * Answers with server-sent events: `send` is called at once and whenever the session may have changed, one call at a
 * time; a change that falls into a call is seen by another call after it. `restart` is sent when the process stops.
 * @returns a function that ends the stream, and the promise of its end
 */
export async function follow(
  { feed, log }: Pick<Context, 'feed' | 'log'>,
  sessionId: string,
  { request, response }: { request: Request; response: Response },
  send: Sender,
): Promise<{ finish: () => void; stream: EventStream } | undefined> {
  if (request.method === 'HEAD') {
    response.type('text/event-stream').end()
    return undefined
  }
  const stream = await createSession(request, response, { keepAlive: KEEP_ALIVE_MS, trustClientEventId: false })
  let sending = false
  let changed = false

  const finish = () => {
    unsubscribe()
    response.end()
  }

  const onChange = async () => {
    changed = true
    if (sending) return
    sending = true
    try {
      while (changed && stream.isConnected) {
        changed = false
        await send(stream, finish)
      }
    } catch {
      // Postgres is away: the feed's next notification or poll tries again.
      log.warn('could not send progress')
    } finally {
      sending = false
    }
  }

  const unsubscribe = feed.subscribe(sessionId, {
    onChange: () => void onChange(),
    onEnd: () => {
      stream.push({}, 'restart', 'restart')
      response.end()
    },
  })
  stream.on('disconnected', unsubscribe)
  void onChange()
  return { finish, stream }
}
