import { randomUUID } from 'node:crypto'
import { AutoSubscribe, type JobContext } from '@livekit/agents'
import { readConfig } from '../config.ts'
import { createDatabase } from '../db/database.ts'
import type { SessionKind } from '../interview/statuses.ts'
import { createLogger } from '../log.ts'
import { createAgentJobs } from '../temporal/agent-job.ts'
import { createLeaseOffers, type LeaseOffer } from '../temporal/lease-offer.ts'
import { createSigner } from '../temporal/signer.ts'
import type { Job } from './agent.ts'
import { Lifeline } from './fast-path.ts'
import { createProviderUse } from './provider-use.ts'
import type { EmbeddedEngine } from './speech/embedded-voice.ts'
import type { Temporal } from '../temporal/client.ts'
import { Tenure } from './tenure/tenure.ts'
import { createWorkflowPort } from './tenure/workflow-port.ts'

/** Made before the process has a job, so that an interview does not wait for it. */
export interface Prewarmed extends Record<string, unknown> {
  engine: EmbeddedEngine
  temporal: Temporal
}

export interface OpenJob {
  job: Job
  kind: SessionKind
  /** By which the agent was sent. */
  lease: LeaseOffer
  /** Nothing is held any more: the process may end. */
  goodbye(): void
  close(): Promise<void>
}

/**
 * The beginning that agents of all kinds have in common.
 * @throws when the job is not of ours, or not for its room
 */
export function openJob(ctx: JobContext<Prewarmed>): OpenJob {
  const config = readConfig()
  const { liveKit, signingSecret, interview } = config
  if (!liveKit || !signingSecret) throw new Error('LIVEKIT_URL and its key and secret must be set')
  const sent = createAgentJobs(signingSecret).read(ctx.job)
  if (!sent) throw new Error('the job is not of an interview and its room')
  const { sessionId, kind, epoch, heartbeatTimeoutMs = interview.heartbeatTimeoutMs } = sent
  const logger = createLogger('agent-job', config.log).child({ sessionId, epoch })
  const { temporal, engine } = ctx.proc.userData
  const lifeline = new Lifeline()
  const db = config.databaseUrl && createDatabase(config.databaseUrl.reveal())
  const use = createProviderUse({ db, agent: randomUUID(), logger })
  const offers = createLeaseOffers(signingSecret, sessionId)
  const signer = createSigner(signingSecret, sessionId)
  const workflow = createWorkflowPort(temporal, sessionId, signer)
  const job: Job = {
    sessionId,
    room: ctx.room,
    config,
    liveKit,
    temporal,
    signer,
    workflow,
    db,
    use,
    engine,
    logger,
    hold: (host) => new Tenure({ workflow, sessionId, heartbeatTimeoutMs, lifeline, offers, logger }, host),
    connect: async () => {
      await ctx.connect(undefined, AutoSubscribe.SUBSCRIBE_NONE)
      logger.info({ pid: process.pid }, 'in the room')
    },
  }
  return {
    job,
    kind,
    lease: { epoch, heartbeatTimeoutMs },
    goodbye: () => lifeline.goodbye(),
    close: async () => {
      await Promise.all([temporal.close(), use.close().then(() => db?.destroy())])
    },
  }
}
