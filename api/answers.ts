import { z } from 'zod'
import { STOPPING_NEEDS } from '../interview/languages/needs.ts'
import { WORKFLOW_ENDS } from '../interview/messages.ts'
import { RespondentIdSchema } from '../interview/respondent.ts'
import { LeftOutSchema, WarningSchema } from '../interview/script/reading.ts'
import { StepSchema } from '../interview/script/script.ts'
import { ASK_STATUSES, ROLES, SESSION_KINDS, SESSION_STATUSES } from '../interview/statuses.ts'

/** Forms of answers that several routes give. Times are ISO 8601 in UTC. */
export const Time = z.iso.datetime()
/** In hexadecimal, small letters. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().min(0)

const ACTIONS = ['resume', 'retake', 'waive', 'end'] as const
/** What a person can do about an interruption. */
export type Action = (typeof ACTIONS)[number]
const Actions = z.array(z.enum(ACTIONS)).meta({ description: 'What a person can do about it.' })

export const CauseAnswer = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('referred'),
      step: z.string(),
      respondent: z.string().meta({ description: 'Whose question waits.' }),
      because: z.enum(['contrary', 'unresolved']),
      need: z
        .enum(STOPPING_NEEDS)
        .optional()
        .meta({ description: 'What a respondent needs, where that is the reason.' }),
      needed_by: z.string().optional().meta({
        description: 'Who said that they need it. `respondent` is whose question waits, who may be somebody else.',
      }),
      actions: Actions,
    }),
    z.object({ kind: z.literal('agent-failures'), failures: Count, actions: Actions }),
    z.object({ kind: z.literal('signal-limit'), signals: Count, actions: Actions }),
    z.object({
      kind: z.literal('history-limit'),
      signals: Count,
      acts: Count,
      events: Count,
      bytes: Count,
      actions: Actions,
    }),
    z.object({ kind: z.literal('workflow-gone'), how: z.enum(WORKFLOW_ENDS), actions: Actions }),
  ])
  .meta({ id: 'Cause', description: 'Why the interview stands still.' })

const ProgressAnswer = z
  .object({
    revision: Count.meta({ description: 'Rises with every change; give it as expected_revision.' }),
    phase: z.enum(['preparing', 'conducting', 'closing', 'closed']),
    step: z
      .object({ step: z.string(), respondent: z.string(), round: z.int().min(1) })
      .nullable()
      .meta({ description: 'The question that is open.' }),
    due: Count,
    asked: Count,
    accepted: Count,
    asks: z.array(
      z.object({
        step: z.string(),
        respondent: z.string(),
        status: z.enum(ASK_STATUSES),
        due: z.boolean(),
        round: Count,
        clarifications: Count,
        corrections: Count,
      }),
    ),
    present: z.array(z.string()).meta({ description: 'Respondents in the room.' }),
    cause: CauseAnswer.nullable(),
    ended_by: z
      .enum([
        'person',
        'withdrawn',
        'contrary',
        'unresolved',
        'cancelled',
        'room-finished',
        'history-limit',
        'workflow-gone',
      ])
      .nullable(),
    agent: z.object({ epoch: Count, joined: Count }),
  })
  .meta({ id: 'Progress' })

const Summary = z.object({
  id: z.uuid(),
  lawyer_id: z.uuid(),
  kind: z.enum(SESSION_KINDS),
  status: z.enum(SESSION_STATUSES),
  groom_name: z.string().nullable(),
  bride_name: z.string().nullable(),
  respondents: z.array(z.object({ id: RespondentIdSchema, name: z.string() })),
  livekit_room_name: z.string().nullable(),
  reference: z.string().nullable(),
  label: z.string().nullable(),
  created_at: Time,
  started_at: Time.nullable(),
  ended_at: Time.nullable(),
})
/** What an interview can wait for. */
export const WAITS = ['script', 'start', 'agent', 'arrival', 'answer', 'resume', 'decision', 'closing'] as const
const Wait = z
  .object({
    kind: z.enum(WAITS).meta({
      description:
        '`script` and `start` before it begins; `agent`: no officer is in the room; `arrival` and `answer` of these respondents; `resume` after a pause; `decision` after an interruption; `closing`: the last words.',
    }),
    respondents: z
      .array(RespondentIdSchema)
      .meta({ description: 'Who is waited for; none where it is nobody of them.' }),
    since: Time.meta({ description: 'Of the latest entry of the record that brought it about.' }),
  })
  .meta({ id: 'Wait' })

/** Where an interview stands, in short: what a list shows of it. */
const ShortProgress = ProgressAnswer.pick({
  revision: true,
  phase: true,
  step: true,
  due: true,
  asked: true,
  accepted: true,
  cause: true,
  agent: true,
})
  .extend({ waits_for: Wait.nullable().meta({ description: 'null once it is over, and where no agent conducts it.' }) })
  .meta({ id: 'ShortProgress' })

/** A session in a list. */
export const SessionSummary = Summary.extend({
  progress: ShortProgress.nullable().meta({ description: 'null until the workflow has spoken.' }),
}).meta({ id: 'SessionSummary' })

/** A session by itself, with its progress. */
export const SessionAnswer = Summary.extend({
  progress: ProgressAnswer.nullable().meta({ description: 'null until the workflow has spoken.' }),
}).meta({ id: 'Session' })

/** Of a list that goes on. */
export const NextCursor = z
  .string()
  .nullable()
  .meta({ description: 'Give it as cursor for the next page; null at the end.' })

/** What was read from a document or a text, with every default filled in. */
/** What a reading says beside its steps. */
export const ScriptNotes = {
  left_out: z.array(LeftOutSchema).meta({
    description: 'Every line of `script_content` that is in no step, and parts of lines, with the reason.',
  }),
  warnings: z.array(WarningSchema).meta({
    description:
      'What a lawyer should look at. The interview does not start while one is `undecided`: an edit of the script decides it.',
  }),
}

export const ScriptParts = z.object({
  script_content: z.string().meta({ description: 'The text as it was extracted or edited.' }),
  title: z.string().nullable(),
  language: z.string(),
  respondents: z.array(RespondentIdSchema).nullable(),
  opening: z.string(),
  closing: z.string(),
  steps: z.array(StepSchema),
  ...ScriptNotes,
  sha256: Sha256.meta({ description: 'Of the canonical JSON (RFC 8785) of the script.' }),
})

/** Of an API key. */
export const RoleAnswer = z.enum(ROLES)
/** What somebody may do here; several roles may be held at once. */
export const RolesAnswer = z
  .array(RoleAnswer)
  .min(1)
  .max(ROLES.length)
  .overwrite((roles) => ROLES.filter((role) => roles.includes(role)))

/** Somebody with an account, as they see themselves. */
export const SignedInUser = z.object({
  id: z.uuid(),
  name: z.string().meta({ description: 'By which they sign in.' }),
  label: z.string().meta({ description: 'By which others know them.' }),
  roles: z.array(RoleAnswer),
})
