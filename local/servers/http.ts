const redirects = 5

/** How long a server may take to begin its answer, and how long it may be silent afterwards. */
export interface Patience {
  answerMs: number
  silenceMs: number
}

/** Thrown when a file cannot be had just now; the message names its URL. */
export class UnreachableError extends Error {
  override name = 'UnreachableError'
  constructor(url: URL, reason: string) {
    super(`${url} cannot be had: ${reason}`)
  }
}

export interface Answer {
  status: number
  headers: Headers
  /** Throws UnreachableError when the connection breaks or goes silent. */
  chunks: AsyncGenerator<Uint8Array>
  /** Gives the connection up. */
  close(): void
}

/**
 * GET, with redirects followed but never from https to http.
 * @throws UnreachableError when nothing answers
 */
export async function get(url: URL, headers: Record<string, string>, patience: Patience): Promise<Answer> {
  const watch = new Watch()
  try {
    let here = url
    for (let hop = 0; hop <= redirects; hop++) {
      watch.expect(patience.answerMs)
      const response = await fetch(here, { headers, redirect: 'manual', signal: watch.signal })
      const location = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || !location) {
        return {
          status: response.status,
          headers: response.headers,
          chunks: read(url, response, watch, patience.silenceMs),
          close: () => watch.abort('not wanted'),
        }
      }
      await response.body?.cancel()
      here = sentOn(here, location)
    }
    throw new Error('sent on too often')
  } catch (error) {
    watch.end()
    throw new UnreachableError(url, reasonOf(error))
  }
}

/** Where a redirect leads; from https to anything else none is followed. */
export function sentOn(here: URL, location: string): URL {
  const next = new URL(location, here)
  if (here.protocol === 'https:' && next.protocol !== 'https:') throw new Error(`sent on to ${next.protocol}//`)
  return next
}

async function* read(url: URL, response: Response, watch: Watch, silenceMs: number): AsyncGenerator<Uint8Array> {
  try {
    watch.expect(silenceMs)
    for await (const chunk of response.body ?? []) {
      watch.end()
      yield chunk
      watch.expect(silenceMs)
    }
  } catch (error) {
    throw new UnreachableError(url, reasonOf(error))
  } finally {
    watch.end()
  }
}

/** Aborts when what is expected does not come in time. */
class Watch {
  readonly #controller = new AbortController()
  readonly signal = this.#controller.signal
  #timer: NodeJS.Timeout | undefined

  expect(ms: number): void {
    this.end()
    this.#timer = setTimeout(() => this.abort(`silent for ${ms / 1000} s`), ms)
  }

  abort(reason: string): void {
    this.end()
    this.#controller.abort(new Error(reason))
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}

/** What `fetch` hides behind "fetch failed" and "terminated". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause as NodeJS.ErrnoException | undefined
  return cause?.code ?? cause?.message ?? error.message
}
