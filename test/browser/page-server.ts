import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { stripTypeScriptTypes } from 'node:module'

/** A page that runs a script with livekit-client as it is published. */
const pageOf = (script: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A room</title>
<link rel="icon" href="data:,">
<script type="importmap">{ "imports": { "livekit-client": "/livekit-client.js" } }</script>
<body>
<script type="module" src="/${script}.js"></script>
`

/** A script of these pages as it runs in a browser. */
export const scriptOf = (name: string): string =>
  stripTypeScriptTypes(readFileSync(new URL(`page/${name}.ts`, import.meta.url), 'utf8'))
const liveKitClient = () => readFileSync(new URL('livekit-client.esm.mjs', import.meta.resolve('livekit-client')))

const FILES: Record<string, [type: string, read: () => string | Buffer]> = {
  '/': ['text/html', () => pageOf('page')],
  '/page.js': ['text/javascript', () => scriptOf('page')],
  '/bare': ['text/html', () => pageOf('bare')],
  '/bare.js': ['text/javascript', () => scriptOf('bare')],
  '/livekit-client.js': ['text/javascript', liveKitClient],
}

export interface PageServer {
  url: string
  close(): void
}

/** Serves the room pages of the tests and livekit-client as it is published, on loopback: browsers give it a microphone there. */
export async function startPageServer(): Promise<PageServer> {
  const server = createServer((request, response) => {
    const [type, read] = FILES[request.url ?? ''] ?? []
    if (!type || !read) return response.writeHead(404).end()
    return response.setHeader('content-type', type).end(read())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
