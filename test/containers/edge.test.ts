import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose, Room } from '@livekit/rtc-node'
import { TokenVerifier } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lawyerToken, respondentToken } from '../../api/tokens.ts'
import { type LiveKitConfig, readConfig } from '../../config.ts'
import { environmentOf, type Members, startMembers } from '../../local/stack.ts'
import { openSupervisor, type Supervisor } from '../../local/supervisor.ts'
import { AGENT_SPELLINGS, DIVIDING, NOT_PASSED, NOT_PASSED_STATUS, PASSED } from '../harness/edge-paths.ts'
import { ALLOWED, callRoomService, comeAsWorker, type Reached, REFUSED } from '../harness/livekit-api.ts'
import { openSignalling } from '../harness/signalling.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { type Edge, startEdge } from './nginx.ts'

const WELCOME = 101

const dataDir = mkdtempSync(join(tmpdir(), 'lexnova-test-'))
let supervisor: Supervisor
let liveKit: Members['liveKit']
let edge: Edge
let config: LiveKitConfig
let direct: Reached
let through: Reached
const given: string[] = []

beforeAll(async () => {
  supervisor = await openSupervisor({ dataDir })
  const wanted = { postgres: false, temporal: false, liveKit: true, namespace: 'default' }
  const members = await startMembers(supervisor, wanted)
  const env = environmentOf(members)
  ;({ liveKit } = members as Members)
  config = readConfig(env).liveKit as LiveKitConfig
  edge = await startEdge(supervisor, liveKit.url)
  direct = { stack: { env } }
  through = { stack: { env: { ...env, LIVEKIT_URL: edge.url } } }
})

afterAll(async () => {
  await supervisor.close()
  rmSync(dataDir, { recursive: true })
  await dispose()
})

const tokenOf = async (who: 'lawyer' | 'groom' | 'bride', room: string): Promise<string> => {
  const terms = { room, ttlSeconds: 600 }
  const token = await (who === 'lawyer' ? lawyerToken(config, 'key', terms) : respondentToken(config, who, terms))
  given.push(token)
  return token
}

test('people come in through it, see each other and are heard', async () => {
  const [groom, bride] = [new Room(), new Room()]
  await groom.connect(edge.url, await tokenOf('groom', 'wedding'), { autoSubscribe: false, dynacast: false })
  const heard: string[] = []
  groom.registerTextStreamHandler('words', (reader) => void reader.readAll().then((text) => heard.push(text)))
  await bride.connect(edge.url, await tokenOf('bride', 'wedding'), { autoSubscribe: false, dynacast: false })
  await until('the groom sees the bride', () =>
    [...groom.remoteParticipants.values()].some(({ name }) => name === 'bride'),
  )
  await bride.localParticipant?.sendText('I do', { topic: 'words' })
  await until('the groom hears the bride', () => heard.includes('I do'))
  await Promise.all([groom.disconnect(), bride.disconnect()])
})

test('who manages a room does so through it, and its refusals come through too', async () => {
  const [lawyer, groom] = [await tokenOf('lawyer', 'managed'), await tokenOf('groom', 'managed')]
  const client = openSignalling(edge.url, groom)
  await until('the groom is in', () => client.joined)
  const update = { room: 'managed', metadata: 'seen' }
  expect(await callRoomService(through, lawyer, 'UpdateRoomMetadata', update)).toBe(ALLOWED)
  expect(REFUSED).toContain(await callRoomService(through, groom, 'UpdateRoomMetadata', update))
  client.close()
})

test('who gave themselves the agent grant registers as a worker at LiveKit itself, and not through it', async () => {
  const lawyer = await tokenOf('lawyer', 'attacked')
  const client = openSignalling(edge.url, lawyer)
  await until('the lawyer is in', () => client.joined)
  const permission = { agent: true, can_subscribe: true, can_publish: true, can_publish_data: true }
  const myself = { room: 'attacked', identity: 'lawyer.key', permission }
  expect(await callRoomService(through, lawyer, 'UpdateParticipant', myself)).toBe(403)
  expect(await callRoomService(direct, lawyer, 'UpdateParticipant', myself)).toBe(ALLOWED)
  const { apiKey, apiSecret } = keysOf(direct.stack.env)
  const verifier = new TokenVerifier(apiKey, apiSecret)
  const worker = await until('LiveKit sends a token with the agent grant', async () => {
    const token = client.tokens.at(-1)
    return token !== undefined && (await verifier.verify(token)).video?.agent === true && token
  })
  given.push(worker)
  for (const path of AGENT_SPELLINGS) expect(await comeAsWorker(direct, worker, path), path).toBe(WELCOME)
  for (const path of NOT_PASSED) {
    expect(NOT_PASSED_STATUS, path).toContain(await comeAsWorker(through, worker, path))
  }
  for (const path of PASSED) {
    expect(await comeAsWorker(through, worker, path), path).toBe(await comeAsWorker(direct, worker, path))
  }
  client.close()
})

test('one token brings in one person, however it is divided', async () => {
  const token = await tokenOf('groom', 'divided')
  for (const query of DIVIDING) {
    const { status } = await fetch(`${edge.url.replace('ws:', 'http:')}/rtc?${query}&access_token=${token}`)
    expect(status, query).toBe(403)
  }
})

test('its log says what was asked and what became of it, and holds no token, not even of what went wrong', async () => {
  const token = await tokenOf('groom', 'late')
  await liveKit.process.stop()
  const asked = await fetch(`${edge.url.replace('ws:', 'http:')}/rtc/validate?access_token=${token}`)
  expect(asked.status).toBe(502)
  await edge.process.stop()
  const log = readFileSync(edge.process.logFile, 'utf8')
  expect(log).toMatch(/"method":"GET","path":"\/rtc\/validate","status":"502"/)
  expect(log).toMatch(/"method":"GET","path":"\/agent","status":"404"/)
  // Header, claims and signature: each alone would be too much.
  const parts = given.flatMap((whole) => whole.split('.').slice(1))
  expect(parts.length).toBeGreaterThan(10)
  expect(parts.filter((part) => log.includes(part))).toEqual([])
  expect(log).not.toContain('access_token')
})
