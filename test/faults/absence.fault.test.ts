import { setTimeout as delay } from 'node:timers/promises'
import { RoomServiceClient } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { keysOf } from '../harness/tone.ts'

const instance = useInstance()
const script = QUICK_SCRIPT
const MINUTE_MS = 60_000

const identities = (record: RecordDocument) => [
  ...new Set(entriesOf(record, 'agent-joined').map(({ data }) => data['identity'])),
]

async function participantsOf(interview: Interview): Promise<string[]> {
  const { url, apiKey, apiSecret } = keysOf(instance().stack.env)
  const found = await new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret).listParticipants(
    interview.id,
  )
  return found.map(({ identity }) => identity)
}

test.concurrent('with both people away the agent waits, and goes on when they are back', async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.beginsToAsk('shape', 'groom')
  await interview.leave()
  await interview.until(
    'the agent knows that both are away',
    async () => (await interview.view()).progress.present.length === 0,
  )
  const heard = interview.groom.captions.length
  await delay(3_000)
  expect(await participantsOf(interview)).toHaveLength(1)
  await interview.join()
  const record = await finish(interview)
  expect(identities(record)).toHaveLength(1)
  expect(interview.groom.captions.length).toBeGreaterThan(heard)
  expect(entriesOf(record, 'participant-left')).toHaveLength(2)
})

test.concurrent('with one person away the other is told whom the officer waits for', async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.beginsToAsk('agreed', 'groom')
  const { bride } = interview
  await bride.leave()
  await interview.hears('We are waiting for Bea.')
  await interview.join(bride)
  const record = await finish(interview)
  expect(identities(record)).toHaveLength(1)
})

test('with LiveKit killed the people and the agent come back by themselves, and the interview goes on', async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.beginsToAsk('shape', 'groom')
  await instance().stack.liveKit.kill()
  await instance().stack.liveKit.start()
  const record = await finish(interview)
  expect(identities(record).length).toBeLessThanOrEqual(2)
})

test('with both people away for a minute, and LiveKit killed meanwhile, room and agent are still there', {
  timeout: 240_000,
}, async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.beginsToAsk('shape', 'groom')
  await interview.leave()
  await instance().stack.liveKit.kill()
  await instance().stack.liveKit.start()
  await delay(MINUTE_MS)
  const [agent, ...others] = await participantsOf(interview)
  expect(others).toEqual([])
  await interview.join()
  expect(interview.groom.agents).toEqual([agent])
  const record = await finish(interview)
  expect(identities(record).at(-1)).toBe(agent)
})
