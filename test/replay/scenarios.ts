import type { Instance } from '../../local/instance.ts'
import { ApiClient } from '../../local/client.ts'
import { Interview } from '../harness/interview.ts'
import { killAgent } from '../harness/processes.ts'
import { type Put, QUICK_SCRIPT, SHORT_SCRIPT } from '../harness/scripts.ts'
import { hinderedInFlight, swollen } from './patched-scenarios.ts'

/** Conducts one interview to its end. */
export type Scenario = (instance: Instance) => Promise<Pick<Interview, 'id'>>

async function plain(instance: Instance): Promise<Interview> {
  const interview = await Interview.begin(instance, { script: SHORT_SCRIPT })
  await interview.status('completed')
  await interview.leave()
  return interview
}

/** An unclear answer, a pause, an agent that dies, a retake, a waive and a correction. */
async function eventful(instance: Instance): Promise<Interview> {
  const silent = new Set(['shape groom', 'last bride'])
  const answer = ({ step, respondent, round }: Put) => {
    if (silent.has(`${step} ${respondent}`)) return undefined
    if (step === 'agreed') return respondent === 'groom' && round === 1 ? 'Perhaps, who knows' : 'Yes'
    return `Answer number ${round}`
  }
  const interview = await Interview.begin(instance, { script: QUICK_SCRIPT, answer })
  await interview.asked('shape', 'groom')
  await interview.act('pause', { reason: 'A break' })
  await interview.act('resume')
  killAgent(interview)
  await interview.hears('I am sorry, there was an interruption. Your answers so far are safe. Let us continue.')
  await interview.act('steps/colour/retake')
  await interview.act('steps/shape/waive', { reason: 'Not needed' })
  await interview.asked('last', 'bride')
  await interview.groom.type('Correction: blue')
  silent.delete('last bride')
  await interview.status('completed')
  await interview.leave()
  return interview
}

async function endedByAPerson(instance: Instance): Promise<Interview> {
  const interview = await Interview.begin(instance, { script: QUICK_SCRIPT, answer: () => undefined })
  await interview.asked('colour', 'groom')
  await interview.act('end', { reason: 'The groom fell ill' })
  await interview.status('cancelled')
  await interview.leave()
  return interview
}

/** Everybody agrees to be recorded, and the end comes before the last answer. */
async function recorded(instance: Instance): Promise<Interview> {
  const steps = [
    { id: 'agreed', ask: 'May we record?', respondent: 'all', expect: { kind: 'consent', to: 'recording' } },
  ]
  const script = { ...QUICK_SCRIPT, steps: [...steps, { id: 'last', ask: 'Which season?', respondent: 'bride' }] }
  const answer = ({ step }: Put) => (step === 'agreed' ? 'Yes' : undefined)
  const interview = await Interview.begin(instance, { script, answer })
  await interview.asked('last', 'bride')
  await interview.act('end', { reason: 'The bride fell ill' })
  await interview.status('cancelled')
  await interview.leave()
  return interview
}

async function neverStarted(instance: Instance): Promise<Pick<Interview, 'id'>> {
  const api = new ApiClient(instance.url, instance.key)
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Ada', bride_name: 'Bea' })
  await api.upload(id, 'bad.json', new TextEncoder().encode('{"steps": []}')).catch(() => undefined)
  await api.upload(id, 'good.json', new TextEncoder().encode('["Who are you?"]'))
  await api.call('PUT', `/sessions/${id}/script`, { steps: ['Who are you?', 'And who else?'] })
  await api.post(`/sessions/${id}/end`)
  return { id }
}

/** By the name of the history. */
export const SCENARIOS: Record<string, Scenario> = {
  plain,
  // Messages with signatures, and a record that begins with what it is of.
  signed: plain,
  eventful,
  'ended-by-a-person': endedByAPerson,
  recorded,
  // As `recorded`, since what no agent has noted of the sound is noted at the end.
  'sound-settled': recorded,
  'never-started': neverStarted,
  'hindered-in-flight': hinderedInFlight,
  swollen,
}
