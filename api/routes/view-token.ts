import { z } from 'zod'
import { noteReading } from '../../db/record.ts'
import { isOver } from '../../interview/statuses.ts'
import { requireLiveKit } from '../livekit.ts'
import { refusalProblem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { READERS, requireSession, SessionParams } from '../sessions.ts'
import { viewerToken } from '../tokens.ts'

/** For one joining: LiveKit renews the token of whoever is in a room. */
const TOKEN_SECONDS = 10 * 60

const viewToken = route({
  method: 'post',
  path: '/sessions/:id/view-token',
  id: 'getViewToken',
  tag: 'Conducting',
  summary: 'A token to watch and listen: its holder is not seen, says nothing and sends nothing',
  description: '409 `not-started` until there is a room. Each token is of a viewer of its own.',
  isReading: true,
  access: READERS,
  params: SessionParams,
  answer: z.object({
    token: z.string(),
    url: z.string().meta({ description: 'Of the LiveKit server.' }),
    room_name: z.string(),
  }),
  async handler({ context, caller, params }) {
    const session = await requireSession(context, caller, params.id)
    const liveKit = await requireLiveKit(context)
    if (isOver(session.status)) throw refusalProblem('over', 'The interview is over; nobody is in its room any more.')
    const room = session.livekit_room_name
    if (room === null)
      throw refusalProblem('not-started', 'There is no room yet. It is made when the interview starts.')
    await noteReading(context.db, { sessionId: session.id, callerId: caller.id, what: 'room' })
    const token = await viewerToken(liveKit, caller.signInId ?? caller.id, { room, ttlSeconds: TOKEN_SECONDS })
    return { token, url: liveKit.publicUrl, room_name: room }
  },
})

export const viewTokenRoutes: readonly Route[] = [viewToken]
