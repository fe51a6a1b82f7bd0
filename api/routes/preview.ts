import { z } from 'zod'
import { RespondentIdSchema } from '../../interview/respondent.ts'
import { ASK_STATUSES, SESSION_STATUSES } from '../../interview/statuses.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { CONDUCTORS, SessionParams } from '../sessions.ts'

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

const preview = route({
  method: 'post',
  path: '/sessions/:id/preview',
  id: 'previewAct',
  tag: 'Conducting',
  summary: 'What an act would do: to steps, to completeness, to the ears of those in the room',
  description: 'Changes nothing. Send the act with this `revision` as expected_revision.',
  access: CONDUCTORS,
  params: SessionParams,
  body: PreviewedAct,
  answer: Preview,
  async handler() {
    throw new Problem(503, 'temporal-unreachable', 'Not there yet.')
  },
})

export const previewRoutes: readonly Route[] = [preview]
