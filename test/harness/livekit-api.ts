import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { Stack } from '../../local/stack.ts'
import { keysOf } from './tone.ts'

export const ALLOWED = 200
export const REFUSED = [401, 403]

/** Where LiveKit is, by LIVEKIT_URL. */
export interface Reached {
  stack: Pick<Stack, 'env'>
}

const httpUrlOf = ({ stack }: Reached) => keysOf(stack.env).url.replace('ws:', 'http:')

/** LiveKit's own room service, called with a participant's token in place of the server's; answers with the status. */
export async function callRoomService(
  reached: Reached,
  token: string,
  method: string,
  body: Record<string, unknown>,
): Promise<number> {
  const response = await fetch(`${httpUrlOf(reached)}/twirp/livekit.RoomService/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.status
}

/** The status with which LiveKit answers who wants to go on by WebSocket; 101 is a welcome. */
export async function askForWebSocket(
  url: string,
  headers: Record<string, string> = {},
  path?: string,
): Promise<number> {
  const asked = request(url, {
    ...(path === undefined ? {} : { path }),
    headers: {
      ...headers,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.from('sixteen bytes...').toString('base64'),
    },
  })
  asked.end()
  const [answer] = (await Promise.race([once(asked, 'upgrade'), once(asked, 'response')])) as [IncomingMessage]
  answer.socket.destroy()
  return answer.statusCode ?? 0
}

/** The same for somebody who comes as an agent worker. The path is sent as it is spelt. */
export const comeAsWorker = (reached: Reached, token: string, path = '/agent'): Promise<number> =>
  askForWebSocket(httpUrlOf(reached), { authorization: `Bearer ${token}` }, path)
