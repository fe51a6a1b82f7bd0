import { z } from 'zod'
import { RespondentIdSchema } from '../interview/respondent.ts'
import { ASK_STATUSES, SESSION_STATUSES } from '../interview/statuses.ts'
import { Time } from './answers.ts'

const Place = {
  number: z.int().min(1).meta({ description: 'Among all answers that are due, in their order.' }),
  step: z.string(),
  round: z.int().min(0),
}

const OwnAnswer = z
  .object({
    kind: z.enum(['answer', 'correction', 'withdrawal']),
    number: z.int().min(1).nullable().meta({ description: 'Null when the question is not due any more.' }),
    step: z.string(),
    question: z.string().nullable().meta({ description: 'Null for a withdrawal.' }),
    words: z.string().nullable().meta({ description: 'As they stand in the record; null when nothing was said.' }),
    by: z.enum(['spoken', 'typed', 'dictated']).nullable(),
    outcome: z.string().meta({ description: 'As the record has it: `accepted`, `contrary`, `declined` and so on.' }),
    stands: z.boolean().meta({ description: 'No later answer of theirs to the same question took its place.' }),
    at: Time,
  })
  .meta({ id: 'OwnAnswer' })
export type OwnAnswer = z.input<typeof OwnAnswer>

const End = z.object({
  answers: z.array(OwnAnswer).meta({ description: 'Of this respondent alone, in their own words.' }),
  record: z
    .object({ head: z.string(), entries: z.int().min(1), sealed_at: Time })
    .nullable()
    .meta({ description: 'Null until the record is sealed, some seconds after the end: read the seat again.' }),
})

export const SeatAnswer = z
  .object({
    respondent: RespondentIdSchema,
    name: z.string().meta({ description: 'Their own.' }),
    seat: z.int().min(1).meta({ description: 'Counts the seats of this respondent.' }),
    interview: z.object({
      id: z.uuid(),
      title: z.string().nullable().meta({ description: 'Of the script.' }),
      asked_by: z.string().nullable().meta({ description: 'Label of the user in whose name it is asked.' }),
    }),
    others: z
      .array(z.object({ respondent: RespondentIdSchema, name: z.string() }))
      .meta({ description: 'The other respondents, and how the officer calls them.' }),
    starts: z
      .enum(['no-script', 'ready', 'begun'])
      .meta({ description: 'Before the start: whether there is a script, so that it may begin at any time.' }),
    status: z.enum(SESSION_STATUSES).meta({ description: '`pending` until the interview begins.' }),
    language: z.string().nullable().meta({ description: 'Of the script; null until there is one.' }),
    keeps: z
      .object({
        spoken: z.boolean().meta({ description: 'Answers may be spoken: there is a recogniser. Else people type.' }),
        sound: z.enum(['never', 'with-consent', 'now']).meta({
          description:
            'Of the words a transcript and the record are kept in any case. Sound is `never` kept where the script does not ask for it, and else while everybody consents.',
        }),
      })
      .meta({ description: 'What is recorded.' }),
    officer: z.string().nullable().meta({
      description: 'LiveKit identity of the one agent that conducts; nobody else in the room is the officer.',
    }),
    question: z
      .object({ ...Place, respondent: RespondentIdSchema, text: z.string() })
      .nullable()
      .meta({ description: 'The open question, exactly as it is spoken, and whom it is put to.' }),
    turn: z.enum(['you', 'other', 'nobody']).meta({ description: 'Who is to answer.' }),
    waiting: z
      .object({
        for: z.enum(['start', 'officer', 'respondents', 'resume', 'decision']),
        respondents: z.array(RespondentIdSchema).meta({ description: 'Who is missing in the room.' }),
      })
      .nullable()
      .meta({
        description:
          'What keeps the interview from going on: its start; an officer, which comes or is being replaced; somebody who is missing; a pause; the decision of whoever is in charge. Why it waits for a decision is not said.',
      }),
    due: z.int().min(0).meta({ description: 'Answers that are due, of everybody.' }),
    answers: z
      .array(z.object({ ...Place, status: z.enum(ASK_STATUSES), saved: z.boolean() }))
      .meta({ description: 'Of this respondent alone, without what was said. `saved`: the answer is durable.' }),
    present: z.array(RespondentIdSchema).meta({ description: 'Respondents in the room.' }),
    end: End.nullable().meta({
      description: 'Once the interview is over, for an hour. A correction is asked of whoever asked the questions.',
    }),
  })
  .meta({ id: 'Seat' })

export type SeatView = z.input<typeof SeatAnswer>
