import { z } from 'zod'
import { IdSchema } from '../input.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { READERS } from '../sessions.ts'

const events = route({
  method: 'get',
  path: '/events',
  id: 'followSessions',
  tag: 'Sessions',
  summary: 'All that changes, as server-sent events: one stream for a whole page',
  description:
    '`hello` with `as_of` comes first; then `session` with one item of the list, whenever it changes, of those sessions that the caller may see; `entries` with `session_id`, `from` and `to` when the record of the watched session has grown; `heartbeat` with `as_of` while nothing happens. With `Last-Event-ID` it goes on from there; an item may come twice. `restart` says that the server is going down: connect again.',
  headers: { 'Last-Event-ID': 'Of the last event that was read: what has changed since is sent at once.' },
  access: READERS,
  query: z.object({
    session: IdSchema.optional().meta({ description: 'Whose record is watched.' }),
  }),
  answer: 'text/event-stream',
  async handler() {
    throw new Problem(503, 'temporal-unreachable', 'Not there yet.')
  },
})

export const staffEventRoutes: readonly Route[] = [events]
