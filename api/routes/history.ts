import { z } from 'zod'
import { Time } from '../answers.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { READERS, SessionParams } from '../sessions.ts'

const HistoryEvent = z.object({
  id: z.int().min(1),
  at: Time,
  type: z.string().meta({ description: "Temporal's name of it, as `WorkflowExecutionSignaled`." }),
  summary: z.string().meta({ description: 'Name of the signal, update, activity or timer; empty where it has none.' }),
  message_id: z
    .object({ epoch: z.int().min(1), seq: z.int().min(0) })
    .optional()
    .meta({ description: 'Of the message of an agent that it brought; entries carry the same.' }),
  entry_seqs: z.array(z.int().min(0)).meta({ description: 'Entries of the record that came of it, by their numbers.' }),
  payload: z.unknown().meta({ description: 'All that the event says, with its payloads decoded.' }),
})

const HistoryPage = z
  .object({
    events: z.array(HistoryEvent),
    source: z.enum(['running', 'archived']).meta({
      description: '`archived`: as it was kept when the record was sealed.',
    }),
    next_cursor: z
      .int()
      .min(1)
      .nullable()
      .meta({ description: 'Give it as cursor for what follows; null at the end.' }),
  })
  .meta({ id: 'History' })

const history = route({
  method: 'get',
  path: '/sessions/:id/history',
  id: 'getHistory',
  tag: 'Record',
  summary: "The workflow's history, event by event, with the entries that came of each",
  access: READERS,
  params: SessionParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(1_000).default(500),
    cursor: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({ description: 'The event after which the page begins.' }),
  }),
  answer: HistoryPage,
  async handler() {
    throw new Problem(503, 'temporal-unreachable', 'Not there yet.')
  },
})

export const historyRoutes: readonly Route[] = [history]
