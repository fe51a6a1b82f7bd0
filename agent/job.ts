import { AutoSubscribe, defineAgent, type JobContext } from '@livekit/agents'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { connectTemporal } from '../temporal/client.ts'
import { briefing as briefingQuery, workflowIdOf } from '../workflows/messages.ts'
import { Lifeline } from './fast-path.ts'
import { Conductor } from './scripted/conductor.ts'
import { EmbeddedVoice } from './speech/embedded-voice.ts'
import { cached } from './speech/voice.ts'
import { SOFTWARE } from './software.ts'

const MetadataSchema = z.object({ sessionId: z.uuid(), epoch: z.int().min(1) })
const BRIEFING_MS = 3_000

/** One interview in one process; LiveKit's agent server forks it. */
export default defineAgent({
  entry: async (ctx: JobContext) => {
    const config = readConfig()
    const { sessionId, epoch } = MetadataSchema.parse(JSON.parse(ctx.job.metadata))
    const logger = createLogger('agent-job', config.log.level).child({ sessionId, epoch })
    if (!config.temporal || !config.liveKit) throw new Error('TEMPORAL_ADDRESS and LIVEKIT_URL must be set')

    const temporal = connectTemporal(config.temporal)
    const workflow = temporal.client.workflow.getHandle(workflowIdOf(sessionId))
    const lifeline = new Lifeline()
    lifeline.holds(sessionId, epoch)
    const briefing = await temporal.within(BRIEFING_MS, () => workflow.query(briefingQuery))
    if (!briefing) throw new Error('the interview has no script yet')
    const voice = cached(new EmbeddedVoice(briefing.script.language, config.voice.wordsPerMinute))
    const conductor = new Conductor(
      {
        room: ctx.room,
        temporal,
        liveKit: config.liveKit,
        voice,
        lifeline,
        logger,
        software: SOFTWARE,
        heartbeatTimeoutMs: config.interview.heartbeatTimeoutMs,
        answerTimeoutMs: config.interview.answerTimeoutMs,
      },
      sessionId,
      briefing,
    )
    ctx.addShutdownCallback(async () => {
      await conductor.giveUp()
      voice.close()
      await temporal.close()
    })
    if (!(await conductor.takeLease(epoch))) {
      logger.info('the lease is no longer to be had')
      lifeline.goodbye()
      return ctx.shutdown('no lease')
    }
    conductor.listen()
    await ctx.connect(undefined, AutoSubscribe.SUBSCRIBE_NONE)
    logger.info({ pid: process.pid }, 'in the room')
    // Not awaited: a process that is asked to stop waits for its entry, and then runs the callbacks.
    conductor.run().then(
      () => ctx.shutdown('done'),
      (error: unknown) => {
        logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'conducting failed')
        ctx.shutdown('failed')
      },
    )
  },
})
