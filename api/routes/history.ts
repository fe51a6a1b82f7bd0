import { z } from 'zod'
import { noteReading } from '../../db/record.ts'
import { Time } from '../answers.ts'
import { findLinkedHistory } from '../history.ts'
import { type Route, route } from '../route.ts'
import { READERS, requireSession, SessionParams } from '../sessions.ts'

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
  description: 'One is read at a time: 409 `busy` while others are. Its pages are of one reading, for a minute.',
  access: READERS,
  params: SessionParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(5_000).default(500),
    cursor: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({ description: 'The event after which the page begins.' }),
  }),
  answer: HistoryPage,
  async handler({ context, caller, params, query: { limit, cursor = 0 } }) {
    const session = await requireSession(context, caller, params.id)
    const { events, source } = await findLinkedHistory(context, session, caller)
    await noteReading(context.db, { sessionId: session.id, callerId: caller.id, what: 'history' })
    const rest = events.filter(({ event }) => event.id > cursor)
    const page = rest.slice(0, limit)
    return {
      events: page.map(({ event: { id, at, type, attributes }, link }) => ({
        id,
        at,
        type,
        summary: link?.summary ?? '',
        ...(link?.messageId ? { message_id: link.messageId } : {}),
        entry_seqs: link?.entrySeqs ?? [],
        payload: attributes as z.output<ReturnType<typeof z.json>>,
      })),
      source,
      next_cursor: rest.length > limit ? (page.at(-1)?.event.id ?? null) : null,
    }
  },
})

export const historyRoutes: readonly Route[] = [history]
