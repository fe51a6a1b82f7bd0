/** `npm start`: the whole product on one machine, with embedded servers for what no address is set for. */
import { ConfigError, readConfig } from '../config.ts'
import { claimPort, PortTakenError } from './claim-port.ts'
import { LockedError } from './lock.ts'
import { dataDirOf, loadDotEnv } from './place.ts'
import { StartError } from './process.ts'
import { startProduct } from './product.ts'
import { ServerMissingError, TamperedReleaseError } from './servers/errors.ts'
import { openSupervisor, type Supervisor } from './supervisor.ts'
import { visibleLines } from './visible.ts'

const say = (line: string): void => void process.stdout.write(`${visibleLines(line)}\n`)
/** Their messages are for people and say what to do. */
const expected = [ConfigError, LockedError, PortTakenError, ServerMissingError, StartError, TamperedReleaseError]

let supervisor: Supervisor | undefined
let stopping = false

process.stdout.on('error', () => {})
process.stderr.on('error', () => {})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

try {
  loadDotEnv()
  const config = readConfig()
  supervisor = await openSupervisor({ dataDir: dataDirOf(process.env), onProgress: say, restart: true })
  const port = await claimPort(config.api.host, config.api.port)
  await startProduct(supervisor, config, port, say)
} catch (error) {
  if (!stopping) {
    process.stderr.write(`${visibleLines(describe(error))}\n`)
    await supervisor?.close()
    process.exit(1)
  }
}

async function stop(): Promise<void> {
  if (stopping) {
    say('Stopping at once.')
    supervisor?.killAll()
    return
  }
  stopping = true
  say('\nStopping ... (Ctrl-C again to stop at once)')
  await supervisor?.close()
  say('Stopped. The data is kept.')
  process.exit(0)
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return expected.some((kind) => error instanceof kind) ? error.message : (error.stack ?? error.message)
}
