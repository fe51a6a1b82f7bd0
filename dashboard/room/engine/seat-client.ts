import type { LanguageCode } from '../../../interview/languages/language.ts'
import type { Refusal } from './events.ts'
import type { SeatMemory } from './seat-memory.ts'
import type { SeatView } from './seat-view.ts'
import { within } from './within.ts'

/** Thrown when the server refuses, or is not reached; `refusal.code` is that of its problem. */
export class SeatRefusedError extends Error {
  override name = 'SeatRefusedError'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** For one joining of a room. */
export interface RoomTicket {
  url: string
  token: string
}

/** Longer than any answer takes; a connection that is dead says nothing. */
const ANSWER_MS = 20_000

/** The API as the holder of a link, and then of a seat, calls it. */
export class SeatClient {
  readonly #base: string
  readonly #link: string
  readonly #memory: SeatMemory

  /** @param base of the API, with a slash at its end */
  constructor({ base, link, memory }: { base: string; link: string; memory: SeatMemory }) {
    this.#base = base
    this.#link = link
    this.#memory = memory
  }

  /** Exchanges the link for a seat, which is kept. */
  async take(): Promise<SeatView> {
    const { secret, seat } = await this.#json<{ secret: string; seat: SeatView }>('POST', 'seat', this.#link)
    this.#memory.write({ secret })
    return seat
  }

  read(): Promise<SeatView> {
    return this.#json('GET', 'seat')
  }

  ticket(): Promise<RoomTicket> {
    return this.#json('POST', 'seat/token')
  }

  soundCheckTicket(): Promise<RoomTicket> {
    return this.#json('POST', 'seat/sound-check')
  }

  async leave(): Promise<void> {
    const leaving = this.#json('DELETE', 'seat')
    // A reload does not go back, whether the server has heard of it or not.
    this.#memory.clear()
    await leaving
  }

  /** @param language in which it is written; that of the script when absent */
  async receipt(language?: LanguageCode): Promise<Blob> {
    const query = language === undefined ? '' : `?language=${language}`
    return (await this.#ask('GET', `seat/receipt${query}`, { signal: within(ANSWER_MS) })).blob()
  }

  /** The stream of the seat's events. */
  async events(signal: AbortSignal): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const { body } = await this.#ask('GET', 'seat/events', { headers: { accept: 'text/event-stream' }, signal })
    if (!body) throw new SeatRefusedError({ code: 'unexpected' })
    return body
  }

  async #json<T>(method: string, path: string, secret?: string): Promise<T> {
    const response = await this.#ask(method, path, { signal: within(ANSWER_MS) }, secret)
    return (await response.json().catch(offline)) as T
  }

  async #ask(
    method: string,
    path: string,
    init: RequestInit,
    secret = this.#memory.read()?.secret ?? '',
  ): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${secret}` }
    const options = { ...init, method, headers, cache: 'no-store', credentials: 'omit', redirect: 'error' } as const
    const response = await fetch(this.#base + path, options).catch(offline)
    if (!response.ok) throw new SeatRefusedError(await refusalOf(response))
    return response
  }
}

function offline(): never {
  throw new SeatRefusedError({ code: 'offline' })
}

/** What stands between the page and the API may answer in its place, without a problem in it. */
async function refusalOf(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => undefined)
  const hasCode = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
  const code = hasCode ? (body.code as string) : response.status >= 500 ? 'server-away' : 'unexpected'
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return { code, ...(Number.isFinite(seconds) && { retryAfterSeconds: seconds }) }
}
