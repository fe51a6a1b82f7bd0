import { z } from 'zod'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { READERS, SessionParams } from '../sessions.ts'

const viewToken = route({
  method: 'post',
  path: '/sessions/:id/view-token',
  id: 'getViewToken',
  tag: 'Conducting',
  summary: 'A token to watch and listen: its holder is not seen, says nothing and sends nothing',
  description: '409 `not-started` until there is a room. Each token is of a viewer of its own.',
  access: READERS,
  params: SessionParams,
  answer: z.object({
    token: z.string(),
    url: z.string().meta({ description: 'Of the LiveKit server.' }),
    room_name: z.string(),
  }),
  async handler() {
    throw new Problem(503, 'temporal-unreachable', 'Not there yet.')
  },
})

export const viewTokenRoutes: readonly Route[] = [viewToken]
