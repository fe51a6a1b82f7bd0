import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { killAgent } from '../harness/processes.ts'
import { plainAnswer, QUICK_SCRIPT } from '../harness/scripts.ts'

const instance = useInstance()
const HOLD = 'One moment, please.'

const identities = (record: Awaited<ReturnType<typeof finish>>) =>
  new Set(entriesOf(record, 'agent-joined').map(({ data }) => data['identity']))

for (const away of [1, 10]) {
  test(`with Temporal killed for ${away} s the living agent keeps its place and holds the conversation`, async () => {
    let killedAt: number | undefined
    let back: Promise<void> | undefined
    const interview = await Interview.begin(instance(), {
      script: QUICK_SCRIPT,
      answer: async (put) => {
        if (put.step === 'shape' && killedAt === undefined) {
          await instance().stack.temporal.kill()
          killedAt = Date.now()
          back = delay(away * 1_000).then(() => instance().stack.temporal.start())
        }
        return plainAnswer(put)
      },
    })
    await interview.asked('shape', 'groom')
    await interview.hears(HOLD)
    await back
    await interview.asked('last', 'bride')
    expect(interview.groom.agentsGone).toEqual([])
    const record = await finish(interview)
    expect([...identities(record)]).toHaveLength(1)
    expect(interview.puts.filter(({ step }) => step === 'shape')).toHaveLength(1)
  })
}

test('with Temporal killed over a question the agent keeps its place', async () => {
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  await interview.beginsToAsk('agreed', 'groom')
  await instance().stack.temporal.kill()
  await instance().stack.temporal.start()
  const record = await finish(interview)
  expect([...identities(record)]).toHaveLength(1)
})

test('with Temporal and the agent killed at once another agent takes over', async () => {
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  await interview.beginsToAsk('shape', 'groom')
  killAgent(interview)
  await instance().stack.temporal.kill()
  await instance().stack.temporal.start()
  const record = await finish(interview)
  expect([...identities(record)]).toHaveLength(2)
})
