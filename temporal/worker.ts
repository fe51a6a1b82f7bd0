import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createActivities } from '../activities/activities.ts'
import { closeContext, openContext } from '../activities/context.ts'
import { readConfig, type TemporalConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { runMain } from '../main.ts'
import { ensureBundle } from './bundle-cache.ts'
import { makeBundle } from './make-bundle.ts'
import { tlsOf } from './tls.ts'
import { workerIdentity } from './worker-identity.ts'
import { WORKFLOW_SOURCES } from './workflows-path.ts'
import { ConfigError } from '../settings.ts'

const GRACE = '5 seconds'

const connect = (config: TemporalConfig): Promise<NativeConnection> =>
  NativeConnection.connect({
    address: config.address,
    tls: tlsOf(config),
    ...(config.apiKey ? { apiKey: config.apiKey.reveal() } : {}),
  })

await runMain(async (stopped) => {
  const config = readConfig()
  const logger = createLogger('worker', config.log)
  if (!config.temporal) throw new ConfigError('TEMPORAL_ADDRESS: must be set for the workflow worker')
  if (!config.databaseUrl) throw new ConfigError('DATABASE_URL: must be set for the workflow worker')

  const temporalLogger = new DefaultLogger('WARN', ({ level, message }) => logger.warn({ temporal: level }, message))
  Runtime.install({ logger: temporalLogger, shutdownSignals: [] })
  const context = openContext(config, config.databaseUrl)
  const workflowBundle = config.workflowBundle
    ? { codePath: config.workflowBundle }
    : {
        code: await ensureBundle(WORKFLOW_SOURCES, {
          directory: config.workflowCacheDir,
          make: (sources) => makeBundle(sources, temporalLogger),
          notKept: (reason) => logger.warn({ reason }, 'the bundle of the workflows cannot be kept'),
        }),
      }
  const connection = await connect(config.temporal)
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: config.temporal.taskQueue,
    identity: workerIdentity(),
    workflowBundle,
    activities: createActivities(context),
    shutdownGraceTime: GRACE,
  })
  const running = worker.run()
  logger.info({ taskQueue: config.temporal.taskQueue }, 'worker ready')
  await Promise.race([running, stopped])
  if (worker.getState() === 'RUNNING') worker.shutdown()
  await running
  await connection.close()
  await closeContext(context)
})
