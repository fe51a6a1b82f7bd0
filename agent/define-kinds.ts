import { setTimeout as delay } from 'node:timers/promises'
import { defineAgent, type JobContext, type JobProcess } from '@livekit/agents'
import { readConfig } from '../config.ts'
import { connectTemporal } from '../temporal/client.ts'
import { createSoundChecks } from '../temporal/sound-check-job.ts'
import type { Agent, Kinds } from './agent.ts'
import { keepWordsOutOfFrameworkLog } from './framework-log.ts'
import { openJob, type Prewarmed } from './open-job.ts'
import { serveSoundCheck } from './sound-check/serve.ts'
import { EmbeddedEngine } from './speech/embedded-voice.ts'

const WARM_UP_MS = 2_000
/** Less than the agent server gives a job to end. */
const STOP_MS = 4_000

/** The agent of a process, for the agent server: which kind it is, its job says. */
export function defineKinds(kinds: Kinds) {
  return defineAgent<Prewarmed>({
    prewarm: (process: JobProcess<Prewarmed>) => {
      const { temporal } = readConfig()
      if (!temporal) throw new Error('TEMPORAL_ADDRESS must be set')
      process.userData.engine = new EmbeddedEngine()
      process.userData.temporal = connectTemporal(temporal)
      process.userData.temporal.ping(WARM_UP_MS).catch(() => undefined)
    },

    entry: async (ctx: JobContext<Prewarmed>) => {
      keepWordsOutOfFrameworkLog()
      if (servesSoundCheck(ctx)) return
      const { job, lease, kind, goodbye, close } = openJob(ctx)
      let agent: Agent | undefined
      let working: Promise<void> | undefined
      ctx.addShutdownCallback(async () => {
        const end = agent?.tenure.giveUp().then(() => working)
        await Promise.race([end, delay(STOP_MS)])
        await close()
      })
      const create = kinds[kind]
      if (!create) throw new Error('interviews of this kind have no agent here')
      agent = create(job)
      if (!(await agent.tenure.take(lease))) {
        job.logger.info('the lease is no longer available')
        goodbye()
        return ctx.shutdown('no lease')
      }
      const work = await agent.enter()
      // Not awaited: a process that is asked to stop waits for its entry, and then runs the callbacks.
      working = work().then(
        () => ctx.shutdown('done'),
        (error: unknown) => {
          job.logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'conducting failed')
          ctx.shutdown('failed')
        },
      )
    },
  })
}

/** Whether the job is of no interview, but somebody tries whether they are heard. */
function servesSoundCheck(ctx: JobContext<Prewarmed>): boolean {
  const { liveKit, signingSecret, ...config } = readConfig()
  if (!liveKit || !signingSecret) return false
  const check = createSoundChecks(signingSecret).read(ctx.job)
  if (!check) return false
  ctx.addShutdownCallback(() => ctx.proc.userData.temporal.close())
  serveSoundCheck(ctx, check, { ...config, signingSecret, liveKit })
  return true
}
