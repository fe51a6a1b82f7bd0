import { z } from 'zod'
import type { Context } from '../context.ts'
import { type Route, route } from '../route.ts'
import { VERSION } from '../version.ts'

const Part = z.enum(['ok', 'unreachable', 'not configured'])
const Health = z
  .object({
    service: z.literal('lexnova'),
    version: z.string(),
    postgres: Part,
    temporal: Part,
    livekit: Part,
    speech: z.object({ hearing: z.string(), judging: z.string(), speaking: z.string() }),
  })
  .meta({ id: 'Health' })

async function state({ health }: Context): Promise<z.input<typeof Health>> {
  const [postgres, temporal, livekit] = await Promise.all([health.postgres(), health.temporal(), health.liveKit()])
  return {
    service: 'lexnova',
    version: VERSION,
    postgres,
    temporal,
    livekit,
    /** All embedded: respondents type, rules judge, the officer speaks with espeak. */
    speech: { hearing: 'typed', judging: 'rules', speaking: 'espeak' },
  }
}

export const healthRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/',
    id: 'getService',
    tag: 'Service',
    summary: 'The same as /health; a browser is sent to the documentation',
    access: 'public',
    answer: Health,
    async handler({ context, request, response }) {
      if (request.accepts('json', 'html') === 'html') response.redirect(302, `${request.baseUrl}/docs`)
      return await state(context)
    },
  }),
  route({
    method: 'get',
    path: '/health',
    id: 'getHealth',
    tag: 'Service',
    summary: 'Version, and the state of every part; 200 also when a part is away',
    access: 'public',
    answer: Health,
    handler: ({ context }) => state(context),
  }),
]
