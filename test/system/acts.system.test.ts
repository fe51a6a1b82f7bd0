import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answersOf, entriesOf, wordsOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { plainAnswer, QUICK_SCRIPT } from '../harness/scripts.ts'

const instance = useInstance({ AGENT_IDLE_PROCESSES: '3' })
const script = QUICK_SCRIPT

test.concurrent('a pause silences the officer over a question, which is put again on resuming', async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.beginsToAsk('shape', 'groom')
  const paused = await interview.act('pause', { reason: 'A break.' })
  expect(paused.status).toBe('paused')
  const { startedAt } = await interview.hears('The interview is paused. The person in charge will resume it.')
  await interview.groom.type('Answered in the break')
  await interview.until('the officer has it, and shows it', () =>
    interview.bride.othersTyped.some(({ text }) => text === 'Answered in the break'),
  )
  await interview.act('resume')
  await interview.hears('The interview continues.', startedAt)
  const record = await finish(interview)
  expect(record.openings.map(({ value }) => value)).not.toContain('Answered in the break')
  const [pause] = entriesOf(record, 'paused')
  expect(pause && wordsOf(record, pause, 'reason')).toBe('A break.')
  expect(entriesOf(record, 'resumed')).toHaveLength(1)
})

test.concurrent('an end over a question closes the interview, and the record says what is missing', async () => {
  const interview = await Interview.begin(instance(), {
    script,
    answer: (put) => (put.step === 'shape' ? undefined : plainAnswer(put)),
  })
  await interview.beginsToAsk('shape', 'groom')
  await interview.act('end', { reason: 'It is late.' })
  const missing = ['shape groom', 'agreed groom', 'agreed bride', 'last bride'].map((ask) => {
    const [step = '', respondent = ''] = ask.split(' ')
    return { step, respondent, status: 'pending' as const }
  })
  const record = await finish(interview, missing)
  expect((await interview.view()).status).toBe('cancelled')
  expect(interview.groom.captions.at(-1)?.text).toBe(script.closing)
  expect(entriesOf(record, 'closed').map(({ data }) => [data['status'], data['ended_by']])).toEqual([
    ['cancelled', 'person'],
  ])
  await expect(interview.act('resume')).rejects.toThrow(/409 over/)
  await expect(interview.start()).rejects.toThrow(/409 over/)
})

test.concurrent('an act on what has changed meanwhile is refused', async () => {
  const interview = await Interview.begin(instance(), {
    script,
    answer: (put) => (put.step === 'last' ? undefined : plainAnswer(put)),
  })
  await interview.asked('shape', 'groom')
  const { revision } = (await interview.view()).progress
  await interview.asked('last', 'bride')
  const waiver = { reason: 'It is known.' }
  await expect(interview.act('steps/shape/waive', { ...waiver, expected_revision: 1 })).rejects.toThrow(
    /409 step-changed/,
  )
  await expect(interview.act('steps/shape/waive', waiver)).rejects.toThrow(/409 already-accepted/)
  await expect(interview.act('steps/last/retake', { expected_revision: revision })).rejects.toThrow(/409 step-changed/)
  await expect(interview.act('steps/nothing/waive', waiver)).rejects.toThrow(/unknown-step/)
  const paused = await interview.act('pause', { expected_revision: (await interview.view()).progress.revision })
  await expect(interview.act('resume', { expected_revision: paused.progress.revision - 1 })).rejects.toThrow(
    /409 step-changed/,
  )
  await interview.act('resume', { expected_revision: paused.progress.revision })
  await interview.bride.type('Winter')
  interview.answer = plainAnswer
  await finish(interview)
})

test.concurrent('an act that is repeated with its Idempotency-Key is one act with one answer', async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.beginsToAsk('shape', 'groom')
  const key = { 'Idempotency-Key': randomUUID() }
  const answers = await Promise.all([1, 2, 3].map(() => interview.act('pause', {}, key)))
  answers.push(await interview.act('pause', {}, key))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'paused'))
  await expect(interview.act('pause')).rejects.toThrow(/409 not-active/)
  await interview.act('resume', {}, { 'Idempotency-Key': randomUUID() })
  const record = await finish(interview)
  expect(entriesOf(record, 'paused')).toHaveLength(1)
  expect(answersOf(record)).toHaveLength(5)
})
