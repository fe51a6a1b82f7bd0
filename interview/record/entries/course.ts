import { z } from 'zod'
import { STOPPING_NEEDS } from '../../languages/needs.ts'
import { CLOSED_BY, WORKFLOW_ENDS } from '../../messages.ts'
import { END_REASONS } from '../../progress/state.ts'
import { ASK_STATUSES, SESSION_KINDS, SESSION_STATUSES } from '../../statuses.ts'
import { entryType, NOTHING } from './declare.ts'

const Usage = z.object({ signals: z.number(), acts: z.number(), events: z.number(), bytes: z.number() })

const Cause = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('referred'),
    step: z.string(),
    respondent: z.string(),
    because: z.enum(['contrary', 'unresolved']),
    need: z.enum(STOPPING_NEEDS).optional(),
    /** Who said so: `respondent` is whose question waits. */
    needed_by: z.string().optional(),
  }),
  z.object({ kind: z.literal('agent-failures'), failures: z.number() }),
  z.object({ kind: z.literal('signal-limit'), signals: z.number() }),
  Usage.extend({ kind: z.literal('history-limit') }),
  z.object({ kind: z.literal('workflow-gone'), how: z.enum(WORKFLOW_ENDS) }),
])

const Completeness = z.object({
  /** Every required answer that is due was accepted. */
  complete: z.boolean(),
  /** Answers due and answers accepted, required or not. */
  due: z.int(),
  accepted: z.int(),
  /** Required answers that are due and were not accepted, in the order of the script. */
  missing: z.array(z.object({ step: z.string(), respondent: z.string(), status: z.enum(ASK_STATUSES) })),
})
export type Completeness = z.infer<typeof Completeness>

/** How the record begins, what became of the interview, and how it ends. */
export const COURSE = [
  /** The first entry from format 2 on: it binds the chain to its interview. */
  entryType('record-begun', z.object({ session_id: z.string(), kind: z.enum(SESSION_KINDS) }), NOTHING),
  /** It waits for a person; the cause says why. */
  entryType('interrupted', z.object({ cause: Cause }), NOTHING),
  /** It is ended before Temporal would. */
  entryType('history-exhausted', Usage, NOTHING),
  /** The record was sealed without its workflow. */
  entryType('workflow-gone', z.object({ how: z.enum(WORKFLOW_ENDS) }), NOTHING),
  entryType(
    'closed',
    z.object({
      status: z.enum(SESSION_STATUSES),
      by: z.enum(CLOSED_BY),
      ended_by: z.enum(END_REASONS).optional(),
    }),
    NOTHING,
  ),
  /** The last entry; only scripted interviews have something to state. */
  entryType('sealed', z.object({ completeness: Completeness.optional() }), NOTHING),
] as const
