import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import { progress as progressQuery, workflowIdOf } from '../../workflows/messages.ts'
import { entriesOf } from '../harness/evidence.ts'
import { Interview, type View } from '../harness/interview.ts'
import { PATIENT_SCRIPT, plainAnswer } from '../harness/scripts.ts'
import { signalsOf, signerOf, withWorkflow } from '../harness/temporal.ts'
import { attacked } from './stack.ts'

const MIB = 1024 * 1024
const FOREIGN = { id: 'nobody', role: 'admin' } as const
const salt = () => randomBytes(32).toString('hex')

/** Stands open at its last question, which nobody answers. */
const openInterview = () =>
  Interview.begin(attacked(), {
    script: PATIENT_SCRIPT,
    answer: (put) => (put.step === 'last' ? undefined : plainAnswer(put)),
  })

/** The same, when it has come there. */
const waitingInterview = async () => {
  const interview = await openInterview()
  await interview.asked('last', 'bride')
  await interview.until('its view has come there', async () => (await interview.view()).progress.step?.step === 'last')
  return interview
}

/** Messages that an agent of ours passes on, as large as Temporal takes them without a warning, and not before their turn. */
async function swell(interview: Interview, mib: number): Promise<void> {
  const signer = signerOf(attacked(), interview.id)
  await withWorkflow(attacked(), interview.id, async (handle) => {
    const send = () => {
      const payload = { junk: randomBytes(200_000).toString('hex') }
      return handle.signal('factsNoted', payload, signer.sign({ name: 'factsNoted', payload }))
    }
    for (let sent = 0; sent < mib * MIB; sent += 3 * 400_000) {
      await Promise.all([send(), send(), send()])
      // Answers once the messages were taken: of more than 2 MiB at a time Temporal makes another attempt.
      await handle.query(progressQuery)
    }
  })
}

// The longest of them begins first.
test.concurrent('an interview whose history swells is interrupted, may go on a while, and is sealed before Temporal would end it', async () => {
  const interview = await Interview.begin(attacked(), { answer: () => undefined })
  await swell(interview, 21)
  const { progress } = await interview.status('interrupted')
  expect(progress.cause).toMatchObject({ kind: 'history-limit', actions: ['resume', 'end'] })
  expect(progress.cause?.['bytes']).toBeGreaterThan(20 * MIB)
  const resumed = await interview.act('resume', { reason: 'It is looked after.' })
  expect(resumed.status).toBe('active')
  await swell(interview, 8)
  await interview.status('interrupted')
  await swell(interview, 18)
  const view = await interview.status('cancelled')
  expect(view.progress).toMatchObject({ ended_by: 'history-limit' })
  const record = await interview.sealed()
  expect(entriesOf(record, 'interrupted')).toHaveLength(2)
  expect(entriesOf(record, 'history-exhausted')).toHaveLength(1)
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  await interview.leave()
})

test.concurrent('an interview whose workflow was terminated is sealed with what there is', async () => {
  const interview = await waitingInterview()
  const before = await interview.record()
  await withWorkflow(attacked(), interview.id, (handle) => handle.terminate('an attack'))
  const view = await interview.status('cancelled')
  expect(view.progress).toMatchObject({ ended_by: 'workflow-gone', phase: 'closed' })
  const record = await interview.sealed()
  expect(record.entries.slice(0, before.entries.length)).toEqual(before.entries)
  expect(entriesOf(record, 'workflow-gone').map(({ data }) => data)).toEqual([{ how: 'terminated' }])
  expect(verifyRecord(record)).toMatchObject({
    verified: true,
    sealed: true,
    completeness: { complete: false, missing: [{ step: 'last', respondent: 'bride' }] },
  })
  await expect(interview.act('resume')).rejects.toThrow(/409 over/)
  await expect(interview.api.get(`/sessions/${interview.id}/verification`)).resolves.toMatchObject({ verified: true })
  await interview.until('nobody is left in the room', () => interview.people.every(({ room }) => !room.isConnected))
  await interview.leave()
})

test.concurrent('an interview that Temporal does not know is shown so, takes no act but its end, and is sealed by it', async () => {
  const interview = await waitingInterview()
  await withWorkflow(attacked(), interview.id, async ({ client }) => {
    await client.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: workflowIdOf(interview.id) },
    })
  })
  const view = await interview.status('interrupted')
  expect(view.progress.cause).toEqual({ kind: 'workflow-gone', how: 'missing', actions: ['end'] })
  for (const act of ['pause', 'resume', 'steps/last/retake']) {
    await expect(interview.act(act)).rejects.toThrow(/409 workflow-gone/)
  }
  const ended = await interview.act('end', { reason: 'It is lost.' })
  expect(ended.status).toBe('cancelled')
  const record = await interview.sealed()
  expect(entriesOf(record, 'end-requested')).toHaveLength(1)
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  await interview.leave()
})

test.concurrent('what is not signed by API or agent changes no interview, whoever reaches its workflow', async () => {
  const interview = await waitingInterview()
  const { progress } = await interview.view()
  const ask = progress.step ?? { step: '', respondent: '', round: 0 }
  const answer = {
    id: { epoch: progress.agent.joined, seq: 10_000 },
    ask,
    heard: {
      id: randomUUID(),
      respondent: ask.respondent,
      text: { value: 'Forged', salt: salt() },
      channel: 'typed',
      startMs: 0,
      endMs: 0,
    },
    verdict: { outcome: 'accepted', value: 'Forged', reason: 'forged', judge: { by: 'rule', rule: 'text.given' } },
    salt: salt(),
  }
  const facts = { id: answer.id, facts: [{ kind: 'bleed' }] }
  const signer = signerOf(attacked(), interview.id)
  const another = signerOf(attacked(), randomUUID())
  const taken = (await signalsOf(attacked(), interview.id)).findLast(({ name }) => name === 'stepCompleted')
  const signals: [what: string, name: string, payload: unknown, signature?: unknown][] = [
    ['an answer without a signature', 'stepCompleted', answer],
    ['an answer with an empty signature', 'stepCompleted', answer, ''],
    ['an answer with a signature of zeros', 'stepCompleted', answer, '0'.repeat(128)],
    ['an answer whose signature is an object', 'stepCompleted', answer, { toString: 'x' }],
    [
      'an answer signed for another interview',
      'stepCompleted',
      answer,
      another.sign({ name: 'stepCompleted', payload: answer }),
    ],
    [
      'an answer signed as another message',
      'stepCompleted',
      answer,
      signer.sign({ name: 'answerJudged', payload: answer }),
    ],
    ['an answer signed before it was changed', 'stepCompleted', answer, taken?.signature],
    ['an old answer under a new number', 'stepCompleted', { ...taken?.payload, id: answer.id }, taken?.signature],
    ['a verdict', 'answerJudged', answer],
    [
      'a new agent',
      'agentJoined',
      { id: { epoch: progress.agent.epoch, seq: 0 }, identity: 'agent-x', software: 'x', clock: '', present: [] },
    ],
    ['somebody who left', 'participantChanged', { id: answer.id, respondent: 'bride', present: false, atMs: 0 }],
    ['facts', 'factsNoted', facts],
    ['the end of the room', 'roomChanged', { event: 'room-finished', clock: new Date().toISOString() }],
  ]
  await withWorkflow(attacked(), interview.id, async (handle) => {
    for (const [, name, payload, signature] of signals) {
      await handle.signal(name, payload, ...(signature === undefined ? [] : [signature]))
    }
  })
  const refused = await interview.until('all are noted as refused', async () => {
    const entries = entriesOf(await interview.record(), 'message-refused')
    return entries.length >= signals.length && entries
  })
  expect(refused.map(({ data }) => `${data['code']} ${data['signal']}`)).toEqual(
    signals.map(([, name]) => `forged ${name}`),
  )
  const after = await interview.view()
  expect(after.status).toBe('active')
  expect(after.progress.step).toMatchObject({ step: ask.step, respondent: ask.respondent })
  const standing = ({ asks }: View['progress']) => asks.map(({ status, due }) => [status, due])
  expect(standing(after.progress)).toEqual(standing(progress))
  expect(after.progress.agent).toEqual(progress.agent)
  const record = await interview.record()
  expect(record.openings.map(({ value }) => value)).not.toContain('Forged')
  expect(verifyRecord(record).verified).toBe(true)
  await interview.act('end')
  await interview.sealed()
  await interview.leave()
})

test.concurrent('acts of people are refused without the signature of the API, and one that was seen does not serve again', async () => {
  const interview = await openInterview()
  await interview.beginsToAsk('agreed', 'groom')
  const payload = { actor: FOREIGN }
  const waiver = { actor: FOREIGN, step: 'last', reason: { value: 'forged', salt: salt() } }
  const signer = signerOf(attacked(), interview.id)
  const acts: [name: string, payload: object, signature?: string][] = [
    ['pause', payload],
    ['end', payload],
    ['waiveStep', waiver],
    ['retakeStep', { actor: FOREIGN, step: 'shape' }],
    ['end', payload, signer.sign({ name: 'end', payload })],
    ['end', payload, signer.sign({ name: 'end', updateId: 'of another call', payload })],
    ['waiveStep', waiver, signer.sign({ name: 'pause', updateId: 'an-act', payload: waiver })],
  ]
  const { progress } = await interview.view()
  await withWorkflow(attacked(), interview.id, async (handle) => {
    for (const [name, act, signature] of acts) {
      const call = handle.executeUpdate(name, {
        args: [act, ...(signature === undefined ? [] : [signature])],
        updateId: `an-act-${randomUUID()}`,
      })
      await expect(call).rejects.toMatchObject({ cause: { type: 'forged' } })
    }
  })
  expect((await interview.view()).status).toBe('active')
  expect((await interview.view()).progress.asks.length).toBe(progress.asks.length)
  await interview.act('end')
  const record = await interview.sealed()
  expect(entriesOf(record, 'end-requested').map(({ data }) => data['actor'])).not.toContainEqual(FOREIGN)
  expect(entriesOf(record, 'paused')).toEqual([])
  await interview.leave()
})
