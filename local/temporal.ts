import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Connection } from '@temporalio/client'
import { freePort } from './ports.ts'
import type { Process } from './process.ts'
import { whenWorks } from './ready.ts'
import type { Supervisor } from './supervisor.ts'

const connectTimeoutMs = 5_000
/** The defaults make a query straight after a signal wait three times as long. */
const dynamicConfig = ['history.transferProcessorMaxPollRPS=1000', 'history.timerProcessorMaxPollRPS=1000']

export interface Temporal {
  process: Process
  /** host:port of the gRPC front end. */
  address: string
  uiUrl: string
}

/** Starts Temporal's development server on the SQLite file of the data directory. */
export async function startTemporal(supervisor: Supervisor, binary: string, namespace: string): Promise<Temporal> {
  const [port, httpPort, uiPort, metricsPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const address = `127.0.0.1:${port}`
  const directory = join(supervisor.dataDir, 'temporal')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const process = await supervisor.start({
    name: 'Temporal',
    log: 'temporal',
    command: binary,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${port}`],
      ...['--http-port', `${httpPort}`, '--ui-port', `${uiPort}`, '--metrics-port', `${metricsPort}`],
      ...['--db-filename', join(directory, 'temporal.db'), '--namespace', namespace],
      ...dynamicConfig.flatMap((value) => ['--dynamic-config-value', value]),
      ...['--log-level', 'warn', '--log-format', 'json', '--disable-config-file', '--disable-config-env'],
    ],
    env: environment(),
    ready: whenWorks(() => describeNamespace(address, namespace)),
  })
  return { process, address, uiUrl: `http://127.0.0.1:${uiPort}` }
}

async function describeNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: connectTimeoutMs })
  try {
    await connection.workflowService.describeNamespace({ namespace })
  } finally {
    await connection.close()
  }
}

/** Without TEMPORAL_...: the command line reads those as its own settings. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME }
}
