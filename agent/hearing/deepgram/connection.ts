import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import type { Duplex } from 'node:stream'

export interface ConnectionEvents {
  opened(): void
  closed(): void
  /** A second connection is begun: the first is given up by whoever made it. */
  repeated(): void
}

interface Watch {
  events: ConnectionEvents
  request: ClientRequest | undefined
  socket: Duplex | undefined
}

export interface WatchedConnection<T> {
  result: T
  readonly bytesReceived: number
  /** Ends the connection without a word, also where its maker has lost hold of it. */
  destroy(): void
}

const watched = new AsyncLocalStorage<Watch>()
let isSubscribed = false

/**
 * Watches the WebSocket that `connect` opens, now or later, through Node's own diagnostics channel. Deepgram's
 * plugin (1.9.0) neither says that its connection has gone nor opens another: it sends on into nothing.
 */
export function watchConnection<T>(events: ConnectionEvents, connect: () => T): WatchedConnection<T> {
  if (!isSubscribed) subscribe('http.client.request.start', requested)
  isSubscribed = true
  const watch: Watch = { events, request: undefined, socket: undefined }
  const result = watched.run(watch, connect)
  return {
    result,
    get bytesReceived() {
      return (watch.socket as { bytesRead?: number } | undefined)?.bytesRead ?? 0
    },
    destroy() {
      watch.request?.destroy()
      watch.socket?.destroy()
    },
  }
}

function requested(message: unknown): void {
  const watch = watched.getStore()
  if (!watch) return
  const { request } = message as { request: ClientRequest }
  if (watch.request) watch.events.repeated()
  watch.request = request
  request.once('upgrade', (_response, socket: Duplex) => {
    watch.socket = socket
    socket.once('close', () => watch.events.closed())
    watch.events.opened()
  })
}
