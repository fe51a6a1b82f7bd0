import pg from 'pg'
import { PROGRESS_CHANNEL } from '../db/progress.ts'
import type { Logger } from '../log.ts'

/** Tells of changes in the projection; one Postgres connection serves the whole process. */
export interface ProgressFeed {
  /**
   * Calls `onChange` when the session may have changed, or any of them where none is named, and every few seconds besides, because a
   * notification is lost while the connection is away. `onEnd` is called when the process stops.
   * @returns a function that ends the subscription
   */
  subscribe(sessionId: string | undefined, subscriber: Subscriber): () => void
  close(): Promise<void>
}

interface Subscriber {
  onChange: () => void
  onEnd: () => void
}

const POLL_MS = 5_000
const RECONNECT_MS = 500

/** Connects with the first subscriber and stays connected. */
export function createProgressFeed(databaseUrl: string, log: Logger, pollMs: number = POLL_MS): ProgressFeed {
  const subscribers = new Map<string | undefined, Set<Subscriber>>()
  let client: pg.Client | undefined
  let started = false
  let closed = false
  let reconnect: NodeJS.Timeout | undefined
  let poll: NodeJS.Timeout | undefined

  const all = () => [...subscribers.values()].flatMap((some) => [...some])
  const tellAll = () => {
    for (const subscriber of all()) subscriber.onChange()
  }

  const listen = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      application_name: 'lexnova progress feed',
    })
    client = fresh
    let lost = false
    const lose = () => {
      if (lost || closed) return
      lost = true
      log.warn('progress feed lost its connection')
      void fresh.end().catch(() => {})
      reconnect = setTimeout(() => void listen(), RECONNECT_MS)
    }
    fresh.on('error', lose)
    fresh.on('end', lose)
    fresh.on('notification', ({ payload }) => {
      for (const id of [payload ?? '', undefined]) {
        for (const subscriber of subscribers.get(id) ?? []) subscriber.onChange()
      }
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${PROGRESS_CHANNEL}`)
      tellAll()
    } catch {
      lose()
    }
  }

  return {
    subscribe(sessionId, subscriber) {
      if (closed) {
        subscriber.onEnd()
        return () => {}
      }
      if (!started) {
        started = true
        poll = setInterval(tellAll, pollMs)
        void listen()
      }
      const some = subscribers.get(sessionId) ?? new Set()
      subscribers.set(sessionId, some.add(subscriber))
      return () => {
        some.delete(subscriber)
        if (some.size === 0 && subscribers.get(sessionId) === some) subscribers.delete(sessionId)
      }
    },
    async close() {
      if (closed) return
      closed = true
      clearTimeout(reconnect)
      clearInterval(poll)
      for (const subscriber of all()) subscriber.onEnd()
      await client?.end().catch(() => {})
    },
  }
}
