import { z } from 'zod'
import type { Context } from '../context.ts'
import { type Route, route } from '../route.ts'
import { VERSION } from '../version.ts'

const Part = z.enum(['ok', 'unreachable', 'not configured'])
const Streams = z.object({
  open: z.int().min(0),
  limit: z.int().min(0).nullable().meta({ description: 'What the account may have open at once, as it is set.' }),
  refused: z.int().min(0).meta({ description: 'By agents that were there in the last ten minutes.' }),
  last_refusal: z.object({ code: z.string(), at: z.iso.datetime() }).nullable(),
})
export const Health = z
  .object({
    service: z.literal('lexnova'),
    version: z.string(),
    postgres: Part,
    temporal: Part,
    livekit: Part,
    agents: z
      .object({
        workers: z.int().min(0),
        notices: z.array(z.string()),
      })
      .nullable()
      .meta({ description: 'The agent workers that are there; null while Postgres, by which they tell it, is away.' }),
    speech: z
      .object({
        hearing: z.string(),
        judging: z.string(),
        speaking: z.string(),
        voices: z.record(z.string(), z.object({ id: z.string(), name: z.string().optional() })),
        streams: z.record(z.string(), Streams),
      })
      .nullable()
      .meta({
        description:
          'By what the agents hear, judge and speak, as they say it themselves; null while there is none. Where they differ, all are named.',
      }),
  })
  .meta({ id: 'Health' })

/** Of every part, as this process sees it. */
export async function readState({ health }: Context): Promise<z.input<typeof Health>> {
  const [postgres, temporal, livekit, agents] = await Promise.all([
    health.postgres(),
    health.temporal(),
    health.liveKit(),
    health.agents(),
  ])
  return {
    service: 'lexnova',
    version: VERSION,
    postgres,
    temporal,
    livekit,
    agents: agents ? { workers: agents.workers, notices: agents.notices } : null,
    speech: agents?.speech ?? null,
  }
}

export const healthRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/',
    id: 'getService',
    tag: 'Service',
    summary: 'The same as /health; a browser is sent to the dashboard',
    access: 'public',
    answer: Health,
    async handler({ context, request, response }) {
      if (request.accepts('json', 'html') === 'html') response.redirect(302, '/dashboard')
      return await readState(context)
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
    handler: ({ context }) => readState(context),
  }),
]
