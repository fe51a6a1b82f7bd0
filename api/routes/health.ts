import { readFileSync } from 'node:fs'
import type { Context } from '../context.ts'
import { type Route, route } from '../route.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

async function state({ health }: Context) {
  const [postgres, temporal, livekit] = await Promise.all([health.postgres(), health.temporal(), health.liveKit()])
  return {
    service: 'lexnova',
    version,
    postgres,
    temporal,
    livekit,
    /** All embedded: respondents type, rules judge, the officer speaks with espeak. */
    speech: { hearing: 'typed', judging: 'rules', speaking: 'espeak' },
  }
}

export const healthRoutes: readonly Route[] = [
  route({ method: 'get', path: '/', access: 'public', handler: ({ context }) => state(context) }),
  route({ method: 'get', path: '/health', access: 'public', handler: ({ context }) => state(context) }),
]
