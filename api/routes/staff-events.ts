import { z } from 'zod'
import { follow } from '../follow.ts'
import { IdSchema } from '../input.ts'
import { stillHolds } from '../open-streams.ts'
import { type Route, route } from '../route.ts'
import { ownerScope, READERS, requireSession } from '../sessions.ts'
import { momentOf, staffSender } from '../staff-stream.ts'

const events = route({
  method: 'get',
  path: '/events',
  id: 'followSessions',
  tag: 'Sessions',
  summary: 'All that changes, as server-sent events: one stream for a whole page',
  description:
    '`hello` with `as_of` and `resumed` comes first: where it is false, the list is to be read now. Then `session` with one item of the list, whenever it changes, of those sessions that the caller may see; `entries` with `session_id`, `from` and `to`, the numbers of the first and the last entry that are new in the watched record, at first of all that are there; `heartbeat` with `as_of` when nothing else has come for ten seconds. After a drop it goes on from `Last-Event-ID`; an item may come twice. `restart` says that the server is going down: connect again.',
  headers: { 'Last-Event-ID': 'Of the last event that was read: what has changed since is sent at once.' },
  access: READERS,
  query: z.object({
    session: IdSchema.optional().meta({ description: 'Whose record is watched.' }),
  }),
  answer: 'text/event-stream',
  async handler({ context, caller, query, request, response }) {
    const watched = query.session && (await requireSession(context, caller, query.session)).id
    const since = momentOf(request.get('last-event-id'))
    const send = staffSender(context, { lawyerId: ownerScope(caller), watched, since })
    const finish = await follow(context, undefined, { request, response }, async (stream, end) => {
      // A key or a sign-in that ended meanwhile reads no further.
      if (await stillHolds(context, caller)) await send(stream, end)
      else end()
    })
    if (finish) response.once('close', context.staffStreams.add(caller.id, finish))
  },
})

export const staffEventRoutes: readonly Route[] = [events]
