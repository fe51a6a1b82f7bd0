import type { Committed } from '../../../../interview/exchange.ts'
import { chainAll, EMPTY_CHAIN, firstEntry, type TimedDraft } from '../../../../interview/record/chain.ts'
import type { DraftOf, EntryDraft } from '../../../../interview/record/entries.ts'
import { saltFor } from '../../../../interview/record/hash.ts'
import type { RecordDocument } from '../../../../interview/record/record.ts'

const SESSION = '018f0000-0000-7000-8000-000000000001'
const BEGIN = Date.UTC(2026, 10, 3, 14, 0, 0)
export const actor = { id: 'a-stern', role: 'lawyer', request: 'req-7f3a' } as const
const NAMES = { groom: 'Johann Weber', bride: 'Maria Conti' }
type Respondent = keyof typeof NAMES

export const TRACKS = ['officer', 'groom', 'bride']
const PIECE_MS = 10_000

export const STEPS = [
  { id: 'name', ask: 'Please state your full name.' },
  { id: 'consent', ask: 'Do you wish to marry the person beside you, of your own free will?' },
  { id: 'address', ask: 'Where do you live?' },
]

/** Puts entries one after the other, as an interview does. */
export class Writer {
  readonly drafts: TimedDraft[] = []
  readonly #session: string
  #now = BEGIN
  #clock = BEGIN
  #epoch = 0
  #seq = 0
  #heard = 0

  constructor(session = SESSION) {
    this.#session = session
  }

  put(draft: EntryDraft, seconds = 1): void {
    this.#now += seconds * 1_000
    this.drafts.push({ ...draft, at: new Date(this.#now).toISOString() })
  }

  value<T>(value: T): Committed<T> {
    return { value, salt: saltFor('5'.repeat(64), `${this.drafts.length}-${JSON.stringify(value)}`) }
  }

  message() {
    this.#seq += 1
    return { epoch: this.#epoch, seq: this.#seq }
  }

  /** The sound of an agent's time so far, in pieces of 10 s. */
  stored(tracks: readonly string[]): void {
    const pieces = Math.ceil((this.#now - this.#clock + 10_000) / PIECE_MS)
    const chunks = tracks.flatMap((track) =>
      Array.from({ length: pieces }, (_, number) => ({
        track,
        number,
        start_ms: number * PIECE_MS,
        end_ms: (number + 1) * PIECE_MS,
        sha256: 'd'.repeat(64),
      })),
    )
    this.put({ type: 'recording-stored', data: { message: this.message(), epoch: this.#epoch, chunks } }, 0)
  }

  agent(interruption_ms?: number): void {
    this.#epoch += 1
    this.#seq = 0
    this.put({ type: 'lease-issued', data: { epoch: this.#epoch } })
    this.put({
      type: 'agent-joined',
      data: {
        message: { epoch: this.#epoch, seq: 0 },
        identity: `agent-${this.#epoch}`,
        software: 'lexnova 0.1.0',
        clock: new Date(this.#now).toISOString(),
        present: ['groom', 'bride'],
        equipment: { hearing: 'deepgram', judging: 'gemini', speaking: 'elevenlabs' },
        ...(interruption_ms === undefined ? {} : { interruption_ms }),
      },
    })
    this.#clock = this.#now
  }

  heard(respondent: string, lengthMs = 1_800) {
    this.#heard += 1
    const end_ms = this.#now - this.#clock + 6_000
    return {
      id: `heard-${this.#heard}`,
      respondent,
      channel: 'voice' as const,
      start_ms: end_ms - lengthMs,
      end_ms,
      confidence: 0.97,
      level_db: -21.4,
    }
  }

  answer(
    place: number,
    respondent: Respondent,
    text: string | undefined,
    said: Partial<Pick<DraftOf<'answer'>['data'], 'outcome' | 'effect' | 'judge' | 'need'>> & {
      round?: number
      reason?: string
      quote?: string
      prompt?: string
      value?: string | boolean
      readBack?: [string, string]
      seconds?: number
      type?: 'answer' | 'correction'
    } = {},
  ): void {
    const { id, ask = '' } = STEPS[place] ?? { id: `step-${place}` }
    const { respondent: speaker, ...heard } = this.heard(respondent)
    const {
      round = 1,
      reason = 'it fits',
      quote,
      prompt,
      value,
      readBack,
      seconds = 7,
      type = 'answer',
      ...rest
    } = said
    const data = {
      message: this.message(),
      ask: { step: id, respondent, round },
      outcome: 'accepted' as const,
      judge: { by: 'rule' as const, rule: 'plain-yes' },
      ...rest,
      question: { start_ms: heard.start_ms - 4_200, end_ms: heard.start_ms - 600, spoken: 1 },
      ...(text === undefined ? {} : { answer: { speaker, ...heard } }),
    }
    const committed = {
      question: this.value(ask || `Question ${place + 1}?`),
      reason: this.value(reason),
      ...(text === undefined ? {} : { answer: this.value(text) }),
      ...(value === undefined ? {} : { value: this.value(value) }),
      ...(quote === undefined ? {} : { quote: this.value(quote) }),
      ...(prompt === undefined ? {} : { prompt: this.value(prompt) }),
      ...(readBack ? { read_back: this.value(readBack[0]), confirmation: this.value(readBack[1]) } : {}),
    }
    if (type === 'correction') this.put({ type, data: { ...data, effect: 'corrected' }, committed }, seconds)
    else this.put({ type, data: { effect: 'accepted', ...data } as DraftOf<'answer'>['data'], committed }, seconds)
  }

  begin(steps: readonly { id: string; ask: string }[]): void {
    this.put({ ...firstEntry(this.#session, 'scripted') }, 0)
    this.put({ type: 'script-set', data: { actor, version: 1, sha256: 'a'.repeat(64), steps: steps.length } })
    for (const respondent of ['groom', 'bride']) {
      const clock = new Date(BEGIN).toISOString()
      const link = { respondent, invitation: `018f0000-0000-7000-9000-00000000000${respondent.length}`, clock }
      this.put({ type: 'invitation-made', data: { ...link, actor } }, 4)
      this.put({ type: 'seat-taken', data: { ...link, seat: 1 } }, 40)
    }
    const script = {
      title: 'Marriage',
      language: 'en',
      respondents: ['groom', 'bride'],
      opening: 'Good morning.',
      closing: 'Thank you.',
      steps: steps.map((step) => ({
        ...step,
        respondent: 'all',
        expect: 'text',
        required: true,
        onUnresolved: 'refer',
      })),
    }
    this.put(
      {
        type: 'started',
        data: { actor, script_version: 1, respondents: ['groom', 'bride'] },
        committed: {
          script: this.value(script),
          ...Object.fromEntries(Object.entries(NAMES).map(([id, name]) => [`name.${id}`, this.value(name)])),
        },
      } as EntryDraft,
      95,
    )
    this.put({ type: 'room-created', data: { room: 'room-1', sid: 'RM_1' } })
    this.agent()
  }

  record(): RecordDocument {
    const { entries, openings, head } = chainAll(EMPTY_CHAIN, this.drafts)
    const sealed = entries.at(-1)?.type === 'sealed'
    return {
      format: 'lexnova-record/2',
      session_id: this.#session,
      kind: 'scripted',
      entries,
      openings,
      head: head.hash,
      sealed,
    }
  }
}
