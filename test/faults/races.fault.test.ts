import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ApiError } from '../../local/client.ts'
import { agentProcessOf } from '../../local/instance.ts'
import { answersOf, entriesOf, wordsOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { lostWords } from '../harness/heard.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { ASKS, plainAnswer, type Put } from '../harness/scripts.ts'

const instance = useInstance({ AGENT_IDLE_PROCESSES: '3' })

/** How much later the act comes than the answer. */
const LEADS_MS = [-60, -15, -5, 0, 5, 15, 60]
/** Each question begins with another word. */
const WORDS = ['Zero', 'One', 'Two', 'Three', 'Four', 'Five', 'Six']
const STEPS = WORDS.map((_, index) => `step-${index}`)
const script = {
  opening: 'Good day.',
  closing: 'Goodbye.',
  steps: STEPS.map((id, index) => ({ id, ask: `${WORDS[index]}, please?`, respondent: 'groom' })),
}

/** An act of a person; answers with the code of its refusal, if it was refused. */
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'taken',
    (error: unknown) => {
      if (error instanceof ApiError && error.status === 409) return String(error.body['code'])
      throw error
    },
  )

/** Fires an act and an answer at each step's first putting; the plain answer follows where the step is put again. */
async function race(act: (interview: Interview, put: Put) => Promise<unknown>) {
  const outcomes = new Map<string, string>()
  const acts: Promise<unknown>[] = []
  const interview: Interview = await Interview.begin(instance(), {
    script,
    answer: async (put) => {
      const lead = LEADS_MS[STEPS.indexOf(put.step)] ?? 0
      if (outcomes.has(put.step)) return plainAnswer(put)
      outcomes.set(put.step, 'under way')
      const acted = delay(Math.max(0, lead)).then(() =>
        codeOf(act(interview, put)).then((code) => outcomes.set(put.step, code)),
      )
      acts.push(acted)
      await delay(Math.max(0, -lead))
      return plainAnswer(put)
    },
  })
  await interview.until('every act was fired', () => acts.length === STEPS.length)
  await Promise.all(acts)
  return { interview, outcomes }
}

test.concurrent('a waiver that races an answer: one of them wins, and the record says which', async () => {
  const { interview, outcomes } = await race((of, { step }) =>
    of.act(`steps/${step}/waive`, { reason: 'It is known.' }),
  )
  const waived = STEPS.filter((step) => outcomes.get(step) === 'taken')
  const record = await finish(
    interview,
    waived.map((step) => ({ step, respondent: 'groom', status: 'waived' })),
  )
  const accepted = answersOf(record)
    .filter(({ effect }) => effect === 'accepted')
    .map(({ ask }) => ask.step)
  expect(STEPS.filter((step) => outcomes.get(step) === 'already-accepted')).toEqual(accepted)
  expect([...waived, ...accepted].toSorted()).toEqual(STEPS)
  expect(lostWords(record, interview.people)).toEqual([])
  expect(entriesOf(record, 'step-waived').map(({ data }) => data['step'])).toEqual(waived)
})

test.concurrent('an answer that is given before a waiver and arrives after it is kept and noted, and the waiver stands', async () => {
  let answered = false
  const interview: Interview = await Interview.begin(instance(), {
    script,
    answer: async (put) => {
      if (answered) return plainAnswer(put)
      answered = true
      const agent = agentProcessOf(instance(), interview.id)
      process.kill(agent, 'SIGSTOP')
      await interview.groom.type('Too late')
      await interview.act('steps/step-0/waive', { reason: 'It is known.' })
      process.kill(agent, 'SIGCONT')
      return undefined
    },
  })
  const record = await finish(interview, [{ step: 'step-0', respondent: 'groom', status: 'waived' }])
  const kept = entriesOf(record, 'answer-kept')
  expect(kept.map((entry) => wordsOf(record, entry, 'answer'))).toEqual(['Too late'])
  await expect(interview.act('steps/step-0/retake')).rejects.toThrow(/409 over/)
})

test.concurrent('a second answer in the same breath does not count, and is kept in the record', async () => {
  // Long questions: what is typed while the first half of the next one is spoken cannot be its answer.
  const steps = script.steps.map((step) => ({
    ...step,
    ask: `${step.ask.slice(0, -1)}, whenever you are ready and as slowly as you like to say it?`,
  }))
  const interview: Interview = await Interview.begin(instance(), {
    script: { ...script, steps },
    answer: async ({ step }) => {
      await interview.groom.type('The first')
      return step === STEPS.at(-1) ? undefined : 'The second'
    },
  })
  const record = await finish(interview)
  const words = (type: string) => new Set(entriesOf(record, type).map((entry) => wordsOf(record, entry, 'answer')))
  expect([words('answer'), words('answer-kept')]).toEqual([new Set(['The first']), new Set(['The second'])])
  expect(lostWords(record, interview.people)).toEqual([])
})

test.concurrent('a retake that races an answer puts the question again, and its answer counts', async () => {
  const { interview, outcomes } = await race((of, { step }) => of.act(`steps/${step}/retake`))
  const record = await finish(interview)
  expect([...outcomes.values()]).toEqual(STEPS.map(() => 'taken'))
  for (const step of STEPS) {
    const retaken = entriesOf(record, 'step-retaken').find(({ data }) => data['step'] === step)
    const settled = answersOf(record).findLast(({ ask, effect }) => ask.step === step && effect === 'accepted')
    expect(settled?.seq, step).toBeGreaterThan(retaken?.seq ?? Number.POSITIVE_INFINITY)
    expect(interview.puts.filter((put) => put.step === step).length, step).toBeGreaterThanOrEqual(2)
  }
  expect(lostWords(record, interview.people)).toEqual([])
})

test.concurrent.for([
  { first: 'correction', pet: false },
  { first: 'answer', pet: true },
])('a correction that races the next answer recomputes what is due, with the $first first', async ({ first, pet }) => {
  const correction = 'I want to correct my answer to question 4: no'
  const interview: Interview = await Interview.begin(instance(), {
    answer: async (put) => {
      if (put.step !== 'pet-name') return plainAnswer(put)
      const texts = first === 'correction' ? [correction, 'Rex'] : ['Rex', correction]
      for (const text of texts) await interview.groom.type(text)
      return undefined
    },
  })
  const record = await finish(interview)
  expect(answersOf(record, 'correction').map(({ ask, effect }) => `${ask.step} ${effect}`)).toEqual(['pet corrected'])
  expect(answersOf(record).some(({ ask, effect }) => ask.step === 'pet-name' && effect === 'accepted')).toBe(pet)
  expect((await interview.view()).progress.asks.find(({ step }) => step === 'pet-name')?.due).toBe(false)
})

test.concurrent('a correction that makes an earlier step due has it asked before the closing', async () => {
  let corrected = false
  const interview: Interview = await Interview.begin(instance(), {
    answer: async (put) => {
      if (put.step === 'pet') return 'No.'
      if (put.step === 'last' && !corrected) {
        corrected = true
        await interview.groom.type('I want to correct my answer to question 4: yes')
        return undefined
      }
      return plainAnswer(put)
    },
  })
  await interview.until(
    'the correction is recorded',
    async () => answersOf(await interview.record(), 'correction').length === 1,
  )
  await interview.asked('last', 'bride', 2)
  const record = await finish(interview)
  const accepted = answersOf(record)
    .filter(({ effect }) => effect === 'accepted')
    .map(({ ask }) => `${ask.step} ${ask.respondent}`)
  expect(accepted.toSorted()).toEqual(ASKS.toSorted())
  expect(accepted.slice(-2)).toContain('pet-name groom')
})
