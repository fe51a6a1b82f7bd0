import { readConfig } from '../config.ts'
import { createDatabase } from '../db/database.ts'
import { LANGUAGE_CODES } from '../interview/languages/language.ts'
import { createLogger } from '../log.ts'
import { createAgentJobs } from '../temporal/agent-job.ts'
import { connectTemporal } from '../temporal/client.ts'
import { createSoundChecks } from '../temporal/sound-check-job.ts'
import { listenForDeaths } from './fast-path.ts'
import { startPresence } from './room/presence.ts'
import { createAgentServer } from './server.ts'
import { openAccount } from './speech/elevenlabs-account.ts'
import { surveyVoices } from './speech/survey.ts'
import { keepLeaseUntil } from './waiting-jobs.ts'
import { ConfigError } from '../settings.ts'

/** What was in the way of a survey of the vendor's voices may be over. */
const SURVEY_AGAIN_MS = 60_000
/** Of the jobs of a worker so many may be sound checks: interviews keep their places. */
const CHECKS_SHARE = 0.25

/**
 * Serves the jobs of agents until it is stopped.
 * @param job path of the file whose default export is the agent of a job
 */
export async function serveJobs(job: string, stopped: Promise<unknown>): Promise<void> {
  const config = readConfig()
  const logger = createLogger('agent', config.log)
  const { liveKit, signingSecret, agent } = config
  if (!liveKit || !signingSecret) throw new ConfigError('LIVEKIT_URL: must be set for the agent worker')
  if (!config.temporal) throw new ConfigError('TEMPORAL_ADDRESS: must be set for the agent worker')
  if (!config.databaseUrl) logger.warn('DATABASE_URL is not set: no transcript and no recording is kept')

  const temporal = connectTemporal(config.temporal)
  const db = config.databaseUrl ? createDatabase(config.databaseUrl.reveal()) : undefined
  const jobs = createAgentJobs(signingSecret)
  const soundChecks = createSoundChecks(signingSecret)
  const presence = startPresence(db, config, logger)
  const deaths = agent.fastPath ? listenForDeaths(temporal, logger) : undefined
  const server = await createAgentServer(liveKit, agent, job, (offered, { hasProcess, active }) => {
    if (soundChecks.read(offered)) {
      return active.filter((other) => soundChecks.read(other)).length < Math.max(1, agent.maxJobs * CHECKS_SHARE)
    }
    const lease = jobs.read(offered)
    if (!lease) {
      logger.warn('a job was refused: it is not of an interview and its room')
      return false
    }
    keepLeaseUntil(temporal, lease, hasProcess).catch(() => logger.warn('a job without a lease was sent'))
    return true
  })
  presence.serves(() => server.activeJobs.length)
  server.event.on('worker_registered', () => logger.info({ agentName: agent.name }, 'agent ready'))
  if (config.elevenLabs) {
    // Nobody waits for it: a job that comes meanwhile chooses for itself.
    const account = openAccount(config.elevenLabs, db, true)
    const survey = async (): Promise<void> => {
      const found = await surveyVoices(account, LANGUAGE_CODES)
      if (Object.keys(found.voices).length > 0) logger.info({ voices: found.voices }, 'voices chosen')
      presence.found(found)
      if (!found.isWhole) setTimeout(survey, SURVEY_AGAIN_MS).unref()
    }
    void survey()
  }
  const running = server.run()
  await Promise.race([running, stopped])
  await server.close()
  deaths?.close()
  await presence.close()
  await Promise.all([temporal.close(), db?.destroy()])
}
