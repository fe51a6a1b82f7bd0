import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { packTarGz } from '../tar.fixture.ts'

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** An archive as a release has it: a licence and the program. */
export function archiveOf(program: string, text: string): Promise<Buffer> {
  return packTarGz([
    { name: 'LICENSE', data: 'free' },
    { name: program, data: text },
  ])
}

/** Serves release files on loopback, in the layout of GitHub, and notes what it was asked. */
export class ReleaseHost {
  readonly files = new Map<string, Buffer>()
  readonly requests: { path: string; range: string | undefined; ifRange: string | undefined }[] = []
  ranges = true
  etags = true
  /** The next answers to requests for archives end, without the rest, after so many bytes. */
  cuts: number[] = []
  /** Answers begin and then say nothing more. */
  silent = false
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response))
  }

  async open(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this.url
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    if (!this.#server.listening) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? ''
    const { range, 'if-range': ifRange } = request.headers
    this.requests.push({ path, range, ifRange: ifRange as string | undefined })
    const file = this.files.get(path)
    if (!file) return void response.writeHead(404).end()
    const etag = `"${sha256(file).slice(0, 16)}"`
    const from = this.ranges && range && ifRange === etag ? Number(/^bytes=(\d+)-$/.exec(range)?.[1]) : 0
    if (from >= file.length) return void response.writeHead(416).end()
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': file.length - from,
      ...(this.etags && { etag }),
      ...(from > 0 && { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` }),
    })
    const cut = path.endsWith('.gz') ? this.cuts.shift() : undefined
    if (this.silent) response.write(file.subarray(from, from + 1))
    else if (cut === undefined) response.end(file.subarray(from))
    else response.write(file.subarray(from, from + cut), () => setTimeout(() => response.destroy(), 20))
  }
}
