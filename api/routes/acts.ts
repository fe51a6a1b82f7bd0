import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Committed } from '../../interview/exchange.ts'
import { RespondentIdSchema } from '../../interview/respondent.ts'
import { end, pause, resume, retakeStep, waiveStep } from '../../workflows/messages.ts'
import { act, actorOf, requireKnownRevision } from '../interviews.ts'
import { SessionAnswer } from '../answers.ts'
import { IdSchema, text } from '../input.ts'
import { type Route, route } from '../route.ts'
import { CONDUCTORS, readSessionView, requireSession, SessionParams } from '../sessions.ts'

const Reason = text(1_000, { lines: true })
const Act = z.object({
  reason: Reason.optional(),
  as_foreseen: z.literal(true).optional().meta({
    description:
      'It was previewed at expected_revision, 0 when absent: 409 when any step or the status has changed since, so that it could do something else.',
  }),
  expected_revision: z.int().min(0).optional().meta({
    description:
      'The progress revision that the person was looking at; 409 when the matter has changed since, or there is no such revision yet.',
  }),
})
const StepParams = z.object({ id: IdSchema, step: z.string().min(1).max(64) })
const StepAct = Act.extend({
  respondent: RespondentIdSchema.optional().meta({ description: 'Of the step; all of them when absent.' }),
})
const Waiver = StepAct.extend({ reason: Reason })

/** The record commits to a reason; its salt comes from here because a workflow makes no random numbers. */
const commit = (value: string): Committed<string> => ({ value, salt: randomBytes(32).toString('hex') })

const payloadOf = ({ reason, expected_revision, as_foreseen }: z.output<typeof Act>) => ({
  ...(reason === undefined ? {} : { reason: commit(reason) }),
  ...(expected_revision === undefined ? {} : { expectedRevision: expected_revision }),
  ...(as_foreseen ? { asForeseen: as_foreseen } : {}),
})

const respondentOf = ({ respondent }: z.output<typeof StepAct>) => (respondent === undefined ? {} : { respondent })

const ACTS = {
  pause: { definition: pause, summary: 'Pause: the officer says so and is silent' },
  resume: { definition: resume, summary: 'Go on after a pause or an interruption' },
  end: { definition: end, summary: 'End the interview for good' },
} as const

const interviewAct = (name: keyof typeof ACTS): Route =>
  route({
    method: 'post',
    path: `/sessions/:id/${name}`,
    id: `${name}Interview`,
    tag: 'Conducting',
    summary: ACTS[name].summary,
    access: CONDUCTORS,
    params: SessionParams,
    body: Act,
    answer: SessionAnswer,
    async handler({ context, caller, params, body, idempotencyKey }) {
      const session = await requireSession(context, caller, params.id)
      await requireKnownRevision(context, session.id, body.expected_revision)
      const payload = { actor: actorOf(caller), ...payloadOf(body) }
      await act(context, { session, caller, definition: ACTS[name].definition, payload, idempotencyKey })
      return await readSessionView(context, session.id)
    },
  })

const retake = route({
  method: 'post',
  path: '/sessions/:id/steps/:step/retake',
  id: 'retakeStep',
  tag: 'Conducting',
  summary: 'Put a step again',
  access: CONDUCTORS,
  params: StepParams,
  body: StepAct,
  answer: SessionAnswer,
  async handler({ context, caller, params, body, idempotencyKey }) {
    const session = await requireSession(context, caller, params.id)
    await requireKnownRevision(context, session.id, body.expected_revision)
    const payload = { actor: actorOf(caller), step: params.step, ...respondentOf(body), ...payloadOf(body) }
    await act(context, { session, caller, definition: retakeStep, payload, idempotencyKey })
    return await readSessionView(context, session.id)
  },
})

const waive = route({
  method: 'post',
  path: '/sessions/:id/steps/:step/waive',
  id: 'waiveStep',
  tag: 'Conducting',
  summary: 'Do without a step; an accepted answer cannot be waived',
  access: CONDUCTORS,
  params: StepParams,
  body: Waiver,
  answer: SessionAnswer,
  async handler({ context, caller, params, body, idempotencyKey }) {
    const session = await requireSession(context, caller, params.id)
    await requireKnownRevision(context, session.id, body.expected_revision)
    const payload = {
      actor: actorOf(caller),
      step: params.step,
      ...respondentOf(body),
      ...payloadOf(body),
      reason: commit(body.reason),
    }
    await act(context, { session, caller, definition: waiveStep, payload, idempotencyKey })
    return await readSessionView(context, session.id)
  },
})

export const actRoutes: readonly Route[] = [
  interviewAct('pause'),
  interviewAct('resume'),
  interviewAct('end'),
  retake,
  waive,
]
