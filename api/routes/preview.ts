import { z } from 'zod'
import { findProgress } from '../../db/progress.ts'
import { findScript } from '../../db/scripts.ts'
import { listRespondents } from '../../db/sessions.ts'
import { foresee } from '../../interview/conduct/foresee.ts'
import type { Actor, PersonMessage } from '../../interview/messages.ts'
import { previewAct } from '../../interview/progress/preview.ts'
import { initialProgress } from '../../interview/progress/state.ts'
import type { Refusal } from '../../interview/refusals.ts'
import { RespondentIdSchema } from '../../interview/respondent.ts'
import { ASK_STATUSES, assertNever, SESSION_STATUSES } from '../../interview/statuses.ts'
import { actorOf, GONE } from '../interviews.ts'
import { type Route, route } from '../route.ts'
import { CONDUCTORS, requireSession, SessionParams } from '../sessions.ts'

const Ask = z.enum([...ASK_STATUSES, 'not-due']).meta({
  description: '`not-due`: skipped because of earlier answers.',
})
const Status = z.enum(SESSION_STATUSES)

const Preview = z
  .object({
    revision: z.int().min(0).meta({ description: 'Of the state that was looked at: the act is sent with it.' }),
    refused: z
      .object({ code: z.string(), detail: z.string() })
      .nullable()
      .meta({ description: 'Why the act would not be taken; nothing changes then.' }),
    steps: z
      .array(z.object({ step: z.string(), respondent: RespondentIdSchema, from: Ask, to: Ask }))
      .meta({ description: 'Those that change, in the order of the script.' }),
    status: z.object({ from: Status, to: Status }),
    complete: z
      .object({
        from: z.boolean(),
        to: z.boolean(),
        missing: z.array(z.object({ step: z.string(), respondent: RespondentIdSchema, status: z.enum(ASK_STATUSES) })),
      })
      .meta({ description: 'What the record would state if it were sealed now, and after the act.' }),
    heard: z
      .array(z.string())
      .meta({ description: 'What people in the room will hear next because of it, sentence by sentence.' }),
  })
  .meta({ id: 'Preview' })

const PreviewedAct = z
  .object({
    act: z.enum(['pause', 'resume', 'retake', 'waive', 'end']),
    step: z.string().min(1).max(64).optional().meta({ description: 'Due for `retake` and `waive`.' }),
    respondent: RespondentIdSchema.optional().meta({ description: 'Of the step; all of them when absent.' }),
  })
  .check(({ value, issues }) => {
    const isOfStep = value.act === 'retake' || value.act === 'waive'
    if (!isOfStep || value.step !== undefined) return
    issues.push({ code: 'custom', path: ['step'], message: 'is due for this act', input: value })
  })
  .meta({
    override: {
      anyOf: [{ required: ['step'] }, { properties: { act: { enum: ['pause', 'resume', 'end'] } } }],
    },
  })

/** A reason is due of whoever does it, and changes nothing of what it does. */
const NO_REASON = { value: '', salt: '0'.repeat(64) }

function messageOf({ act, step = '', respondent }: z.output<typeof PreviewedAct>, actor: Actor): PersonMessage {
  const ofStep = { actor, step, ...(respondent === undefined ? {} : { respondent }) }
  switch (act) {
    case 'pause':
    case 'resume':
    case 'end':
      return { type: act, actor }
    case 'retake':
      return { type: 'retakeStep', ...ofStep }
    case 'waive':
      return { type: 'waiveStep', ...ofStep, reason: NO_REASON }
    default:
      return assertNever(act)
  }
}

/** The state alone does not tell: its workflow would have to take the act. */
const LOST: Refusal = { code: 'workflow-gone', detail: GONE }

const previewRoute = route({
  method: 'post',
  path: '/sessions/:id/preview',
  id: 'previewAct',
  tag: 'Conducting',
  summary: 'What an act would do: to steps, to completeness, to the ears of those in the room',
  description:
    'Changes nothing. Send the act with this `revision` as expected_revision, and as_foreseen: it is done as it was shown, or 409.',
  isReading: true,
  access: CONDUCTORS,
  params: SessionParams,
  body: PreviewedAct,
  answer: Preview,
  async handler({ context: { db }, caller, params, body }) {
    const session = await requireSession({ db }, caller, params.id)
    const respondents = await listRespondents(db, session.id)
    const progress = (await findProgress(db, session.id)) ?? initialProgress(respondents.map(({ role }) => role))
    const { script } = (progress.started && (await findScript(db, session.id, progress.scriptVersion))) || {}
    const isLost = progress.cause?.kind === 'workflow-gone' && body.act !== 'end'
    const message = messageOf(body, actorOf(caller))
    const { refused, after, ...preview } = previewAct(script, progress, message, isLost ? LOST : undefined)
    const names = Object.fromEntries(respondents.map(({ role, name }) => [role, name]))
    return {
      ...preview,
      refused: refused ?? null,
      heard: script && !refused ? foresee({ script, names, before: progress, after }) : [],
    }
  },
})

export const previewRoutes: readonly Route[] = [previewRoute]
