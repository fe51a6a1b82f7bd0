import type { Committed } from '../../../../interview/exchange.ts'
import { chainAll, EMPTY_CHAIN, firstEntry, type TimedDraft } from '../../../../interview/record/chain.ts'
import type { DraftOf, EntryDraft } from '../../../../interview/record/entries.ts'
import { saltFor } from '../../../../interview/record/hash.ts'
import type { RecordDocument } from '../../../../interview/record/record.ts'

const SESSION = '018f0000-0000-7000-8000-000000000001'
const BEGIN = Date.UTC(2026, 10, 3, 14, 0, 0)
const actor = { id: 'a-stern', role: 'lawyer', request: 'req-7f3a' } as const
const NAMES = { groom: 'Johann Weber', bride: 'Maria Conti' }
type Respondent = keyof typeof NAMES

const TRACKS = ['officer', 'groom', 'bride']
const PIECE_MS = 10_000

const STEPS = [
  { id: 'name', ask: 'Please state your full name.' },
  { id: 'consent', ask: 'Do you wish to marry the person beside you, of your own free will?' },
  { id: 'address', ask: 'Where do you live?' },
]

/** Puts entries one after the other, as an interview does. */
class Writer {
  readonly drafts: TimedDraft[] = []
  #now = BEGIN
  #clock = BEGIN
  #epoch = 0
  #seq = 0
  #heard = 0

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
    this.put({ ...firstEntry(SESSION, 'scripted') }, 0)
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
      session_id: SESSION,
      kind: 'scripted',
      entries,
      openings,
      head: head.hash,
      sealed,
    }
  }
}

const model = { by: 'model', model: 'gemini-2.5-flash', prompt_sha256: 'c0ffee'.padEnd(64, '4') } as const

/** An interview in which much happened: an outage, a side question, a referral, a correction. */
export function sampleRecord(): RecordDocument {
  const writer = new Writer()
  writer.begin(STEPS)
  writer.put({ type: 'recording-started', data: { message: writer.message(), epoch: 1, at_ms: 0, tracks: TRACKS } }, 0)
  writer.answer(0, 'groom', 'My name is Johann Weber.', {
    value: 'Johann Weber',
    judge: { by: 'rule', rule: 'name-of-party' },
    readBack: ['You said Johann Weber. Is that right?', 'Yes.'],
  })
  writer.answer(0, 'bride', 'Maria Conti.', { value: 'Maria Conti', judge: { by: 'rule', rule: 'name-of-party' } })
  const question = { message: writer.message(), ask: { step: 'consent', respondent: 'groom', round: 1 } }
  writer.put(
    {
      type: 'side-question',
      data: { ...question, heard: writer.heard('groom'), by: { by: 'phrase' } },
      committed: {
        text: writer.value('What happens if I say no?'),
        reply: writer.value('Then the marriage is not registered. Nobody else is told why.'),
      },
    },
    9,
  )
  writer.answer(1, 'groom', 'Well, I suppose so.', {
    outcome: 'unclear',
    effect: 'asked-again',
    judge: model,
    reason: 'He hesitates: this is neither a clear yes nor a no.',
    quote: 'I suppose so',
    prompt: 'Question: Do you wish to marry …\nAnswer: "Well, I suppose so."',
  })
  writer.put(
    {
      type: 'bleed',
      data: { message: writer.message(), of: 'heard-5', heard: writer.heard('bride') },
      committed: { text: writer.value('Yes, I do.') },
    },
    2,
  )
  writer.answer(1, 'groom', 'Yes, I do. Of my own free will.', { round: 2, value: true })
  writer.stored(TRACKS)
  writer.put({ type: 'lease-lost', data: { epoch: 1, loss: 'process-died' } }, 3)
  writer.agent(4_000)
  writer.put(
    {
      type: 'hearing-gap',
      data: { message: writer.message(), respondent: 'bride', code: 'reconnecting', start_ms: 1_000, end_ms: 3_500 },
    },
    5,
  )
  writer.answer(1, 'bride', undefined, {
    outcome: 'no-answer',
    effect: 'unresolved',
    judge: { by: 'rule', rule: 'silence' },
    reason: 'Nothing was said in time.',
    seconds: 34,
  })
  writer.put({
    type: 'interrupted',
    data: { cause: { kind: 'referred', step: 'consent', respondent: 'bride', because: 'unresolved' } },
  })
  writer.put(
    {
      type: 'step-retaken',
      data: { actor, step: 'consent', respondent: 'bride' },
      committed: { reason: writer.value('Her microphone was off; she has another now.') },
    },
    187,
  )
  writer.answer(1, 'bride', 'Yes, I do.', { round: 2, value: true })
  writer.answer(2, 'groom', 'In Vienna.', { value: 'Vienna', judge: { by: 'rule', rule: 'any-text' } })
  writer.put(
    { type: 'paused', data: { actor }, committed: { reason: writer.value('The couple asked for a break.') } },
    3,
  )
  writer.put({ type: 'resumed', data: { actor } }, 312)
  writer.answer(2, 'bride', 'In Linz.\nSince 2019.', { value: 'Linz', judge: { by: 'rule', rule: 'any-text' } })
  writer.answer(2, 'groom', 'I meant Graz.', {
    type: 'correction',
    value: 'Graz',
    judge: { by: 'rule', rule: 'any-text' },
  })
  writer.put({ type: 'agent-left', data: { epoch: 2 } }, 4)
  writer.put({ type: 'closed', data: { status: 'completed', by: 'agent' } })
  writer.put({ type: 'sealed', data: { completeness: { complete: true, due: 6, accepted: 6, missing: [] } } })
  return writer.record()
}

/** One of so many entries, of which most are answers. */
export function longRecord(entries: number): RecordDocument {
  const writer = new Writer()
  const steps = Array.from({ length: 500 }, (_, place) => ({ id: `step-${place}`, ask: `Question ${place + 1}?` }))
  writer.begin(steps)
  const asks = steps.flatMap((_, place) => (['groom', 'bride'] as const).map((respondent) => ({ place, respondent })))
  for (let round = 1; writer.drafts.length < entries; round++) {
    for (const { place, respondent } of asks) {
      if (writer.drafts.length >= entries) break
      writer.answer(place + STEPS.length, respondent, `I have said ${place} already.`, {
        round,
        outcome: 'unclear',
        effect: 'asked-again',
        reason: 'It says nothing of what was asked.',
      })
    }
  }
  return writer.record()
}
