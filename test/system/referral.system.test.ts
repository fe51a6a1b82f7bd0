import { expect, test } from 'vitest'
import { answersOf, entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { type Answering, plainAnswer, QUICK_SCRIPT } from '../harness/scripts.ts'

const instance = useInstance({ AGENT_IDLE_PROCESSES: '3' })
const REFERRED = 'This point goes to the person in charge of the interview. Please stay in the room and wait.'
const script = {
  ...QUICK_SCRIPT,
  steps: QUICK_SCRIPT.steps.map((step) => (step.id === 'agreed' ? { ...step, maxClarifications: 1 } : step)),
}

/** The groom's answers to `agreed`, one after the other; everything else is answered plainly. */
function groomSays(...texts: string[]): Answering {
  return (put) => (put.step === 'agreed' && put.respondent === 'groom' ? texts.shift() : plainAnswer(put))
}

async function referred(because: 'contrary' | 'unresolved', ...texts: string[]): Promise<Interview> {
  const interview = await Interview.begin(instance(), { script, answer: groomSays(...texts) })
  const { progress } = await interview.status('interrupted')
  await interview.hears(REFERRED)
  expect(progress.cause).toMatchObject({
    kind: 'referred',
    step: 'agreed',
    respondent: 'groom',
    because,
    actions: ['resume', 'retake', 'waive', 'end'],
  })
  return interview
}

const effects = (record: Parameters<typeof answersOf>[0]) =>
  answersOf(record)
    .filter(({ ask }) => ask.step === 'agreed' && ask.respondent === 'groom')
    .map(({ effect }) => effect)

test.concurrent('a contrary answer is referred, and stands when the interview is resumed', async () => {
  const interview = await referred('contrary', 'No.')
  await interview.act('resume')
  const record = await finish(interview, [{ step: 'agreed', respondent: 'groom', status: 'contrary' }])
  expect(effects(record)).toEqual(['contrary'])
})

test.concurrent('a contrary answer is put again by a retake', async () => {
  const interview = await referred('contrary', 'No.', 'Yes.')
  await interview.act('steps/agreed/retake', { respondent: 'groom' })
  const record = await finish(interview)
  expect(effects(record)).toEqual(['contrary', 'accepted'])
})

test.concurrent('an answer that stays unclear is referred, and put again when the interview is resumed', async () => {
  const interview = await referred('unresolved', 'Perhaps so.', 'Perhaps not.', 'Yes.')
  await interview.act('resume')
  const record = await finish(interview)
  expect(effects(record)).toEqual(['asked-again', 'unresolved', 'accepted'])
})

test.concurrent('an answer that stays unclear is skipped by a waiver alone', async () => {
  const interview = await referred('unresolved', 'Perhaps so.', 'Perhaps not.')
  await interview.act('steps/agreed/waive', { respondent: 'groom', reason: 'He said it before.' })
  const record = await finish(interview, [{ step: 'agreed', respondent: 'groom', status: 'waived' }])
  expect(entriesOf(record, 'step-waived')).toHaveLength(1)
})

test.concurrent('an interview that was referred can be ended', async () => {
  const interview = await referred('contrary', 'No.')
  await interview.act('end')
  await finish(interview, [
    { step: 'agreed', respondent: 'groom', status: 'contrary' },
    { step: 'agreed', respondent: 'bride', status: 'pending' },
    { step: 'last', respondent: 'bride', status: 'pending' },
  ])
  expect((await interview.view()).status).toBe('cancelled')
})

test.concurrent('a contrary answer ends the interview where the script says so', async () => {
  const ending = {
    ...script,
    steps: script.steps.map((step) => (step.id === 'agreed' ? { ...step, onContrary: 'end' } : step)),
  }
  const interview = await Interview.begin(instance(), { script: ending, answer: groomSays('No.') })
  const record = await finish(interview, [
    { step: 'agreed', respondent: 'groom', status: 'contrary' },
    { step: 'agreed', respondent: 'bride', status: 'pending' },
    { step: 'last', respondent: 'bride', status: 'pending' },
  ])
  expect(entriesOf(record, 'closed').map(({ data }) => [data['status'], data['ended_by']])).toEqual([
    ['completed', 'contrary'],
  ])
})
