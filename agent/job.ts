import { AutoSubscribe, defineAgent, type JobContext, type JobProcess } from '@livekit/agents'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { connectTemporal } from '../temporal/client.ts'
import { briefing as briefingQuery, workflowIdOf } from '../workflows/messages.ts'
import { Lifeline } from './fast-path.ts'
import { Conductor } from './scripted/conductor.ts'
import { EmbeddedEngine } from './speech/embedded-voice.ts'
import { cached } from './speech/voice.ts'
import { SOFTWARE } from './software.ts'

const MetadataSchema = z.object({ sessionId: z.uuid(), epoch: z.int().min(1) })
const BRIEFING_MS = 4_000

/** Made before the process has a job, so that an interview does not wait for it. */
interface Prewarmed extends Record<string, unknown> {
  engine: EmbeddedEngine
}

/** One interview in one process; LiveKit's agent server forks it. */
export default defineAgent({
  prewarm: (process: JobProcess<Prewarmed>) => {
    process.userData.engine = new EmbeddedEngine()
  },

  entry: async (ctx: JobContext<Prewarmed>) => {
    const config = readConfig()
    const { sessionId, epoch } = MetadataSchema.parse(JSON.parse(ctx.job.metadata))
    const logger = createLogger('agent-job', config.log.level).child({ sessionId, epoch })
    if (!config.temporal || !config.liveKit) throw new Error('TEMPORAL_ADDRESS and LIVEKIT_URL must be set')

    const temporal = connectTemporal(config.temporal)
    const lifeline = new Lifeline()
    const conductor = new Conductor(
      {
        room: ctx.room,
        temporal,
        liveKit: config.liveKit,
        lifeline,
        logger,
        software: SOFTWARE,
        heartbeatTimeoutMs: config.interview.heartbeatTimeoutMs,
        answerTimeoutMs: config.interview.answerTimeoutMs,
      },
      sessionId,
    )
    ctx.addShutdownCallback(async () => {
      await conductor.giveUp()
      await temporal.close()
    })
    if (!(await conductor.takeLease(epoch))) {
      logger.info('the lease is no longer to be had')
      lifeline.goodbye()
      return ctx.shutdown('no lease')
    }
    conductor.listen()
    const workflow = temporal.client.workflow.getHandle(workflowIdOf(sessionId))
    const [briefing] = await Promise.all([
      temporal.within(BRIEFING_MS, () => workflow.query(briefingQuery)),
      ctx.connect(undefined, AutoSubscribe.SUBSCRIBE_NONE),
    ])
    if (!briefing) throw new Error('the interview has no script yet')
    logger.info({ pid: process.pid }, 'in the room')
    const voice = ctx.proc.userData.engine.voice(briefing.script.language, config.voice.wordsPerMinute)
    // Not awaited: a process that is asked to stop waits for its entry, and then runs the callbacks.
    conductor.run(briefing, cached(voice)).then(
      () => ctx.shutdown('done'),
      (error: unknown) => {
        logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'conducting failed')
        ctx.shutdown('failed')
      },
    )
  },
})
