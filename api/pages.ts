import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Request, Response } from 'express'

/** A file as it is, and as it may travel. */
export interface ServedFile {
  type: string
  body: Buffer
  encoded: { br?: Buffer; gzip?: Buffer }
}

/** Everything that may be served of a folder, read once: what is asked for is looked up in it, and never on the disk. */
export interface Pages {
  /** The page's HTML. */
  page(name: string): ServedFile | undefined
  /** What pages load. */
  loaded(name: string): ServedFile | undefined
}

/** What the build may put out; nothing else is served. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
}

/** The smallest first. */
const ENCODINGS = ['br', 'gzip'] as const

/** @throws when the folder cannot be read */
export function readPages(folder: string): Pages {
  const pages = readFiles(folder)
  const loaded = readFiles(join(folder, 'pages'))
  return { page: (name) => pages.get(`${name}.html`), loaded: (name) => loaded.get(name) }
}

function readFiles(folder: string): Map<string, ServedFile> {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = new Map(entries.map(({ name }) => [name, readFileSync(join(folder, name))]))
  return new Map(
    [...bytes].flatMap(([name, body]) => {
      const type = TYPES[extname(name)]
      if (!type || name.startsWith('.')) return []
      const br = bytes.get(`${name}.br`)
      const gzip = bytes.get(`${name}.gz`)
      return [[name, { type, body, encoded: { ...(br && { br }), ...(gzip && { gzip }) } }]]
    }),
  )
}

/** Sends a file in the form that the browser takes best; Express answers 304 and HEAD by it. */
export function sendFile(request: Request, response: Response, { type, body, encoded }: ServedFile): void {
  response.vary('Accept-Encoding').type(type)
  const encoding = ENCODINGS.find((one) => encoded[one] && request.acceptsEncodings(one))
  const chosen = encoding && encoded[encoding]
  if (encoding) response.set('content-encoding', encoding)
  response.send(chosen ?? body)
}
