/**
 * `npm run example`: the rooms API as an integrator uses it. Asks the server that LEXNOVA_URL and
 * LEXNOVA_API_KEY name, or else one of its own that is removed afterwards.
 */
import '../local/quiet-rtc.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { type Instance, startInstance } from '../local/instance.ts'
import { visibleLines } from '../local/visible.ts'
import { type Server, walk } from './rooms-walk.ts'

const say = (line: string): void => void process.stdout.write(`${visibleLines(line)}\n`)

async function findServer(): Promise<{ server: Server; instance?: Instance }> {
  const { LEXNOVA_URL: url, LEXNOVA_API_KEY: key } = process.env
  if (url && key) return { server: { url: url.replace(/\/+$/, ''), key } }
  if (url || key) throw new Error('Set LEXNOVA_URL and LEXNOVA_API_KEY together, or neither for a server of its own.')
  const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-example-'))
  const instance = await startInstance({ dataDir, onProgress: say })
  return { server: instance, instance }
}

let instance: Instance | undefined
let failed = false
try {
  const found = await findServer()
  instance = found.instance
  await walk(found.server, say)
  say('\nAll of it went as it should.')
} catch (error) {
  failed = true
  process.stderr.write(`\n${visibleLines(error instanceof Error ? error.message : String(error))}\n`)
} finally {
  await instance?.remove()
  await dispose()
}
process.exit(failed ? 1 : 0)
