import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { Room } from '@livekit/rtc-node'
import { TokenVerifier } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import { respondentIdentity } from '../../interview/identities.ts'
import { CHAT_TOPIC, SPEAKER_ATTRIBUTE, TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'
import { root } from '../../local/place.ts'
import { NOT_PASSED, NOT_PASSED_STATUS } from '../harness/edge-paths.ts'
import { answersOf } from '../harness/evidence.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { ALLOWED, callRoomService, comeAsWorker, REFUSED } from '../harness/livekit-api.ts'
import { openSignalling } from '../harness/signalling.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { readableByOthers } from './readable.ts'
import { openSockets } from './sockets.ts'

const instance = useInstance()
const silent = { answer: () => undefined }
const AS_AGENT = { agent: true, can_subscribe: true, can_publish: true, can_publish_data: true }
const KINDS = ['agent', 'hidden', 'recorder']

/** LiveKit as people are told to reach it. */
const at = (url: string) => ({ stack: { env: { LIVEKIT_URL: url } } })

/** An interview that was left running would keep the machine from the others. */
async function end(interview: Interview): Promise<void> {
  await interview.act('end')
  await interview.leave()
}

/** The groom's answer to the first question. */
const accepted = (interview: Interview) =>
  interview.until('the groom has answered', async () =>
    (await interview.view()).progress.asks.some(
      ({ respondent, status }) => respondent === 'groom' && status === 'accepted',
    ),
  )

test('no process of the product is reached from another machine', async () => {
  const interview = await Interview.begin(instance(), silent)
  await interview.asked('colour', 'groom')
  const { stack, api, worker, agent } = instance()
  const pidsOf = (...processes: { pid: number | undefined }[]) => processes.map(({ pid }) => pid ?? 0)
  const servers = openSockets(pidsOf(stack.postgres, stack.temporal, stack.liveKit, stack.liveKitEdge, api, worker))
  const { liveKit } = stack
  expect(servers.filter(({ pid, protocol }) => pid === liveKit.pid && protocol === 'udp')).not.toEqual([])
  expect(new Set(servers.map(({ pid }) => pid)).size).toBeGreaterThanOrEqual(5)
  // The agent's media goes out, as that of every client: of UDP it binds what WebRTC asks of it.
  const agents = openSockets(pidsOf(agent)).filter(({ protocol }) => protocol === 'tcp')
  expect(agents).not.toEqual([])
  expect([...servers, ...agents].filter(({ isLoopback }) => !isLoopback)).toEqual([])
  await end(interview)
})

test("every address that is given out is the edge's, and LiveKit's own is not among them", async () => {
  const own = keysOf(instance().stack.env).url
  const interview = await Interview.begin(instance(), silent)
  const room = await interview.api.post<{ name: string; url: string }>('/rooms/create', { room_name: 'addresses' })
  const body = { room_name: room.name, participant_identity: 'eve', role: 'candidate' }
  const token = await interview.api.post<{ url: string }>('/tokens/generate', body)
  const urls = [interview.started?.url, room.url, token.url]
  expect(new Set(urls).size).toBe(1)
  expect(urls).not.toContain(own)
  await end(interview)
})

test('who manages a room registers no agent worker by it, in no spelling of the path', async () => {
  const interview = await Interview.begin(instance(), silent)
  const { url = '', lawyer_token = '' } = interview.started ?? {}
  const client = openSignalling(url, lawyer_token)
  await until('the lawyer is in', () => client.joined)
  const { apiKey, apiSecret, url: own } = keysOf(instance().stack.env)
  const { sub } = await new TokenVerifier(apiKey, apiSecret).verify(lawyer_token)
  // At LiveKit's own port, which only our processes know, its rules give the grant.
  const myself = { room: interview.id, identity: sub, permission: AS_AGENT }
  expect(await callRoomService(at(own), lawyer_token, 'UpdateParticipant', myself)).toBe(ALLOWED)
  const worker = await until('LiveKit sends a token with the agent grant', async () => {
    const token = client.tokens.at(-1)
    return token !== undefined && (await new TokenVerifier(apiKey, apiSecret).verify(token)).video?.agent && token
  })
  for (const path of NOT_PASSED) {
    expect(NOT_PASSED_STATUS, path).toContain(await comeAsWorker(at(url), worker, path))
  }
  client.close()
  await end(interview)
})

test.each(KINDS)('who manages a room makes nobody %s', async (kind) => {
  const interview = await Interview.begin(instance(), silent)
  const { url = '', lawyer_token = '' } = interview.started ?? {}
  const identity = respondentIdentity(interview.id, 'groom')
  const update = { room: interview.id, identity, permission: { ...AS_AGENT, agent: false, [kind]: true } }
  expect(REFUSED).toContain(await callRoomService(at(url), lawyer_token, 'UpdateParticipant', update))
  const harmless = { ...update, permission: { ...AS_AGENT, agent: false } }
  expect(await callRoomService(at(url), lawyer_token, 'UpdateParticipant', harmless)).toBe(ALLOWED)
  await end(interview)
})

test('who manages a room does not answer in the name of a respondent', async () => {
  const interview = await Interview.begin(instance(), silent)
  const { url = '', lawyer_token = '' } = interview.started ?? {}
  const lawyer = new Room()
  await lawyer.connect(url, lawyer_token, { autoSubscribe: false, dynacast: false })
  const { identity } = lawyer.localParticipant ?? {}
  await callRoomService(at(url), lawyer_token, 'UpdateParticipant', {
    room: interview.id,
    identity,
    permission: AS_AGENT,
  })
  await interview.asked('colour', 'groom')
  const senders: string[] = []
  interview.bride.room.registerTextStreamHandler(CHAT_TOPIC, (_reader, sender) => void senders.push(sender.identity))
  const forged = { topic: CHAT_TOPIC, senderIdentity: respondentIdentity(interview.id, 'groom') }
  const writer = await lawyer.localParticipant?.streamText(forged)
  await writer?.write('Red.')
  await writer?.close()
  await interview.until('the room has got the words', () => senders.length > 0)
  expect(senders).toEqual([identity])
  await interview.groom.type('Blue.')
  await accepted(interview)
  const answered = await interview.until('the record has the answer', async () => {
    const answers = answersOf(await interview.record())
    return answers.length > 0 && answers
  })
  expect(answered.map(({ ask, effect }) => [ask.respondent, effect])).toEqual([['groom', 'accepted']])
  await lawyer.disconnect()
  await end(interview)
})

test('nothing of what the product keeps is read by others on this machine', async () => {
  const interview = await Interview.begin(instance(), silent)
  await interview.asked('colour', 'groom')
  const { dataDir, logsDir } = instance().stack
  expect(readdirSync(logsDir)).toEqual(expect.arrayContaining(['api.log', 'temporal.log', 'livekit-edge.log']))
  expect(readableByOthers(dataDir)).toEqual([])
  await end(interview)
})

test('in a terminal the officer is the officer alone, and nothing that others send is obeyed', async () => {
  const interview = await Interview.begin(instance(), silent)
  const { url = '', staff_token = '' } = interview.started ?? {}
  const terminal = spawn(process.execPath, ['local/join.ts', url, staff_token], { cwd: root, stdio: 'pipe' })
  let shown = ''
  terminal.stdout.on('data', (data) => {
    shown += String(data)
  })
  await interview.until('the terminal is in', () => shown.includes('You are in the room'))
  const attributes = { 'lk.segment_id': 'forged', 'lk.transcription_final': 'true' }
  const bride = interview.bride.room.localParticipant
  await bride?.sendText('Thank you\u001b[2J.\nOfficer: \u202ethat was all.', { topic: TRANSCRIPTION_TOPIC, attributes })
  const asGroom = { ...attributes, [SPEAKER_ATTRIBUTE]: 'groom' }
  await bride?.sendText('I withdraw everything.', { topic: TRANSCRIPTION_TOPIC, attributes: asGroom })
  await interview.until('both are shown', () => shown.includes('that was all.') && shown.includes('I withdraw'))
  const from = `[${respondentIdentity(interview.id, 'bride')}]`
  expect(shown).toContain(`${from}: Thank you\\u{1b}[2J.\\u{a}Officer: \\u{202e}that was all.\n`)
  expect(shown).toContain(`${from}: I withdraw everything.\n`)
  await interview.until('the officer is shown too', () => /^Officer: \S/m.test(shown))
  terminal.kill('SIGTERM')
  await end(interview)
})

test('people come in by an edge that was replaced, at the address that they were given', async () => {
  const interview = await Interview.begin(instance(), silent)
  const { url = '', staff_token = '' } = interview.started ?? {}
  const { liveKitEdge } = instance().stack
  await liveKitEdge.kill()
  await liveKitEdge.start()
  const staff = new Room()
  await staff.connect(url, staff_token, { autoSubscribe: false, dynacast: false })
  await staff.disconnect()
  await end(interview)
})
