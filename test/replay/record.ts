/**
 * Writes the histories that replay.test.ts replays: `node test/replay/record.ts NAME...`. Each new form of history
 * gets a new name; one that is there is written anew only when old histories need not survive, and this is said then.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dispose } from '@livekit/rtc-node'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { ApiClient } from '../../local/client.ts'
import { startInstance } from '../../local/instance.ts'
import { Interview } from '../harness/interview.ts'
import { killAgent } from '../harness/processes.ts'
import { QUICK_SCRIPT, type Put, SHORT_SCRIPT } from '../harness/scripts.ts'
import { withWorkflow } from '../harness/temporal.ts'

const HISTORIES = fileURLToPath(new URL('./histories', import.meta.url))

const instance = await startInstance({
  dataDir: mkdtempSync(join(tmpdir(), 'lexnova-replay-')),
  onProgress: (line) => process.stderr.write(`${line}\n`),
  env: { VOICE_WORDS_PER_MINUTE: '450' },
})

async function keep(name: string, interview: Pick<Interview, 'id'>): Promise<void> {
  const history = await withWorkflow(instance, interview.id, async (handle) => {
    await handle.result().catch(() => undefined)
    return handle.fetchHistory()
  })
  const file = join(HISTORIES, `${name}.json`)
  // Stack traces name this machine's folders, and no replay reads them.
  const text = historyToJSON(history).replaceAll(/"stackTrace":\s*"(?:[^"\\]|\\.)*"/g, '"stackTrace": ""')
  writeFileSync(file, `${text}\n`)
  process.stderr.write(`${file}\n`)
}

async function plain(name: string): Promise<void> {
  const interview = await Interview.begin(instance, { script: SHORT_SCRIPT })
  await interview.status('completed')
  await interview.leave()
  await keep(name, interview)
}

/** An unclear answer, a pause, an agent that dies, a retake, a waive and a correction. */
async function eventful(): Promise<void> {
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
  await keep('eventful', interview)
}

async function endedByAPerson(): Promise<void> {
  const interview = await Interview.begin(instance, { script: QUICK_SCRIPT, answer: () => undefined })
  await interview.asked('colour', 'groom')
  await interview.act('end', { reason: 'The groom fell ill' })
  await interview.status('cancelled')
  await interview.leave()
  await keep('ended-by-a-person', interview)
}

/** Everybody agrees to be recorded, and the end comes before the last answer. */
async function recorded(): Promise<void> {
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
  await keep('recorded', interview)
}

async function neverStarted(): Promise<void> {
  const api = new ApiClient(instance.url, instance.key)
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Ada', bride_name: 'Bea' })
  await api.upload(id, 'bad.json', new TextEncoder().encode('{"steps": []}')).catch(() => undefined)
  await api.upload(id, 'good.json', new TextEncoder().encode('["Who are you?"]'))
  await api.call('PUT', `/sessions/${id}/script`, { steps: ['Who are you?', 'And who else?'] })
  await api.post(`/sessions/${id}/end`)
  await keep('never-started', { id })
}

const SCENARIOS: Record<string, () => Promise<void>> = {
  plain: () => plain('plain'),
  // Messages with signatures, and a record that begins with what it is of.
  signed: () => plain('signed'),
  eventful,
  'ended-by-a-person': endedByAPerson,
  recorded,
  'never-started': neverStarted,
}

try {
  await Promise.all(process.argv.slice(2).map((name) => SCENARIOS[name]?.()))
} finally {
  await instance.remove()
  await dispose()
}
process.exit(0)
