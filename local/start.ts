/** `npm start`: the whole product on one machine, with embedded servers for what no address is set for. */
import { readConfig } from '../config.ts'
import { claimPort } from './claim-port.ts'
import { checkBeforeStart } from './before-start.ts'
import { loadDotEnv } from './dot-env.ts'
import { describeError } from './obstacle.ts'
import { dataDirOf, root } from './place.ts'
import { startProduct } from './product.ts'
import { openSupervisor, type Supervisor } from './supervisor.ts'
import { visibleLines } from './visible.ts'

const say = (line: string): void => void process.stdout.write(`${visibleLines(line)}\n`)
let supervisor: Supervisor | undefined
let stopping = false

process.stdout.on('error', () => {})
process.stderr.on('error', () => {})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())

try {
  for (const line of loadDotEnv(root, process.env)) say(`Attention  ${line}`)
  const config = readConfig()
  const dataDir = dataDirOf(process.env)
  await checkBeforeStart({ root, environment: process.env, dataDir, config })
  supervisor = await openSupervisor({ dataDir, onProgress: say, restart: true })
  const port = await claimPort(config.api.host, config.api.port)
  await startProduct(supervisor, config, port, say)
} catch (error) {
  if (!stopping) {
    process.stderr.write(`${visibleLines(describeError(error))}\n`)
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
