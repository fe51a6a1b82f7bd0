import { CHAT_TOPIC, LEASE_TOPIC, NUDGE_TOPIC } from '../../interview/topics.ts'
import { respondentIdentity } from '../../interview/identities.ts'
import { dispose } from '@livekit/rtc-node'
import { afterAll, expect, test } from 'vitest'
import { RoomServiceClient } from 'livekit-server-sdk'
import type { RecordDocument } from '../../interview/record/record.ts'
import { answersOf, entriesOf, violationsOf, wordsOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { Interview } from '../harness/interview.ts'
import { ALLOWED, callRoomService } from '../harness/livekit-api.ts'
import { plainAnswer, type Put } from '../harness/scripts.ts'
import { surrenderOf } from '../harness/temporal.ts'
import { keysOf } from '../harness/tone.ts'
import { attacked } from './stack.ts'

/** Long enough that something can happen to the officer while it is asked. */
const ask = 'Choose the shape that you like best of all the shapes that there are in the whole wide world of shapes.'
/** One question for each of them: these interviews run side by side. */
const script = {
  opening: 'Good day.',
  closing: 'Goodbye.',
  steps: [
    { id: 'shape', ask, respondent: 'groom' },
    { id: 'last', ask: 'Which season?', respondent: 'bride' },
  ],
}
const quick = {
  ...script,
  steps: script.steps.map((step) => (step.id === 'shape' ? { ...step, ask: 'Choose a shape.' } : step)),
}
afterAll(() => dispose())

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** Room service calls with the lawyer's token, which manages this room. */
const asLawyer = (interview: Interview, method: string, body: Record<string, unknown>) =>
  callRoomService(attacked(), interview.started?.lawyer_token ?? '', method, { room: interview.id, ...body })

const officerIn = (interview: Interview) => interview.groom.agents[0] ?? ''

async function officerTrack(interview: Interview): Promise<string> {
  const { apiKey, apiSecret, url } = keysOf(attacked().env)
  const rooms = new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
  const { tracks } = await rooms.getParticipant(interview.id, officerIn(interview))
  return tracks[0]?.sid ?? ''
}

/** How this agent lost its lease: by the record, and in its own words. */
async function lossOf(interview: Interview, record: RecordDocument, identity: string) {
  const joined = entriesOf(record, 'agent-joined').filter(({ data }) => data['identity'] === identity)
  const epochs = joined.map(({ data }) => (data['message'] as { epoch: number }).epoch)
  const lost = entriesOf(record, 'lease-lost').findLast(({ data }) => epochs.includes(Number(data['epoch'])))
  const words = await surrenderOf(attacked(), interview.id, Number(lost?.data['epoch']))
  return { loss: lost?.data['loss'], words }
}

const hindrances = (record: RecordDocument) =>
  entriesOf(record, 'hindrance').map(({ data }) => `${data['of']} ${data['code']} ${data['ended'] ? 'ended' : 'began'}`)

/** Holds the answers to a question back, however often it is asked meanwhile; the latest asking is answered once they are let go. */
function holdingBack(step: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  let asked = 0
  const answer = async (put: Put) => {
    if (put.step !== step) return plainAnswer(put)
    const nth = ++asked
    await promise
    return nth === asked ? plainAnswer(put) : undefined
  }
  return { answer, letGo: resolve }
}

test.concurrent('data that looks like an offer of a lease does not take the officer from its interview', async () => {
  const held = holdingBack('shape')
  const interview = await Interview.begin(attacked(), { script, answer: held.answer })
  await interview.asked('shape', 'groom')
  const forged = [
    JSON.stringify({ epoch: 2 }),
    JSON.stringify({ epoch: 999 }),
    JSON.stringify({ epoch: 2, until: Date.now() + 60_000, seal: 'f'.repeat(64) }),
    '{"epoch":',
    'x'.repeat(10_000),
  ]
  for (const data of forged) {
    const sent = await asLawyer(interview, 'SendData', { data: base64(data), kind: 'RELIABLE', topic: LEASE_TOPIC })
    expect(sent).toBe(ALLOWED)
    await interview.groom.room.localParticipant?.publishData(new TextEncoder().encode(data), {
      reliable: true,
      topic: LEASE_TOPIC,
    })
  }
  held.letGo()
  const record = await finish(interview)
  expect(entriesOf(record, 'lease-lost')).toEqual([])
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
  expect(await violationsOf(interview, record)).toEqual([])
})

test.concurrent.each([
  ['may-not-publish', { canPublish: false, canSubscribe: true, canPublishData: true }],
  ['may-not-publish', { canPublish: true, canSubscribe: true, canPublishData: true, canPublishSources: ['CAMERA'] }],
  ['may-not-write', { canPublish: true, canSubscribe: true, canPublishData: false }],
  ['may-not-hear', { canPublish: true, canSubscribe: false, canPublishData: true }],
  ['hidden', { canPublish: true, canSubscribe: true, canPublishData: true, hidden: true }],
])('an officer whose permissions are taken (%s) stops, gets them back and asks again', async (code, permission) => {
  const interview = await Interview.begin(attacked(), { script })
  const cut = await interview.beginsToAsk('shape', 'groom')
  const identity = officerIn(interview)
  expect(await asLawyer(interview, 'UpdateParticipant', { identity, permission })).toBe(ALLOWED)
  const record = await finish(interview)
  expect(hindrances(record)).toEqual([`officer ${code} began`, `officer ${code} ended`])
  const said = interview.groom.captions.filter(({ text, startedAt }) => text === ask && startedAt > cut.startedAt)
  expect(said).toHaveLength(1)
  expect(entriesOf(record, 'lease-lost')).toEqual([])
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(2)
  expect(await violationsOf(interview, record)).toEqual([])
})

test.concurrent('an officer whose track is muted stops, publishes it anew and asks again', async () => {
  const interview = await Interview.begin(attacked(), { script })
  const cut = await interview.beginsToAsk('shape', 'groom')
  const muted = { identity: officerIn(interview), track_sid: await officerTrack(interview), muted: true }
  expect(await asLawyer(interview, 'MutePublishedTrack', muted)).toBe(ALLOWED)
  const again = await interview.until('the question is asked again', () =>
    interview.groom.captions.find(({ text, startedAt }) => text === ask && startedAt > cut.startedAt),
  )
  const record = await finish(interview)
  expect(hindrances(record)).toEqual(['officer muted began', 'officer muted ended'])
  expect(interview.voices.heard(officerIn(interview) || again.from, again.startedAt)).toBe(true)
  expect(await violationsOf(interview, record)).toEqual([])
})

test.concurrent('an officer that is silenced again and again gives its lease to another', async () => {
  const held = holdingBack('shape')
  const interview = await Interview.begin(attacked(), { script, answer: held.answer })
  await interview.asked('shape', 'groom')
  const identity = officerIn(interview)
  const permission = { canPublish: false, canSubscribe: true, canPublishData: true }
  await interview.until('the officer has left', async () => {
    await asLawyer(interview, 'UpdateParticipant', { identity, permission })
    return interview.groom.agentsGone.includes(identity)
  })
  held.letGo()
  const record = await finish(interview)
  expect(hindrances(record).length).toBeLessThan(20)
  const words = 'the agent cannot be heard in its room'
  expect(await lossOf(interview, record, identity)).toEqual({ loss: 'agent-error', words })
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(2)
})

test.concurrent('an officer that is removed is replaced', async () => {
  const interview = await Interview.begin(attacked(), { script })
  await interview.beginsToAsk('shape', 'groom')
  const identity = officerIn(interview)
  expect(await asLawyer(interview, 'RemoveParticipant', { identity })).toBe(ALLOWED)
  const record = await finish(interview)
  const words = 'the agent lost its room'
  expect(await lossOf(interview, record, identity)).toEqual({ loss: 'agent-error', words })
  expect(await violationsOf(interview, record)).toEqual([])
})

test.concurrent('a respondent who may not speak gets that back, and the record says so', async () => {
  const held = holdingBack('shape')
  const interview = await Interview.begin(attacked(), { script: quick, answer: held.answer })
  await interview.asked('shape', 'groom')
  const identity = respondentIdentity(interview.id, 'groom')
  const permission = { canPublish: false, canSubscribe: false, canPublishData: false }
  expect(await asLawyer(interview, 'UpdateParticipant', { identity, permission })).toBe(ALLOWED)
  await interview.until('it is noted', async () => hindrances(await interview.record()).length > 0)
  held.letGo()
  const record = await finish(interview)
  expect(hindrances(record)).toEqual(['groom may-not-publish began', 'groom may-not-publish ended'])
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(2)
})

const FLOOD = 300

test.concurrent('what a respondent types without end is bounded, told and counted', async () => {
  const held = holdingBack('last')
  const interview = await Interview.begin(attacked(), { script: quick, answer: held.answer })
  await interview.asked('last', 'bride')
  for (let nth = 0; nth < FLOOD; nth++) await interview.groom.type(`flood ${nth}`)
  await interview.heard('That is more than I can read. Please wait a moment, and then write one short answer.')
  held.letGo()
  const record = await finish(interview)
  const flood = answersOf(record).filter(({ answer }) => answer?.speaker === 'groom')
  expect(flood.length).toBeLessThan(60)
  const [leftOut, ...more] = entriesOf(record, 'words-left-out')
  expect(more.length).toBeLessThan(2)
  expect(leftOut?.data).toMatchObject({ respondent: 'groom' })
  expect(Number(leftOut?.data['messages'])).toBeGreaterThan(200)
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(2)
})

test.concurrent('messages that nobody can see are none, and controls in others are left out', async () => {
  const held = holdingBack('shape')
  const interview = await Interview.begin(attacked(), { script: quick, answer: held.answer })
  await interview.asked('shape', 'groom')
  const hidden = '\u001b[31m\u0001\u200b\u001b]0;x\u0007'
  for (let nth = 0; nth < FLOOD; nth++) await interview.bride.type(hidden)
  await interview.groom.type(hidden)
  await interview.groom.type('\u001b[31mGre\u0000en\u202e')
  // A later answer would take its place while the question is still spoken.
  await interview.until('it is judged', async () => answersOf(await interview.record()).length > 0)
  held.letGo()
  const record = await interview.sealed()
  await interview.leave()
  expect(verifyRecord(record).verified).toBe(true)
  const shape = entriesOf(record, 'answer').filter(({ data }) => (data['ask'] as Put).step === 'shape')
  expect(shape.map((entry) => wordsOf(record, entry, 'answer'))[0]).toBe('Green')
  expect(answersOf(record).length).toBeLessThan(10)
  expect(JSON.stringify(record)).not.toContain('\\u001b')
})

test.concurrent('a text without an end, many at once, and data on other topics leave the interview alone', async () => {
  const held = holdingBack('shape')
  const interview = await Interview.begin(attacked(), { script: quick, answer: held.answer })
  await interview.asked('shape', 'groom')
  const me = interview.bride.room.localParticipant
  const open = await Promise.all(Array.from({ length: 80 }, () => me?.streamText({ topic: CHAT_TOPIC })))
  for (const writer of open) await writer?.write('um '.repeat(5_000))
  for (let nth = 0; nth < FLOOD; nth++) {
    await me?.publishData(new Uint8Array(1_000), { reliable: true, topic: NUDGE_TOPIC })
    await me?.publishData(new Uint8Array(1_000), { reliable: true, topic: 'anything' })
  }
  await me?.sendText('x'.repeat(3_000_000), { topic: CHAT_TOPIC })
  held.letGo()
  const record = await finish(interview)
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(2)
  expect(entriesOf(record, 'lease-lost')).toEqual([])
})

test.concurrent('a respondent who comes and goes without end does not fill the record', async () => {
  const held = holdingBack('last')
  const interview = await Interview.begin(attacked(), { script: quick, answer: held.answer })
  await interview.asked('last', 'bride')
  for (let nth = 0; nth < 30; nth++) {
    await interview.groom.leave()
    await interview.join(interview.groom)
  }
  held.letGo()
  const record = await finish(interview)
  const changes = record.entries.filter(({ type }) => type.startsWith('participant-'))
  expect(changes.length).toBeLessThan(40)
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(2)
})
