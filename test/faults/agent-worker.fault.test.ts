import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { answersOf, entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { plainAnswer, type Put, QUICK_SCRIPT } from '../harness/scripts.ts'

const instance = useInstance()
const script = QUICK_SCRIPT

/** Answers everything at once but one step, so that no interview is over before something has happened. */
const holding = (step: string, until: Promise<void>) => async (put: Put) => {
  if (put.step === step) await until
  return plainAnswer(put)
}

test('with the agent worker and all its jobs killed, the interviews go on once it is back', async () => {
  const isBack = Promise.withResolvers<void>()
  const answer = holding('shape', isBack.promise)
  const interviews = await Promise.all([1, 2].map(() => Interview.begin(instance(), { script, answer })))
  await Promise.all(interviews.map((interview) => interview.beginsToAsk('shape', 'groom')))
  await instance().agent.kill()
  await instance().agent.start()
  isBack.resolve()
  for (const interview of interviews) {
    const record = await finish(interview)
    expect(entriesOf(record, 'agent-joined')).toHaveLength(2)
    expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(5)
  }
})

test('an agent worker that is stopped in good order gives its interview to another', async () => {
  const stopped = Promise.withResolvers<void>()
  const answer = holding('shape', stopped.promise)
  const interview = await Interview.begin(instance(), { script, answer })
  await interview.asked('shape', 'groom')
  const second = await instance().startAgent('agent-2')
  try {
    await instance().agent.stop()
    stopped.resolve()
    const record = await finish(interview)
    expect(entriesOf(record, 'agent-joined')).toHaveLength(2)
  } finally {
    await instance().agent.start()
    await second.stop()
  }
})

test('an interview that is started while no agent worker runs is conducted once one comes', async () => {
  await instance().agent.stop()
  const interview = await Interview.begin(instance(), { script })
  await interview.until(
    'a lease was lost for want of an agent',
    async () => entriesOf(await interview.record(), 'lease-lost').length > 0,
  )
  await delay(2_000)
  expect(interview.groom.captions).toEqual([])
  await instance().agent.start()
  const record = await finish(interview)
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
})
