import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { relative } from 'node:path'
import { dispose, Room } from '@livekit/rtc-node'
import { TokenVerifier } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { respondentIdentity } from '../../interview/identities.ts'
import { CHAT_TOPIC, SPEAKER_ATTRIBUTE, TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'
import { root } from '../../local/place.ts'
import { NOT_PASSED, NOT_PASSED_STATUS } from '../harness/edge-paths.ts'
import { answersOf } from '../harness/evidence.ts'
import { Interview } from '../harness/interview.ts'
import { ALLOWED, callRoomService, comeAsWorker, REFUSED } from '../harness/livekit-api.ts'
import { PATIENT_SCRIPT } from '../harness/scripts.ts'
import { openSignalling } from '../harness/signalling.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { readableByOthers } from './readable.ts'
import { openSockets } from './sockets.ts'
import { attacked } from './stack.ts'

const AS_AGENT = { agent: true, can_subscribe: true, can_publish: true, can_publish_data: true }
const KINDS = ['agent', 'hidden', 'recorder']

/** LiveKit as people are told to reach it. */
const at = (url: string) => ({ stack: { env: { LIVEKIT_URL: url } } })

/** Of the first question, which nobody answers unless a test does. */
let interview: Interview
beforeAll(async () => {
  interview = await Interview.begin(attacked(), { script: PATIENT_SCRIPT, answer: () => undefined })
  await interview.asked('colour', 'groom')
})
afterAll(async () => {
  await interview.act('end')
  await interview.sealed()
  await interview.leave()
  await dispose()
})

/** The groom's answer to the first question. */
const accepted = () =>
  interview.until('the groom has answered', async () =>
    (await interview.view()).progress.asks.some(
      ({ respondent, status }) => respondent === 'groom' && status === 'accepted',
    ),
  )

/** Resolves once the question that stands open was heard to its end. */
const openQuestionHeard = () =>
  interview.until('the open question was heard', async () => {
    const { step } = (await interview.view()).progress
    return interview.puts.some((put) => put.step === step?.step && put.round === step.round)
  })

test('no process of the product is reached from another machine', async () => {
  const { agent, ...others } = attacked().pids
  const servers = openSockets(Object.values(others))
  expect(servers.filter(({ pid, protocol }) => pid === others.liveKit && protocol === 'udp')).not.toEqual([])
  expect(new Set(servers.map(({ pid }) => pid)).size).toBeGreaterThanOrEqual(5)
  // The agent's media goes out, as that of every client: of UDP it binds what WebRTC asks of it.
  const agents = openSockets([agent]).filter(({ protocol }) => protocol === 'tcp')
  expect(agents).not.toEqual([])
  expect([...servers, ...agents].filter(({ isLoopback }) => !isLoopback)).toEqual([])
})

test("every address that is given out is the edge's, and LiveKit's own is not among them", async () => {
  const own = keysOf(attacked().env).url
  const room = await interview.api.post<{ name: string; url: string }>('/rooms/create', { room_name: 'addresses' })
  const body = { room_name: room.name, participant_identity: 'eve', role: 'candidate' }
  const token = await interview.api.post<{ url: string }>('/tokens/generate', body)
  const urls = [interview.started?.url, room.url, token.url]
  expect(new Set(urls).size).toBe(1)
  expect(urls).not.toContain(own)
  expect(urls).toContain(attacked().env['LIVEKIT_PUBLIC_URL'])
})

test('who manages a room registers no agent worker by it, in no spelling of the path', async () => {
  const { url = '', lawyer_token = '' } = interview.started ?? {}
  const client = openSignalling(url, lawyer_token)
  await until('the lawyer is in', () => client.joined)
  const { apiKey, apiSecret, url: own } = keysOf(attacked().env)
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
})

test.each(KINDS)('who manages a room makes nobody %s', async (kind) => {
  const { url = '', lawyer_token = '' } = interview.started ?? {}
  const identity = respondentIdentity(interview.id, 'groom')
  const update = { room: interview.id, identity, permission: { ...AS_AGENT, agent: false, [kind]: true } }
  expect(REFUSED).toContain(await callRoomService(at(url), lawyer_token, 'UpdateParticipant', update))
  const harmless = { ...update, permission: { ...AS_AGENT, agent: false } }
  expect(await callRoomService(at(url), lawyer_token, 'UpdateParticipant', harmless)).toBe(ALLOWED)
})

test('who manages a room does not answer in the name of a respondent', async () => {
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
  await accepted()
  // An act is written at once, and what came before it.
  await interview.act('pause')
  const answered = await interview.until('the record has the answer', async () => {
    const answers = answersOf(await interview.record())
    return answers.length > 0 && answers
  })
  expect(answered.map(({ ask, effect }) => [ask.respondent, effect])).toEqual([['groom', 'accepted']])
  await interview.act('resume')
  await lawyer.disconnect()
})

test('nothing of what the product keeps is read by others on this machine', async () => {
  const { dataDir, logsDir } = attacked().stack
  expect(readdirSync(logsDir)).toEqual(expect.arrayContaining(['api.log', 'temporal.log', 'livekit-edge.log']))
  // Whoever starts Postgres as another user is told by these whose it is; they open nothing.
  const isWhose = (path: string) => /^postgres\/instance-id(\.folder)?$/.test(relative(dataDir, path))
  expect(readableByOthers(dataDir).filter((path) => !isWhose(path))).toEqual([])
})

test('in a terminal the officer is the officer alone, and nothing that others send is obeyed', async () => {
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
  await openQuestionHeard()
  await interview.groom.type('Something.')
  await interview.until('the officer is shown too', () => /^Officer: \S/m.test(shown))
  terminal.kill('SIGTERM')
})
