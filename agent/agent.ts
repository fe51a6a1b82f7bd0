import type { Room } from '@livekit/rtc-node'
import type { Config, LiveKitConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { SessionKind } from '../interview/statuses.ts'
import type { Logger } from '../log.ts'
import type { Temporal } from '../temporal/client.ts'
import type { Signer } from '../temporal/signer.ts'
import type { ProviderUse } from './provider-use.ts'
import type { EmbeddedEngine } from './speech/embedded-voice.ts'
import type { Tenure, TenureHost } from './tenure/tenure.ts'
import type { WorkflowPort } from './tenure/workflow-port.ts'

/** What an agent of any kind is given for its interview. */
export interface Job {
  sessionId: string
  room: Room
  config: Config
  liveKit: LiveKitConfig
  temporal: Temporal
  /** Of this interview. */
  signer: Signer
  workflow: WorkflowPort
  db: Database | undefined
  use: ProviderUse
  engine: EmbeddedEngine
  logger: Logger
  /** The hold on the interview; once, before anything else. */
  hold(host: TenureHost): Tenure
  /** Enters the room, without a subscription to anything in it. */
  connect(): Promise<void>
}

/** One agent, as its job has to do with it. */
export interface Agent {
  readonly tenure: Tenure
  /** The lease is held: enters the room and gets what the work needs. */
  enter(): Promise<Work>
}

/** What the agent does in its room, until its tenure is over. */
export type Work = () => Promise<void>

export type Kinds = Record<SessionKind, ((job: Job) => Agent) | undefined>
