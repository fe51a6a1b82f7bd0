import { setTimeout as delay } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { jobProcessesOf, killAgent, lifelinesOf } from '../harness/processes.ts'
import { plainAnswer, QUICK_SCRIPT } from '../harness/scripts.ts'
import { until } from '../harness/until.ts'

const instance = useInstance()
const script = QUICK_SCRIPT

const losses = (record: RecordDocument) => entriesOf(record, 'lease-lost').map(({ data }) => data['loss'])
const joinedEpochs = (record: RecordDocument) =>
  entriesOf(record, 'agent-joined').map(({ data }) => (data['message'] as { epoch: number }).epoch)

async function waitingProcess(): Promise<number> {
  const [pid] = await until('one process waits for a job', () => {
    const jobs = jobProcessesOf(instance())
    return jobs.length === 1 && jobs
  })
  return pid ?? 0
}

test('an agent that is killed before it joins is replaced', async () => {
  const interview = await Interview.prepare(instance(), { script })
  const pid = await waitingProcess()
  const starting = interview.start()
  await interview.until('the process takes its job', () => lifelinesOf(instance()) > 0)
  process.kill(pid, 'SIGKILL')
  await starting
  await interview.join()
  const record = await finish(interview)
  expect(losses(record)).toEqual([expect.stringMatching('process-died|heartbeat-timeout')])
  expect(joinedEpochs(record)).toEqual([2])
})

test('a lease that goes to a dead process is given to another', async () => {
  process.kill(await waitingProcess(), 'SIGKILL')
  const record = await finish(await Interview.begin(instance(), { script }))
  expect(losses(record)).toEqual(['heartbeat-timeout'])
  expect(joinedEpochs(record)).toEqual([2])
})

describe('one agent of several', () => {
  beforeAll(async () => {
    await instance().agent.kill()
    await instance().startAgent('agent-for-several', { AGENT_IDLE_PROCESSES: '3' })
  })

  test.concurrent('an agent that is killed over its question is replaced, and the question is put again', async () => {
    const interview = await Interview.begin(instance(), { script })
    await interview.beginsToAsk('shape', 'groom')
    killAgent(interview)
    const record = await finish(interview)
    expect(losses(record)).toEqual(['process-died'])
    expect(interview.puts.filter(({ step }) => step === 'shape')).toHaveLength(1)
    expect(interview.groom.captions.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('there was an interruption'),
    )
  })

  test.concurrent('agents that are killed between an answer and its signal lose no accepted answer', async () => {
    const afterMs = [0, 3, 8, 20, 60]
    const killed = new Set<number>()
    const interview = await Interview.begin(instance(), {
      script,
      answer: async (put) => {
        const text = `${await plainAnswer(put)}`
        const wait = afterMs.shift()
        if (wait === undefined) return text
        await Promise.all([
          interview.people.find(({ role }) => role === put.respondent)?.type(text),
          delay(wait).then(() => killed.add(killAgent(interview))),
        ])
        return undefined
      },
    })
    const record = await finish(interview)
    expect(killed.size).toBe(5)
    expect(losses(record)).toEqual(Array.from(killed, () => 'process-died'))
  })

  test.concurrent('an agent that is killed after the last answer is replaced, and only the closing line is left', async () => {
    const interview = await Interview.begin(instance(), { script })
    await interview.until('nothing is left to ask', async () => (await interview.view()).progress.phase === 'closing')
    killAgent(interview)
    const record = await finish(interview)
    expect(joinedEpochs(record)).toHaveLength(2)
    expect(interview.groom.captions.at(-1)?.text).toBe('Goodbye.')
  })

  test.concurrent('an agent that is killed over the closing line is replaced, and it is said again', async () => {
    const closing = 'Thank you both for all of these answers; this interview is now complete. Goodbye.'
    const interview = await Interview.begin(instance(), { script: { ...script, closing } })
    const { from } = await interview.hears(closing)
    killAgent(interview)
    await finish(interview)
    const said = interview.groom.captions.filter(({ text }) => text === closing)
    expect(said.map((caption) => caption.from)).toEqual([expect.not.stringContaining(from)])
  })
})
