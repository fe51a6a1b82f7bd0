import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answersOf, entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { killAgent } from '../harness/processes.ts'
import { plainAnswer, type Put, QUICK_SCRIPT } from '../harness/scripts.ts'
import { signalsOf, signerOf, withWorkflow } from '../harness/temporal.ts'

const instance = useInstance({ AGENT_IDLE_PROCESSES: '3' })
const script = QUICK_SCRIPT
const salt = () => randomBytes(32).toString('hex')

/** Answers everything but the last question, which keeps the interview open until the test is done. */
function openInterview(): Promise<Interview> {
  return Interview.begin(instance(), { script, answer: (put) => (put.step === 'last' ? undefined : plainAnswer(put)) })
}

/** An answer as an agent reports it. */
const answerTo = (ask: Put, id: { epoch: number; seq: number }, text: string) => ({
  id,
  ask,
  heard: {
    id: randomUUID(),
    respondent: ask.respondent,
    text: { value: text, salt: salt() },
    channel: 'typed',
    startMs: 0,
    endMs: 0,
  },
  verdict: { outcome: 'accepted', value: text, reason: 'forged', judge: { by: 'rule', rule: 'text.given' } },
  salt: salt(),
})

/** Sends signals as an agent does; those that were taken before have their signature. */
const send = (interview: Interview, signals: { name: string; payload: unknown; signature?: string }[]) =>
  withWorkflow(instance(), interview.id, async (handle) => {
    const signer = signerOf(instance(), interview.id)
    for (const { name, payload, signature } of signals) {
      await handle.signal(name, payload, signature ?? signer.sign({ name, payload }))
    }
  })

test.concurrent('signals that come again, in whatever order, count once', async () => {
  const interview = await openInterview()
  await interview.asked('last', 'bride')
  const before = await interview.record()
  const sent = await signalsOf(instance(), interview.id)
  await send(interview, [...sent, ...sent.toReversed(), ...sent])
  await interview.bride.type('Winter')
  const record = await finish(interview)
  expect(sent.length).toBeGreaterThanOrEqual(5)
  expect(record.entries.slice(0, before.entries.length)).toEqual(before.entries)
  expect(answersOf(record).map(({ effect }) => effect)).toEqual([
    'accepted',
    'accepted',
    'accepted',
    'accepted',
    'accepted',
  ])
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
})

test.concurrent('late signals of an agent that was replaced are refused and noted', async () => {
  const interview = await openInterview()
  await interview.beginsToAsk('agreed', 'groom')
  killAgent(interview)
  await interview.asked('last', 'bride')
  const { progress } = await interview.view()
  const open = progress.step ?? { step: '', respondent: '', round: 0 }
  const old = await signalsOf(instance(), interview.id).then((signals) =>
    signals.filter(({ payload }) => (payload['id'] as { epoch: number }).epoch === 1),
  )
  await send(interview, [...old, { name: 'stepCompleted', payload: answerTo(open, { epoch: 1, seq: 500 }, 'Late') }])
  await send(interview, [{ name: 'stepCompleted', payload: answerTo(open, { epoch: 99, seq: 0 }, 'Early') }])
  await send(interview, [{ name: 'stepCompleted', payload: { nonsense: true } }])
  await interview.bride.type('Winter')
  const record = await finish(interview)
  const refused = entriesOf(record, 'message-refused').map(({ data }) => `${data['code']} ${data['signal']}`)
  expect(refused).toEqual([
    ...old.map(({ name }) => `superseded-agent ${name}`),
    'superseded-agent stepCompleted',
    'superseded-agent stepCompleted',
    'malformed stepCompleted',
  ])
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(5)
  expect(record.openings.map(({ value }) => value)).toContain('Winter')
})
