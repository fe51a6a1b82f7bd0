import type { RecordDocument } from '../../interview/record/record.ts'
import { ApiClient } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import type { Stack } from '../../local/stack.ts'
import { type Caption, Person } from './person.ts'
import { type Answering, plainAnswer, type Put, SHORT_SCRIPT } from './scripts.ts'
import { LIMIT_MS, until } from './until.ts'
import { type Ear, Voices } from './voices.ts'

export interface View {
  status: string
  livekit_room_name: string | null
  progress: {
    revision: number
    phase: string
    step: Put | null
    present: string[]
    asks: (Put & { status: string; due: boolean; clarifications: number; corrections: number })[]
    cause: ({ kind: string; actions: string[] } & Record<string, unknown>) | null
    agent: { epoch: number; joined: number }
  }
}

export interface Started extends View {
  url: string
  tokens: Record<string, string>
  lawyer_token: string
  staff_token: string
}

export interface InterviewOptions {
  script?: object
  answer?: Answering
  names?: { groom: string; bride: string }
  /** Makes both people; they type when it is not given. */
  person?: (role: string, heard: (caption: Caption) => void, ear?: Ear) => Person
}

/** What an interview needs of an instance. */
type Conducting = Pick<Instance, 'url' | 'key' | 'env'> & { stack: Pick<Stack, 'env' | 'logsDir'> }

const typist: Required<InterviewOptions>['person'] = (role, heard, ear) => new Person(role, heard, ear)

const TRACE_LINES = 60
const RECORD_LIMIT_MS = 90_000

/** One interview through the REST API, with two people in its real room. */
export class Interview {
  readonly id: string
  readonly instance: Conducting
  readonly api: ApiClient
  readonly voices = new Voices()
  readonly groom: Person
  readonly bride: Person
  /** Questions that were heard to their end, with the time of that. */
  readonly puts: (Put & { at: number })[] = []
  answer: Answering
  started: Started | undefined

  private constructor(instance: Conducting, id: string, answer: Answering, person: typeof typist) {
    this.instance = instance
    this.id = id
    this.api = new ApiClient(instance.url, instance.key)
    this.answer = answer
    this.groom = person('groom', (caption) => void this.#hear(this.groom, caption), this.voices)
    this.bride = person('bride', (caption) => void this.#hear(this.bride, caption))
  }

  /** A session with its script, not started. */
  static async prepare(
    instance: Conducting,
    {
      script = SHORT_SCRIPT,
      answer = plainAnswer,
      names = { groom: 'Ada', bride: 'Bea' },
      person = typist,
    }: InterviewOptions = {},
  ): Promise<Interview> {
    const api = new ApiClient(instance.url, instance.key)
    const { id } = await api.post<{ id: string }>('/sessions', {
      groom_name: names.groom,
      bride_name: names.bride,
    })
    await api.upload(id, 'script.json', new TextEncoder().encode(JSON.stringify(script)))
    return new Interview(instance, id, answer, person)
  }

  /** Started, with both people in the room. */
  static async begin(instance: Conducting, options: InterviewOptions = {}): Promise<Interview> {
    const interview = await Interview.prepare(instance, options)
    await interview.start()
    await interview.join()
    return interview
  }

  get people(): Person[] {
    return [this.groom, this.bride]
  }

  async start(): Promise<Started> {
    this.started = await this.api.post<Started>(`/start-interview/${this.id}`)
    return this.started
  }

  async join(...people: Person[]): Promise<void> {
    const { url, tokens } = this.started ?? (await this.start())
    for (const person of people.length > 0 ? people : this.people) await person.join(url, tokens[person.role] ?? '')
  }

  view(): Promise<View> {
    return this.api.get<View>(`/sessions/${this.id}`)
  }

  /** `pause`, `resume`, `end`, or `steps/<step>/waive` and the like. */
  act(path: string, body: Record<string, unknown> = {}, headers?: Record<string, string>): Promise<View> {
    return this.api.post<View>(`/sessions/${this.id}/${path}`, body, headers)
  }

  async #hear(person: Person, { text }: Caption): Promise<void> {
    const { progress } = person
    if (progress?.respondent !== person.role || progress.step_id === undefined || progress.round === undefined) return
    if (text !== progress.question && text !== progress.clarification) return
    const put: Put = { step: progress.step_id, respondent: person.role, round: progress.round }
    this.puts.push({ ...put, at: Date.now() })
    const answer = await this.answer(put)
    if (answer !== undefined) await person.say(answer)
  }

  until<T>(
    what: string,
    attempt: () => T | undefined | false | Promise<T | undefined | false>,
    limitMs = LIMIT_MS,
  ): Promise<T> {
    return until(what, attempt, () => this.trace(), limitMs)
  }

  /** Resolves once this question was heard to its end; `times` counts its puttings. */
  asked(step: string, respondent: string, times = 1): Promise<true> {
    const count = () => this.puts.filter((put) => put.step === step && put.respondent === respondent).length
    return this.until(`${step} is asked of the ${respondent}`, () => count() >= times || undefined)
  }

  /** Resolves once the first words of this question are heard, whatever becomes of the rest. */
  beginsToAsk(step: string, respondent: string): Promise<Caption> {
    return this.until(`${step} begins to be asked of the ${respondent}`, () =>
      this.groom.captions.find(
        ({ about, text }) =>
          about?.step_id === step && about.respondent === respondent && text !== '' && about.question?.startsWith(text),
      ),
    )
  }

  /** Resolves once these words begin to be heard, at or after a time; answers with their caption. */
  hears(text: string, since = 0): Promise<Caption> {
    return this.until(`"${text}" is heard`, () =>
      this.groom.captions.find(
        (caption) => caption.startedAt >= since && caption.text !== '' && text.startsWith(caption.text),
      ),
    )
  }

  /** Resolves once one of the people has heard these words to their end, at or after a time. */
  heard(text: string, since = 0): Promise<Caption> {
    return this.until(`"${text}" is heard to its end`, () =>
      this.people
        .flatMap(({ captions }) => captions)
        .find((caption) => caption.startedAt >= since && caption.endedAt !== undefined && caption.text === text),
    )
  }

  async status(status: string): Promise<View> {
    return this.until(`the interview is ${status}`, async () => {
      const view = await this.view()
      return view.status === status && view
    })
  }

  record(): Promise<RecordDocument> {
    return this.api.get<RecordDocument & Record<string, unknown>>(`/sessions/${this.id}/record`)
  }

  /** The sealed record, once the interview has come to its end. */
  sealed(limitMs = RECORD_LIMIT_MS): Promise<RecordDocument> {
    return this.until(
      'the record is sealed',
      async () => {
        const { status, progress } = await this.view()
        if (status === 'interrupted') throw new Error(`interrupted: ${JSON.stringify(progress.cause)}\n${this.trace()}`)
        const record = await this.record()
        return record.sealed && record
      },
      limitMs,
    )
  }

  async leave(): Promise<void> {
    for (const person of this.people) await person.leave().catch(() => undefined)
  }

  /** What was heard and typed, in order of time. */
  trace(): string {
    const lines = [
      ...this.groom.captions.map(({ startedAt, text, from }) => ({ at: startedAt, line: `${from}: ${text}` })),
      ...this.people.flatMap(({ role, typed }) => typed.map(({ at, text }) => ({ at, line: `${role}: ${text}` }))),
    ]
    return lines
      .toSorted((a, b) => a.at - b.at)
      .slice(-TRACE_LINES)
      .map(({ at, line }) => `${new Date(at).toISOString()} ${line}`)
      .join('\n')
  }
}
