import type { Room } from '@livekit/rtc-node'
import type { LiveKitConfig, Secret } from '../../config.ts'
import type { Database } from '../../db/database.ts'
import type { Logger } from '../../log.ts'
import type { Temporal } from '../../temporal/client.ts'
import type { Signer } from '../../temporal/signer.ts'
import type { Lifeline } from '../fast-path.ts'
import type { Judge } from '../judging/judge.ts'
import type { Link } from '../speech/voices.ts'
import type { HearingMeans } from './media.ts'

export interface ConductorDependencies {
  room: Room
  temporal: Temporal
  /** Of this interview; absent where nobody signs. */
  signer: Signer | undefined
  liveKit: LiveKitConfig
  /** What offers of leases are known by. */
  signingSecret: Secret
  lifeline: Lifeline
  logger: Logger
  software: string
  heartbeatTimeoutMs: number
}

/** What one interview is conducted with. */
export interface Means {
  db: Database | undefined
  /** Without it respondents type. */
  hearing: HearingMeans | undefined
  /** The best one first. */
  voices: readonly Link[]
  /** Without one the rules judge alone. */
  judge: Judge | undefined
}
