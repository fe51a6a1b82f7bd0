import type { QueryClient } from '@tanstack/react-query'
import type { Wakes } from '../../room/engine/retry.ts'
import { addressOf, ask } from './client.ts'
import { followEvents, type Heard } from './event-stream.ts'
import { type Me, meQuery } from './me.ts'
import { type Item, refreshSessions, takeItem } from './sessions.ts'

/** That a watched record has grown: entries `from` to `to`. */
export interface Grown {
  session_id: string
  from: number
  to: number
}

export interface LiveState {
  isConnected: boolean
  /** When it was last known to be as it is shown. */
  asOf: Date | undefined
}

interface Watching {
  session: string
  onGrown(grown: Grown): void
}

/** The one stream of a page: what it says goes into the cache of what was asked, and to whoever watches a record. */
export class Live {
  readonly #queries: QueryClient
  readonly #wakes: Wakes
  readonly #onSignedOut: () => void
  readonly #listeners = new Set<() => void>()
  readonly #watching = new Set<Watching>()
  #state: LiveState = { isConnected: false, asOf: undefined }
  #connection: AbortController | undefined
  #watched: string | undefined

  constructor(queries: QueryClient, { wakes, onSignedOut }: { wakes: Wakes; onSignedOut: () => void }) {
    this.#queries = queries
    this.#wakes = wakes
    this.#onSignedOut = onSignedOut
  }

  /** @returns what ends it */
  start(): () => void {
    this.#connect()
    const stopWaking = this.#wakes(() => void this.#recognise())
    return () => {
      stopWaking()
      this.#connection?.abort()
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): LiveState => this.#state

  /** Follows the record of a session as well; the latest is meant. @returns what ends it */
  watch(watching: Watching): () => void {
    this.#watching.add(watching)
    this.#rewatch()
    return () => {
      this.#watching.delete(watching)
      // Leaving one page for another is one change.
      queueMicrotask(() => this.#rewatch())
    }
  }

  #rewatch(): void {
    const wanted = [...this.#watching].at(-1)?.session
    if (wanted === undefined || wanted === this.#watched || !this.#connection) return
    this.#connect()
  }

  #connect(): void {
    this.#connection?.abort()
    const connection = new AbortController()
    this.#connection = connection
    this.#watched = [...this.#watching].at(-1)?.session
    void followEvents({
      address: addressOf('/events', { query: { session: this.#watched } }),
      wakes: this.#wakes,
      signal: connection.signal,
      onEvent: (heard) => this.#take(heard),
      onConnected: (isConnected) => {
        if (isConnected) void this.#recognise()
        this.#set({ ...this.#state, isConnected, ...(isConnected && { asOf: new Date() }) })
      },
      onSignedOut: this.#onSignedOut,
    })
  }

  /** In another tab of this browser somebody else may have signed in: what is shown here is not theirs. */
  async #recognise(): Promise<void> {
    const shown = this.#queries.getQueryData(meQuery.queryKey)
    if (!shown) return
    const now = await ask('get', '/me', {}).catch(() => undefined)
    // Who is not signed in at all is told so by the stream.
    if (now && now.user.id !== shown.user.id && this.#isShown(shown)) this.#onSignedOut()
  }

  #isShown({ user }: Me): boolean {
    return this.#queries.getQueryData(meQuery.queryKey)?.user.id === user.id
  }

  #take({ event, data }: Heard): void {
    // Not all that has happened meanwhile comes now.
    if (event === 'hello' && !(data as { resumed: boolean }).resumed) void refreshSessions(this.#queries)
    if (event === 'session') takeItem(this.#queries, data as Item)
    if (event === 'entries') {
      const grown = data as Grown
      for (const one of this.#watching) if (one.session === grown.session_id) one.onGrown(grown)
    }
    this.#set({ ...this.#state, asOf: new Date() })
  }

  #set(state: LiveState): void {
    const isSeen = state.isConnected !== this.#state.isConnected
    // A time alone is looked at when the connection is lost.
    this.#state = isSeen ? state : Object.assign(this.#state, state)
    if (isSeen) for (const listener of this.#listeners) listener()
  }
}
