import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What stands in a file and behind an address that no document may reach. */
export interface Secret {
  words: string
  path: string
  file: string
  url: string
  /** The paths that somebody asked for behind the address. */
  asked: string[]
  remove(): void
}

export async function hideSecret(): Promise<Secret> {
  const words = 'a-secret-of-this-machine'
  const directory = mkdtempSync(join(tmpdir(), 'lexnova-secret-'))
  const path = join(directory, 'secret.txt')
  writeFileSync(path, words)
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(words)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    words,
    path,
    file: `file://${path}`,
    url: `http://127.0.0.1:${port}/secret`,
    asked,
    remove() {
      server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
