import { setTimeout as delay } from 'node:timers/promises'
import { Room } from '@livekit/rtc-node'
import { AccessToken } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import { agentProcessOf } from '../../local/instance.ts'
import { answersOf, entriesOf, wordsOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { gone } from '../harness/processes.ts'
import { plainAnswer, QUICK_SCRIPT } from '../harness/scripts.ts'
import { startProxy } from '../harness/proxy.ts'
import { joinAsAgent, keysOf, toneIn } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { listen, Voices } from '../harness/voices.ts'

const instance = useInstance({ AGENT_IDLE_PROCESSES: '3' })
/** What is on its way through a jitter buffer is heard by then. */
const TAIL_MS = 1_000
/** Long enough that one agent is in the middle of it when the other wakes up. */
const ask = 'Choose the shape that you like best of all the shapes that there are in the whole wide world of shapes.'
const script = {
  ...QUICK_SCRIPT,
  steps: QUICK_SCRIPT.steps.map((step) => (step.id === 'shape' ? { ...step, ask } : step)),
}

test.concurrent('two agents that sound at once in a real room are found out', async () => {
  const keys = keysOf(instance().stack.env)
  const room = `two-voices-${Date.now()}`
  const token = new AccessToken(keys.apiKey, keys.apiSecret, { identity: 'listener' })
  token.addGrant({ roomJoin: true, room })
  const [listener, voices] = [new Room(), new Voices()]
  listen(listener, voices)
  await listener.connect(keys.url, await token.toJwt(), { autoSubscribe: true, dynacast: false })
  const agents = await Promise.all(['one', 'two'].map((identity) => joinAsAgent(keys, room, identity)))
  const [first, second] = await Promise.all(agents.map(toneIn))
  await until('the first is heard', async () => {
    await first?.(300)
    return voices.heard('one')
  })
  await delay(TAIL_MS)
  await until('the second is heard', async () => {
    await second?.(300)
    return voices.heard('two')
  })
  expect(voices.choruses).toEqual([])
  await Promise.all([first?.(500), second?.(500)])
  expect(await until('both are heard at once', () => voices.choruses[0]?.speakers.toSorted())).toEqual(['one', 'two'])
  await Promise.all([...agents, listener].map((each) => each.disconnect()))
})

/** Its agent worker ends a job that was sent out of the room and does not go, which on a busy machine comes first. */
function wake(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

test.concurrent('an agent that was frozen and replaced is silent when it wakes up, and leaves', async () => {
  const interview = await Interview.begin(instance(), { script })
  const { from: older } = await interview.beginsToAsk('shape', 'groom')
  const frozen = agentProcessOf(instance(), interview.id)
  await interview.until('the older agent is heard', () => interview.voices.heard(older))
  process.kill(frozen, 'SIGSTOP')
  const { startedAt, from: newer } = await interview.until('another agent asks', () =>
    interview.groom.captions.find(({ from, text }) => from !== older && text !== '' && ask.startsWith(text)),
  )
  wake(frozen)
  await interview.until('the newer agent is heard', () => interview.voices.heard(newer, startedAt))
  const record = await finish(interview)
  await gone(frozen)
  expect(interview.voices.heard(older, startedAt)).toBe(false)
  expect(interview.groom.captions.filter(({ from, startedAt: at }) => from === older && at > startedAt)).toEqual([])
  expect(entriesOf(record, 'lease-lost').map(({ data }) => data['loss'])).toEqual([
    'heartbeat-timeout',
    'offer-declined',
  ])
  expect(entriesOf(record, 'agent-joined').map(({ data }) => data['identity'])).toEqual([older, newer])
})

test.concurrent('an agent that comes into the room without the lease is removed', async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.beginsToAsk('shape', 'groom')
  const rival = await joinAsAgent(keysOf(instance().stack.env), interview.id, 'agent-rival')
  await interview.until('the rival is removed', () => !rival.isConnected)
  const record = await finish(interview)
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
})

test('an agent that is cut off from Temporal falls silent, and what it still had to say is refused and noted', async () => {
  const proxy = await startProxy(instance().stack.env['TEMPORAL_ADDRESS'] ?? '')
  await instance().agent.kill()
  await instance().startAgent('agent-cut-off', { TEMPORAL_ADDRESS: proxy.address })
  let cutOff = false
  const interview: Interview = await Interview.begin(instance(), {
    script,
    answer: async (put) => {
      if (put.step !== 'shape' || cutOff) return plainAnswer(put)
      cutOff = true
      proxy.hold()
      return 'On its way'
    },
  })
  const { from: older } = await interview.hears('One moment, please.')
  proxy.lose()
  await interview.until('another agent has joined', async () => (await interview.view()).progress.agent.joined > 1)
  proxy.release()
  const { from: newer, startedAt } = await interview.until('another agent speaks', () =>
    interview.groom.captions.find(({ from }) => from !== older),
  )
  const record = await finish(interview)
  expect(interview.voices.heard(older)).toBe(true)
  expect(interview.voices.heard(older, startedAt)).toBe(false)
  expect(interview.voices.heard(newer)).toBe(true)
  const refused = entriesOf(record, 'message-refused')
  expect(refused.length).toBeGreaterThan(0)
  for (const { data } of refused)
    expect(data).toMatchObject({ code: 'superseded-agent', signal: 'stepCompleted', message: { epoch: 1 } })
  expect(refused.map((entry) => wordsOf(record, entry, 'answer'))).toContain('On its way')
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(5)
  proxy.close()
})
