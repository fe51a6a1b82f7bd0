/** `npm run demo`: one complete interview without a person, then its record verified. */
import './quiet-rtc.ts'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dispose } from '@livekit/rtc-node'
import type { RecordDocument } from '../interview/record/record.ts'
import { verifyRecord } from '../interview/record/verify.ts'
import { ApiClient } from './client.ts'
import { agentProcessOf, type Instance, startInstance } from './instance.ts'
import { type Caption, TypingRespondent } from './respondent.ts'

const SCRIPT = fileURLToPath(new URL('../examples/marriage-verification.pdf', import.meta.url))
const RECORD_WAIT_MS = 30_000
const INTERVIEW_LIMIT_MS = 10 * 60_000

const { values: options } = parseArgs({ options: { crash: { type: 'boolean' }, json: { type: 'boolean' } } })
const NAMES = { groom: 'Johann Ernst Weber', bride: 'Maria Luisa Conti' } as const
type Role = keyof typeof NAMES

/** What the two people say, step by step; where there are two answers the first one is unclear. */
const ANSWERS: Record<string, Partial<Record<Role, string[]>>> = {
  consent: { groom: ['Yes, I consent.'], bride: ['Yes, I do.'] },
  'groom-name': { groom: ['My name is Johann Ernst Weber.'] },
  'bride-name': { bride: ['I am Maria Luisa Conti.'] },
  'groom-born': { groom: ['12 March 1988'] },
  'bride-born': { bride: ['1990-07-03'] },
  'free-will': { groom: ['Yes.'], bride: ['Well, I suppose so, more or less.', 'Yes.'] },
  coercion: { groom: ['No.'], bride: ['No.'] },
  kinship: { groom: ['No.'], bride: ['No.'] },
  'groom-previous': { groom: ['Yes.'] },
  'groom-ended': { groom: ['By divorce.'] },
  'bride-previous': { bride: ['No.'] },
  'in-force': { groom: ['No.'], bride: ['No.'] },
  duties: { groom: ['Yes, I do.'], bride: ['Yes, I understand.'] },
  truth: { groom: ['Yes, I do.'], bride: ['Yes, I confirm.'] },
  vows: { groom: ['Yes, I do.'], bride: ['Yes, I do.'] },
}
/** The agent is killed as this answer is on its way. */
const CRASH_AT = { step: 'kinship', role: 'bride' }

const say = (line: string): void => {
  if (!options.json) process.stdout.write(`${line}\n`)
  else process.stderr.write(`${line}\n`)
}

/** Answers like a person: after a question for this respondent was spoken, once for each time it is put. */
class Couple {
  readonly #people: TypingRespondent[]
  readonly #crash: () => void
  readonly #used = new Map<string, number>()
  readonly #shown = new Set<string>()
  #crashed = false

  constructor(crash: () => void) {
    this.#crash = crash
    this.#people = (Object.keys(NAMES) as Role[]).map((role) => new TypingRespondent(role))
    for (const person of this.#people) person.onCaption((caption) => void this.#hear(person, caption))
  }

  async join(url: string, tokens: Record<string, string>): Promise<void> {
    for (const person of this.#people) await person.join(url, tokens[person.role] ?? '')
  }

  async leave(): Promise<void> {
    for (const person of this.#people) await person.leave()
  }

  async #hear(person: TypingRespondent, { text, segment }: Caption): Promise<void> {
    if (!this.#shown.has(segment)) say(`Officer: ${text}`)
    this.#shown.add(segment)
    const { progress } = person
    const isPut = progress?.question === text || text === progress?.clarification
    if (progress?.step_id === undefined || progress.respondent !== person.role || !isPut) return
    const answers = ANSWERS[progress.step_id]?.[person.role as Role] ?? []
    const key = `${progress.step_id} ${person.role}`
    const used = this.#used.get(key) ?? 0
    this.#used.set(key, used + 1)
    const answer = answers[Math.min(used, answers.length - 1)]
    if (answer === undefined) return
    say(`${NAMES[person.role as Role]}: ${answer}`)
    await person.type(answer)
    if (progress.step_id !== CRASH_AT.step || person.role !== CRASH_AT.role || this.#crashed) return
    this.#crashed = true
    this.#crash()
  }
}

async function conduct(instance: Instance): Promise<RecordDocument> {
  const api = new ApiClient(instance.url, instance.key)
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: NAMES.groom, bride_name: NAMES.bride })
  const { steps } = await api.upload<{ steps: unknown[] }>(id, 'marriage-verification.pdf', readFileSync(SCRIPT))
  say(`\nSession ${id}: ${steps.length} steps read from the PDF.\n`)
  const started = await api.post<{ url: string; tokens: Record<string, string> }>(`/start-interview/${id}`)
  const couple = new Couple(() => {
    if (!options.crash) return
    const pid = agentProcessOf(instance, id)
    say(`--- SIGKILL to the agent's process ${pid} ---`)
    process.kill(pid, 'SIGKILL')
  })
  await couple.join(started.url, started.tokens)
  await waitFor(INTERVIEW_LIMIT_MS, async () => {
    const { status, progress } = await api.get<{ status: string; progress: unknown }>(`/sessions/${id}`)
    if (status === 'interrupted') throw new Error(`the interview was interrupted: ${JSON.stringify(progress)}`)
    return status === 'completed' ? true : undefined
  })
  const record = await waitFor(RECORD_WAIT_MS, async () => {
    const document = await api.get<RecordDocument & Record<string, unknown>>(`/sessions/${id}/record`)
    return document.sealed ? document : undefined
  })
  await couple.leave()
  return record
}

async function waitFor<T>(limitMs: number, attempt: () => Promise<T | undefined>): Promise<T> {
  const until = performance.now() + limitMs
  while (performance.now() < until) {
    const result = await attempt()
    if (result !== undefined) return result
    await delay(300)
  }
  throw new Error('the interview did not come to its end in time')
}

function report(record: RecordDocument, seconds: number): boolean {
  const verification = verifyRecord(record)
  const file = join(tmpdir(), `lexnova-record-${record.session_id}.json`)
  writeFileSync(file, JSON.stringify(record, null, 2))
  const answers = record.entries.filter((entry) => entry.type === 'answer')
  const result = {
    session_id: record.session_id,
    steps: verification.completeness?.due ?? 0,
    accepted: verification.completeness?.accepted ?? 0,
    clarifications: answers.filter(({ data }) => data['outcome'] === 'unclear' && data['effect'] === 'asked-again')
      .length,
    agent_replacements: record.entries.filter((entry) => entry.type === 'agent-joined').length - 1,
    record_complete: verification.completeness?.complete ?? false,
    record_verified: verification.verified,
    seconds: Math.round(seconds * 10) / 10,
  }
  say(`\nRecord: ${file}`)
  say(`Check it yourself: npm run verify -- ${file}\n`)
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  else for (const [name, value] of Object.entries(result)) say(`${name.padEnd(20)} ${value}`)
  return result.record_complete && result.record_verified
}

const startedAt = performance.now()
const instance = await startInstance({
  dataDir: mkdtempSync(join(tmpdir(), 'lexnova-demo-')),
  onProgress: say,
  env: { VOICE_WORDS_PER_MINUTE: '300', LOG_LEVEL: 'info' },
})
let proven = false
try {
  proven = report(await conduct(instance), (performance.now() - startedAt) / 1_000)
} finally {
  await instance.remove()
  await dispose()
}
process.exit(proven ? 0 : 1)
