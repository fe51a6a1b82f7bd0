import { z } from 'zod'
import type { Secret } from '../config.ts'
import { SESSION_KINDS, type SessionKind } from '../interview/statuses.ts'
import { createSeal } from './seal.ts'

const PURPOSE = 'lexnova: jobs of agents, 1'

/** What an agent is sent for: by which lease it serves which interview, and in which room. */
export interface AgentJob {
  sessionId: string
  room: string
  /** Of the interview, and so of the agent. */
  kind: SessionKind
  epoch: number
  /** How long Temporal waits for a heartbeat in this lease; absent in jobs of earlier versions. */
  heartbeatTimeoutMs?: number | undefined
}

const MetadataSchema = z.object({
  sessionId: z.uuid(),
  epoch: z.int().min(1),
  kind: z.enum(SESSION_KINDS).optional(),
  heartbeatTimeoutMs: z.int().min(1).optional(),
  seal: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

/** Who dispatches agents, and who serves their jobs, have this from the same secret. */
export interface AgentJobs {
  /** The metadata of a dispatch into the job's room. */
  write(job: AgentJob): string
  /** Undefined when a job is not of ours, or for another room: who manages a room may dispatch agents into it. */
  read(job: { metadata: string; room?: { name: string } | undefined }): AgentJob | undefined
}

export function createAgentJobs(secret: Secret): AgentJobs {
  const sealOf = (sessionId: string) => createSeal(secret, PURPOSE, sessionId)
  const sealed = ({ room, kind, epoch, heartbeatTimeoutMs }: AgentJob) => [
    room,
    kind,
    epoch,
    ...(heartbeatTimeoutMs === undefined ? [] : [heartbeatTimeoutMs]),
  ]
  return {
    write(job) {
      const { room: _, ...told } = job
      return JSON.stringify({ ...told, seal: sealOf(job.sessionId).of(sealed(job)) })
    },

    read({ metadata, room }) {
      const { data } = MetadataSchema.safeParse(parse(metadata))
      if (!data || !room) return undefined
      const { seal, kind = 'scripted', ...told } = data
      const job = { ...told, kind, room: room.name }
      // Earlier versions sent officers alone, without a seal, into the one room that cannot be another interview's,
      // and left the heartbeat timeout to their configuration.
      const isOfEarlier = data.kind === undefined && data.heartbeatTimeoutMs === undefined
      if (seal === undefined) return room.name === data.sessionId && isOfEarlier ? job : undefined
      return sealOf(data.sessionId).isOf(sealed(job), seal) ? job : undefined
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
