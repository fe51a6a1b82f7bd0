import { afterAll, beforeAll } from 'vitest'
import { ApiClient } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import { freePort } from '../../local/ports.ts'
import { whenAnswers } from '../../local/ready.ts'
import { useInstance } from '../harness/instance.ts'
import { openBrowser, type OpenBrowser } from './chromium.ts'
import { type PageServer, startPageServer } from './page-server.ts'
import { Visitor } from './visitor.ts'

export interface CreatedRoom {
  name: string
  interviewer_token: string
  candidate_token: string
  agent_token: string
  url: string
  session_id: string
}

/** What microphones hear; whoever is heard is known by it. */
export const LOW_HERTZ = 440
export const HIGH_HERTZ = 1_000

export interface Enter {
  /** Which of the two browsers; with the low microphone when not given. */
  hertz?: typeof LOW_HERTZ | typeof HIGH_HERTZ
  microphone?: boolean
}

/** The product, two browsers with a microphone each, and the page that joins rooms. */
export interface Rooms {
  instance: Instance
  /** As the key that owns the rooms. */
  owner: ApiClient
  create(body?: Record<string, unknown>, client?: ApiClient): Promise<CreatedRoom>
  tokenFor(room: CreatedRoom, identity: string, role: string): Promise<string>
  enter(room: CreatedRoom, token: string, how?: Enter): Promise<Visitor>
  /** The API as a second process on the same servers, with settings of its own. */
  startApi(env: Record<string, string>): Promise<ApiClient>
}

export function useRooms(): () => Rooms {
  const instance = useInstance()
  let pages: PageServer
  const browsers = new Map<number, OpenBrowser>()
  let owner: ApiClient
  beforeAll(async () => {
    pages = await startPageServer()
    for (const hertz of [LOW_HERTZ, HIGH_HERTZ]) browsers.set(hertz, await openBrowser({ hertz }))
    owner = new ApiClient(instance().url, instance().key)
  })
  afterAll(async () => {
    for (const { close } of browsers.values()) await close()
    pages?.close()
  })
  return () => ({
    instance: instance(),
    owner,
    create: (body = {}, client = owner) => client.post<CreatedRoom>('/rooms/create', body),
    async tokenFor(room, identity, role) {
      const body = { room_name: room.name, participant_identity: identity, participant_name: identity, role }
      return (await owner.post<{ token: string }>('/tokens/generate', body)).token
    },
    async enter({ url }, token, { hertz = LOW_HERTZ, microphone = false } = {}) {
      const opened = browsers.get(hertz)
      if (!opened) throw new Error('the browsers have not been started')
      return await Visitor.enter(opened.browser, pages.url, { url, token, microphone })
    },
    async startApi(env) {
      const port = String(await freePort())
      const url = `http://127.0.0.1:${port}`
      await instance().stack.startEntry({
        name: `api ${port}`,
        entry: 'api/main.ts',
        env: { ...instance().env, ...env, PORT: port },
        ready: whenAnswers(`${url}/health`),
      })
      return new ApiClient(url, instance().key)
    },
  })
}
