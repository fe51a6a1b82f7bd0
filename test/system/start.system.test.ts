import { expect, test } from 'vitest'
import { answersOf, entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { ASKS } from '../harness/scripts.ts'

const instance = useInstance()

test('an interview is conducted from its start to its sealed record', async () => {
  const interview = await Interview.begin(instance())
  const record = await finish(interview)
  expect(answersOf(record).map(({ ask, effect }) => `${ask.step} ${ask.respondent} ${effect}`)).toEqual(
    ASKS.map((ask) => `${ask} accepted`),
  )
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
  expect((await interview.view()).status).toBe('completed')
})

test('a start repeated ten times in parallel makes one room and one agent', async () => {
  const interview = await Interview.prepare(instance())
  const answers = await Promise.all(Array.from({ length: 10 }, () => interview.start()))
  expect(answers.map(({ livekit_room_name }) => livekit_room_name)).toEqual(answers.map(() => interview.id))
  await interview.join()
  await interview.asked('colour', 'groom')
  expect(interview.groom.agents).toHaveLength(1)
  const record = await finish(interview)
  for (const type of ['started', 'room-created', 'lease-issued', 'agent-joined']) {
    expect(entriesOf(record, type), type).toHaveLength(1)
  }
  expect(new Set(interview.groom.captions.map(({ from }) => from)).size).toBe(1)
})

test('six interviews that are started at once each get their agent by their first lease', async () => {
  const silent = () => undefined
  const interviews = await Promise.all(
    Array.from({ length: 6 }, () => Interview.prepare(instance(), { answer: silent })),
  )
  await Promise.all(interviews.map((interview) => interview.start()))
  for (const interview of interviews) {
    await interview.until('an agent has joined', async () => (await interview.view()).progress.agent.joined > 0)
    expect(entriesOf(await interview.record(), 'lease-issued')).toHaveLength(1)
    await interview.act('end')
  }
})
