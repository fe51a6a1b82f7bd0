import { setTimeout as delay } from 'node:timers/promises'
import { AutoSubscribe, defineAgent, type JobContext, type JobProcess } from '@livekit/agents'
import { type DeepgramConfig, readConfig } from '../config.ts'
import { createDatabase } from '../db/database.ts'
import { createLogger, type Logger } from '../log.ts'
import { connectTemporal, type Temporal } from '../temporal/client.ts'
import { briefing as briefingQuery, workflowIdOf } from '../workflows/messages.ts'
import { Lifeline } from './fast-path.ts'
import { keepWordsOutOfFrameworkLog } from './framework-log.ts'
import { findJobMetadata } from './job-metadata.ts'
import { deepgram } from './hearing/deepgram.ts'
import { createHearing } from './hearing/hearing.ts'
import { localModels } from './hearing/models.ts'
import { createJudge } from './judging/gemini.ts'
import { Conductor } from './scripted/conductor.ts'
import type { HearingMeans } from './scripted/media.ts'
import { createVoices } from './speech/create-voices.ts'
import { openAccount } from './speech/elevenlabs-account.ts'
import { EmbeddedEngine } from './speech/embedded-voice.ts'
import { SOFTWARE } from './software.ts'

const BRIEFING_MS = 4_000

/** Made before the process has a job, so that an interview does not wait for it. */
interface Prewarmed extends Record<string, unknown> {
  engine: EmbeddedEngine
  temporal: Temporal
}

const WARM_UP_MS = 2_000
/** Less than the agent server gives a job to end. */
const STOP_MS = 4_000

/** One interview in one process; LiveKit's agent server forks it. */
export default defineAgent({
  prewarm: (process: JobProcess<Prewarmed>) => {
    const { temporal } = readConfig()
    if (!temporal) throw new Error('TEMPORAL_ADDRESS must be set')
    process.userData.engine = new EmbeddedEngine()
    process.userData.temporal = connectTemporal(temporal)
    process.userData.temporal.ping(WARM_UP_MS).catch(() => undefined)
  },

  entry: async (ctx: JobContext<Prewarmed>) => {
    keepWordsOutOfFrameworkLog()
    const config = readConfig()
    const metadata = findJobMetadata(ctx.job)
    if (!metadata) throw new Error('the job is not of an interview and its room')
    const { sessionId, epoch } = metadata
    const logger = createLogger('agent-job', config.log).child({ sessionId, epoch })
    if (!config.liveKit) throw new Error('LIVEKIT_URL must be set')
    const { temporal, engine } = ctx.proc.userData
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
    const db = config.databaseUrl ? createDatabase(config.databaseUrl.reveal()) : undefined
    const account = config.elevenLabs && openAccount(config.elevenLabs, db)
    account?.prepare()
    let conducting: Promise<void> | undefined
    ctx.addShutdownCallback(async () => {
      const end = conductor.giveUp().then(() => conducting)
      await Promise.race([end, delay(STOP_MS)])
      await Promise.all([temporal.close(), db?.destroy()])
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
    const { language } = briefing.script
    const means = {
      db,
      hearing: config.deepgram && hearingBy(config.deepgram, language, logger),
      voices: await createVoices(config, account, language, engine),
      judge: createJudge(config.gemini, briefing),
    }
    // Not awaited: a process that is asked to stop waits for its entry, and then runs the callbacks.
    conducting = conductor.run(briefing, means).then(
      () => ctx.shutdown('done'),
      (error: unknown) => {
        logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'conducting failed')
        ctx.shutdown('failed')
      },
    )
  },
})

function hearingBy(config: DeepgramConfig, language: string, logger: Logger): HearingMeans {
  const models = localModels()
  return {
    name: `deepgram/${config.model}`,
    open: (microphones, now, events) =>
      createHearing(
        { microphones, openRecogniser: deepgram(config, language), ...models, language, now, logger },
        events,
      ),
  }
}
