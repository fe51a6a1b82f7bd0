import { z } from 'zod'
import { LEASE_LOSSES } from '../../messages.ts'
import { Ask, committing, entryType, Epoch, MessageId, Ms, NOTHING } from './declare.ts'

const OfEpoch = z.object({ epoch: Epoch })
const InRoom = z.object({ clock: z.string(), role: z.string().optional() })
/** Told by an agent, or by LiveKit of a room without one. */
const Presence = z.union([z.object({ message: MessageId, respondent: z.string(), at_ms: Ms }), InRoom])

/** The room, the agents in it, and who else is there. */
export const AGENTS = [
  entryType('room-created', z.object({ room: z.string(), sid: z.string() }), NOTHING),
  /** LiveKit closed a room without an agent. */
  entryType('room-finished', z.object({ clock: z.string() }), NOTHING),
  entryType('lease-issued', OfEpoch, NOTHING),
  entryType('lease-lost', OfEpoch.extend({ loss: z.enum(LEASE_LOSSES) }), NOTHING),
  entryType('agent-left', OfEpoch, NOTHING),
  entryType(
    'agent-joined',
    z.object({
      message: MessageId,
      identity: z.string(),
      software: z.string(),
      /** The agent's own. */
      clock: z.string(),
      present: z.array(z.string()),
      equipment: z.object({ hearing: z.string(), judging: z.string(), speaking: z.string() }).optional(),
      /** After the loss of an agent: since the last message. */
      interruption_ms: z.number().optional(),
    }),
    NOTHING,
  ),
  entryType('participant-joined', Presence, committing('participant')),
  entryType('participant-left', Presence, committing('participant')),
  /** From an agent that had been replaced, not signed, or malformed. */
  entryType(
    'message-refused',
    z.object({
      code: z.enum(['superseded-agent', 'malformed', 'forged']),
      signal: z.string(),
      message: MessageId.optional(),
      joined: z.int().optional(),
      ask: Ask.optional(),
    }),
    committing('answer'),
  ),
] as const
