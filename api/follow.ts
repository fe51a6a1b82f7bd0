import { createSession, type Session as EventStream } from 'better-sse'
import type { Request, Response } from 'express'
import type { Context } from './context.ts'

const KEEP_ALIVE_MS = 15_000
/** A reader that takes nothing does not keep an ended stream open. */
const CLOSE_MS = 5_000
/** Of what a reader has not taken; more than the largest batch. Past it they are cut off, and come again for the rest. */
const MOST_UNREAD_BYTES = 8 * 1024 * 1024

/** Sends what has changed since it was called last, if anything; `finish` ends the stream. */
export type Sender = (stream: EventStream, finish: () => void) => Promise<void>

/**
 * Answers with server-sent events: `send` is called at once and whenever this session, or any if none is named, may
 * have changed, one call at a time; a change that falls into a call is seen by another call after it. `restart` is sent
 * when the process stops. A reader who stops reading is cut off.
 * @returns a function that ends the stream; undefined when nobody is there to read it
 */
export async function follow(
  { feed, log }: Pick<Context, 'feed' | 'log'>,
  sessionId: string | undefined,
  { request, response }: { request: Request; response: Response },
  send: Sender,
): Promise<(() => void) | undefined> {
  if (request.method === 'HEAD') {
    response.type('text/event-stream').end()
    return undefined
  }
  // A client that has gone closes nothing any more.
  if (response.destroyed) return undefined
  // A reader may go at any time, and what is pushed then must not end the process.
  response.on('error', () => {})
  // Kept alive from here: the library goes on for good with a client that goes while it opens the stream.
  const stream = await createSession(request, response, { keepAlive: null, trustClientEventId: false })
  if (response.destroyed) return undefined
  const keepAlive = setInterval(() => response.write(':\n\n'), KEEP_ALIVE_MS)
  let sending = false
  let changed = false

  const end = () => {
    clearInterval(keepAlive)
    response.end()
    const close = setTimeout(() => response.destroy(), CLOSE_MS)
    response.once('close', () => clearTimeout(close))
  }
  const finish = () => {
    unsubscribe()
    end()
  }

  const onChange = async () => {
    if (response.writableLength > MOST_UNREAD_BYTES) return void response.destroy()
    changed = true
    if (sending) return
    sending = true
    try {
      while (changed && stream.isConnected && !response.writableEnded) {
        if (response.writableLength > MOST_UNREAD_BYTES) return void response.destroy()
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
      end()
    },
  })
  response.once('close', () => {
    clearInterval(keepAlive)
    unsubscribe()
  })
  void onChange()
  return finish
}
