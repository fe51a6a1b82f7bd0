import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { RecordDocument } from '../../interview/record/record.ts'
import { ApiClient } from '../client.ts'
import { agentProcessOf, type Instance } from '../instance.ts'
import { type Caption, TypingRespondent } from '../respondent.ts'
import { visible } from '../visible.ts'
import type { Say } from './report.ts'

const SCRIPT = fileURLToPath(new URL('../../examples/marriage-verification.pdf', import.meta.url))
const RECORD_WAIT_MS = 30_000
const INTERVIEW_LIMIT_MS = 10 * 60_000

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

/** Answers like a person: after a question for this respondent was spoken, once for each time it is put. */
class Couple {
  readonly #people: TypingRespondent[]
  readonly #crash: () => void
  readonly #say: Say
  readonly #used = new Map<string, number>()
  readonly #shown = new Set<string>()
  #crashed = false

  constructor(crash: () => void, say: Say) {
    this.#crash = crash
    this.#say = say
    this.#people = (Object.keys(NAMES) as Role[]).map((role) => new TypingRespondent(role))
    for (const person of this.#people) person.onCaption((caption) => void this.#hear(person, caption))
  }

  async join(url: string, tokens: Record<string, string>): Promise<void> {
    for (const person of this.#people) await person.join(url, tokens[person.role] ?? '')
  }

  async leave(): Promise<void> {
    for (const person of this.#people) await person.leave()
  }

  async #hear(person: TypingRespondent, { text, segment, speaker }: Caption): Promise<void> {
    if (speaker.kind !== 'officer') return
    if (!this.#shown.has(segment)) this.#say(`Officer: ${visible(text)}`)
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
    this.#say(`${NAMES[person.role as Role]}: ${answer}`)
    await person.type(answer)
    if (progress.step_id !== CRASH_AT.step || person.role !== CRASH_AT.role || this.#crashed) return
    this.#crashed = true
    this.#crash()
  }
}

/** The example's interview by two people who type, up to its sealed record. */
export async function conductTyped(instance: Instance, say: Say, withCrash: boolean): Promise<RecordDocument> {
  const api = new ApiClient(instance.url, instance.key)
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: NAMES.groom, bride_name: NAMES.bride })
  const { steps } = await api.upload<{ steps: unknown[] }>(id, 'marriage-verification.pdf', readFileSync(SCRIPT))
  say(`\nSession ${id}: ${steps.length} steps read from the PDF.\n`)
  const started = await api.post<{ url: string; tokens: Record<string, string> }>(`/start-interview/${id}`)
  const crash = () => {
    if (!withCrash) return
    const pid = agentProcessOf(instance, id)
    say(`--- SIGKILL to the agent's process ${pid} ---`)
    process.kill(pid, 'SIGKILL')
  }
  const couple = new Couple(crash, say)
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
