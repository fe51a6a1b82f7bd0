import { expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { entriesOf, wordsOf } from '../harness/evidence.ts'
import { until } from '../harness/until.ts'
import { HIGH_HERTZ, LOW_HERTZ, useRooms } from './rooms.ts'

const rooms = useRooms()
const low = { hertz: LOW_HERTZ, microphone: true } as const
const high = { hertz: HIGH_HERTZ, microphone: true } as const

test('interviewer, candidate and participant hear each other', async () => {
  const { create, enter, tokenFor } = rooms()
  const room = await create()
  const interviewer = await enter(room, room.interviewer_token, low)
  const candidate = await enter(room, room.candidate_token, high)
  await Promise.all([interviewer.hears('candidate', HIGH_HERTZ), candidate.hears('interviewer', LOW_HERTZ)])
  const participant = await enter(room, await tokenFor(room, 'ada', 'participant'), high)
  await Promise.all([
    participant.hears('interviewer', LOW_HERTZ),
    participant.hears('candidate', HIGH_HERTZ),
    interviewer.hears('ada', HIGH_HERTZ),
  ])
  await Promise.all([interviewer.leave(), candidate.leave(), participant.leave()])
})

test('messages by data arrive, under the name of who sent them', async () => {
  const { create, enter } = rooms()
  const room = await create()
  const interviewer = await enter(room, room.interviewer_token)
  const candidate = await enter(room, room.candidate_token)
  await Promise.all([interviewer.sees('candidate'), candidate.sees('interviewer')])
  await interviewer.send('Can you hear me?', 'chat')
  await until('the question arrives', async () => (await candidate.received()).length > 0)
  await candidate.send('Yes.', 'chat')
  await until('the answer arrives', async () => (await interviewer.received()).length > 0)
  expect(await candidate.received()).toEqual([{ from: 'interviewer', topic: 'chat', text: 'Can you hear me?' }])
  expect(await interviewer.received()).toEqual([{ from: 'candidate', topic: 'chat', text: 'Yes.' }])
  await Promise.all([interviewer.leave(), candidate.leave()])
})

test('nobody renames themselves', async () => {
  const { create, enter, tokenFor } = rooms()
  const room = await create()
  const witness = await enter(room, await tokenFor(room, 'witness', 'participant'))
  const tokens = {
    interviewer: room.interviewer_token,
    candidate: room.candidate_token,
    agent: room.agent_token,
    ada: await tokenFor(room, 'ada', 'participant'),
  }
  for (const [identity, token] of Object.entries(tokens)) {
    const person = await enter(room, token)
    const before = await witness.sees(identity)
    expect(before.name, identity).toBe(identity)
    for (const what of ['name', 'metadata', 'attributes'] as const) {
      expect(await person.change(what, 'somebody else'), `${identity}'s ${what}`).toMatch(/permission/i)
    }
    expect(await witness.sees(identity)).toEqual(before)
    const { name, metadata, attributes } = before
    expect(await person.me()).toMatchObject({ name, metadata, attributes })
    await person.leave()
  }
  await witness.leave()
})

test('the agent is seen as an agent, and speaks and listens', async () => {
  const { create, enter } = rooms()
  const room = await create()
  const candidate = await enter(room, room.candidate_token, low)
  const agent = await enter(room, room.agent_token, high)
  expect(await candidate.sees('agent')).toMatchObject({ isAgent: true })
  expect(await agent.sees('candidate')).toMatchObject({ isAgent: false })
  await Promise.all([candidate.hears('agent', HIGH_HERTZ), agent.hears('candidate', LOW_HERTZ)])
  await Promise.all([candidate.leave(), agent.leave()])
})

test('whose page is loaded again is in the same room again, and is heard', async () => {
  const { create, enter, owner } = rooms()
  const room = await create()
  const interviewer = await enter(room, room.interviewer_token, low)
  const candidate = await enter(room, room.candidate_token, high)
  await interviewer.hears('candidate', HIGH_HERTZ)
  const sid = await interviewer.roomSid()
  await candidate.reload()
  expect(await candidate.roomName()).toBe(room.name)
  expect(await candidate.roomSid()).toBe(sid)
  await Promise.all([candidate.hears('interviewer', LOW_HERTZ), interviewer.hears('candidate', HIGH_HERTZ)])
  expect((await interviewer.others()).map(({ identity }) => identity)).toEqual(['candidate'])
  const { participants } = await owner.get<{ participants: { identity: string }[] }>(`/rooms/${room.name}/participants`)
  expect(participants.map(({ identity }) => identity).toSorted()).toEqual(['candidate', 'interviewer'])
  await Promise.all([interviewer.leave(), candidate.leave()])
})

test('who came and went is in the record with their role, and the record verifies', async () => {
  const { create, enter, tokenFor, owner } = rooms()
  const room = await create()
  const recordOf = () => owner.get<RecordDocument & { sealed: boolean }>(`/sessions/${room.session_id}/record`)
  const interviewer = await enter(room, room.interviewer_token)
  await enter(room, room.candidate_token)
  const ada = await enter(room, await tokenFor(room, 'ada@example.org', 'participant'))
  await ada.leave()
  await interviewer.seesNo('ada@example.org')
  await until('she is noted as gone', async () => entriesOf(await recordOf(), 'participant-left').length === 1)
  await owner.call('DELETE', `/rooms/${room.name}`)
  const record = await until('the record is sealed', async () => {
    const found = await recordOf()
    return found.sealed && found
  })
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  const people = (type: string) =>
    entriesOf(record, type).map((entry) => [wordsOf(record, entry, 'participant'), entry.data['role']])
  expect(people('participant-joined').toSorted()).toEqual([
    ['ada@example.org', 'participant'],
    ['candidate', 'candidate'],
    ['interviewer', 'interviewer'],
  ])
  expect(people('participant-left')).toContainEqual(['ada@example.org', 'participant'])
  await interviewer.isOut()
})
