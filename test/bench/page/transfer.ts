import type { CDPSession } from 'playwright-core'

interface Loaded {
  path: string
  bytes: number
}

/** Counts what the files of pages cost on the wire, heads of the answers included. */
export class Transfer {
  readonly #paths = new Map<string, string>()
  readonly #loaded: Loaded[] = []

  private constructor() {}

  static async watch(session: CDPSession): Promise<Transfer> {
    const transfer = new Transfer()
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      const { pathname } = new URL(request.url)
      if (/^\/((join|dashboard(\/.*)?)$|pages\/)/.test(pathname)) transfer.#paths.set(requestId, pathname)
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const path = transfer.#paths.get(requestId)
      if (path !== undefined) transfer.#loaded.push({ path, bytes: encodedDataLength })
    })
    await session.send('Network.enable')
    return transfer
  }

  /** Whether nothing is under way. */
  get isQuiet(): boolean {
    return this.#loaded.length === this.#paths.size
  }

  /** Of all files, or of those that are not left out. */
  bytes(leftOut: (path: string) => boolean = () => false): number {
    return this.#loaded.reduce((sum, { path, bytes }) => (leftOut(path) ? sum : sum + bytes), 0)
  }

  get files(): readonly Loaded[] {
    return this.#loaded
  }
}
