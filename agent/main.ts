import { fileURLToPath } from 'node:url'
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents'
import getPort from 'get-port'
import { ConfigError, readConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { runMain } from '../main.ts'
import { connectTemporal } from '../temporal/client.ts'
import { listenForDeaths } from './fast-path.ts'

const JOB = fileURLToPath(new URL('./job.ts', import.meta.url))
const HOST = '127.0.0.1'
/** Above this share of its places the server stops sending jobs. */
const FULL_LOAD = 0.7

await runMain(async (stopped) => {
  const config = readConfig()
  const logger = createLogger('agent', config.log.level)
  const { liveKit, agent } = config
  if (!liveKit) throw new ConfigError('LIVEKIT_URL: must be set for the agent worker')
  if (!config.temporal) throw new ConfigError('TEMPORAL_ADDRESS: must be set for the agent worker')

  initializeLogger({ pretty: false, level: 'warn' })
  const temporal = connectTemporal(config.temporal)
  const deaths = agent.fastPath ? listenForDeaths(temporal, logger) : undefined
  const server = new AgentServer(
    new ServerOptions({
      agent: JOB,
      agentName: agent.name,
      wsURL: liveKit.url,
      apiKey: liveKit.apiKey,
      apiSecret: liveKit.apiSecret.reveal(),
      host: HOST,
      port: await getPort({ host: HOST }),
      production: true,
      numIdleProcesses: agent.idleProcesses,
      // Counting jobs: the server's own measure, the host's CPU, drops dispatches without a word.
      loadFunc: async (worker) => Math.min(1, (worker.activeJobs.length / agent.maxJobs) * FULL_LOAD),
      maxRetry: Number.MAX_SAFE_INTEGER,
      shutdownProcessTimeout: 5_000,
      logLevel: 'warn',
    }),
  )
  server.event.on('worker_registered', () => logger.info({ agentName: agent.name }, 'agent ready'))
  const running = server.run()
  await Promise.race([running, stopped])
  await server.close()
  deaths?.close()
  await temporal.close()
})
