import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AutoSubscribe, defineAgent, type JobContext, type JobProcess } from '@livekit/agents'
import { type DeepgramConfig, readConfig } from '../config.ts'
import { createDatabase } from '../db/database.ts'
import { keytermsOf } from '../interview/keyterms.ts'
import { fixedTextsOf } from '../interview/phrases/officer.ts'
import { writtenForm } from '../interview/spoken/written-form.ts'
import { createLogger, type Logger } from '../log.ts'
import { connectTemporal, type Temporal } from '../temporal/client.ts'
import { createSigner } from '../temporal/signer.ts'
import { type Briefing, briefing as briefingQuery, workflowIdOf } from '../workflows/messages.ts'
import { Lifeline } from './fast-path.ts'
import { keepWordsOutOfFrameworkLog } from './framework-log.ts'
import { findJobMetadata } from './job-metadata.ts'
import { deepgram } from './hearing/deepgram.ts'
import { createHearing } from './hearing/hearing.ts'
import { localModels } from './hearing/models.ts'
import { heardBy } from './hearing/request.ts'
import { createJudge } from './judging/gemini.ts'
import { createProviderUse, type ProviderUse } from './provider-use.ts'
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
    if (!config.liveKit || !config.signingSecret) throw new Error('LIVEKIT_URL and its key and secret must be set')
    const { temporal, engine } = ctx.proc.userData
    const lifeline = new Lifeline()
    const signer = createSigner(config.signingSecret, sessionId)
    const conductor = new Conductor(
      {
        room: ctx.room,
        temporal,
        signer,
        liveKit: config.liveKit,
        signingSecret: config.signingSecret,
        lifeline,
        logger,
        software: SOFTWARE,
        heartbeatTimeoutMs: config.interview.heartbeatTimeoutMs,
      },
      sessionId,
    )
    const db = config.databaseUrl && createDatabase(config.databaseUrl.reveal())
    const use = createProviderUse({ db, agent: randomUUID(), logger })
    const account = config.elevenLabs && openAccount(config.elevenLabs, db)
    account?.prepare()
    let conducting: Promise<void> | undefined
    ctx.addShutdownCallback(async () => {
      const end = conductor.giveUp().then(() => conducting)
      await Promise.race([end, delay(STOP_MS)])
      await Promise.all([temporal.close(), use.close().then(() => db?.destroy())])
    })
    if (!(await conductor.takeLease(epoch))) {
      logger.info('the lease is no longer available')
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
    if (briefing.signer !== undefined && briefing.signer !== signer.publicKey) {
      throw new Error('SIGNING_SECRET is not the one that the interview was made with: nothing could be reported to it')
    }
    logger.info({ pid: process.pid }, 'in the room')
    const { language } = briefing.script
    const fixedTexts = fixedTextsOf(briefing.script)
    const means = {
      db,
      hearing: config.deepgram && hearingBy(config.deepgram, briefing, use, logger),
      voices: await createVoices(config, account, language, engine, {
        use: {
          refused: (code) => use.refused('elevenlabs', code),
          opened: () => use.opened('elevenlabs'),
          closed: () => use.closed('elevenlabs'),
        },
        mayKeep: (text) => fixedTexts.has(text),
        notKept: (code) => logger.warn({ code }, 'speech cannot be kept on disk'),
      }),
      judge: createJudge(config.gemini, briefing, {
        refused: (code) => use.refused('gemini', code),
        failed: (code, what) => logger.warn({ code, what }, 'the model gave nothing that can be used'),
      }),
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

function hearingBy(
  config: DeepgramConfig,
  { script, names }: Briefing,
  use: ProviderUse,
  logger: Logger,
): HearingMeans {
  const { language } = script
  const models = localModels()
  const openRecogniser = deepgram(config, language, {
    keyterms: keytermsOf(script, Object.values(names)),
    use,
    logger,
  })
  return {
    name: `deepgram/${heardBy(config, language).model}`,
    written: (text) => writtenForm(text, language),
    open: (microphones, now, events) =>
      createHearing({ microphones, openRecogniser, ...models, language, now, logger }, events),
  }
}
