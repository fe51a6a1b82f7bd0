import { randomUUID } from 'node:crypto'
import type { Fact } from '../../interview/facts.ts'
import { type TypedMarks, typedMarksOf } from '../../interview/typed-attributes.ts'
import { TYPED_LIMIT, typedText } from '../../interview/typed-text.ts'
import { Allowance, type Rate } from '../allowance.ts'

/** Faster than people type, also several short answers in one go. */
const MESSAGES: Rate = { burst: 30, perMinute: 20 }
const CHARACTERS: Rate = { burst: 20_000, perMinute: 20_000 }
/** Messages of one respondent that are being received. */
const STREAMS = 64
const LONGEST_STREAM_MS = 30_000
/** What is left out within this time stands in the record once. */
const SUMMARY_MS = 60_000

/** A text stream as it comes; `close` stops receiving it. */
export type TextStream = AsyncIterable<string> & {
  close(): Promise<void>
  readonly info: { attributes?: Record<string, string> }
}

export interface TypedWords extends TypedMarks {
  id: string
  respondent: string
  text: string
  startMs: number
}

export interface TypedIntakeEvents {
  /** Milliseconds since the agent joined. */
  now(): number
  typed(words: TypedWords): void
  /** For the first time there was more than is read. */
  overwhelmed(respondent: string): void
  leftOut(fact: Extract<Fact, { kind: 'words-left-out' }>): void
}

interface Sender {
  streams: number
  messages: Allowance
  characters: Allowance
  wasTold: boolean
  leftOut?: { messages: number; characters: number; startMs: number; endMs: number; timer: NodeJS.Timeout }
}

/**
 * What respondents type, from its stream to words. Nobody floods the officer: what is more than an honest person
 * could write is counted, and neither judged nor kept.
 */
export class TypedIntake {
  readonly #events: TypedIntakeEvents
  readonly #senders = new Map<string, Sender>()

  constructor(events: TypedIntakeEvents) {
    this.#events = events
  }

  async receive(stream: TextStream, respondent: string): Promise<void> {
    const sender = this.#senderOf(respondent)
    const startMs = this.#events.now()
    if (sender.streams >= STREAMS) {
      this.#leaveOut(respondent, sender, 0)
      return await stream.close().catch(() => undefined)
    }
    sender.streams += 1
    const raw = await read(stream).catch(() => undefined)
    sender.streams -= 1
    const text = raw === undefined ? undefined : typedText(raw)
    if (text === undefined) return
    const nowMs = this.#events.now()
    const isAllowed = sender.messages.has(1, nowMs) && sender.characters.take(text.length, nowMs)
    if (!isAllowed) return this.#leaveOut(respondent, sender, text.length)
    sender.messages.take(1, nowMs)
    this.#events.typed({ id: randomUUID(), respondent, text, startMs, ...typedMarksOf(stream.info.attributes) })
  }

  /** Says now what was left out so far. */
  flush(): void {
    for (const [respondent, sender] of this.#senders) this.#summarise(respondent, sender)
  }

  #senderOf(respondent: string): Sender {
    const known = this.#senders.get(respondent)
    if (known) return known
    const nowMs = this.#events.now()
    const sender: Sender = {
      streams: 0,
      messages: new Allowance(MESSAGES, nowMs),
      characters: new Allowance(CHARACTERS, nowMs),
      wasTold: false,
    }
    this.#senders.set(respondent, sender)
    return sender
  }

  #leaveOut(respondent: string, sender: Sender, characters: number): void {
    const nowMs = this.#events.now()
    sender.leftOut ??= {
      messages: 0,
      characters: 0,
      startMs: nowMs,
      endMs: nowMs,
      timer: setTimeout(() => this.#summarise(respondent, sender), SUMMARY_MS).unref(),
    }
    sender.leftOut.messages += 1
    sender.leftOut.characters += characters
    sender.leftOut.endMs = nowMs
    if (sender.wasTold) return
    sender.wasTold = true
    this.#events.overwhelmed(respondent)
  }

  #summarise(respondent: string, sender: Sender): void {
    if (!sender.leftOut) return
    const { timer, ...leftOut } = sender.leftOut
    clearTimeout(timer)
    delete sender.leftOut
    this.#events.leftOut({ kind: 'words-left-out', respondent, ...leftOut })
  }
}

/** The beginning of a text, however long it is; undefined when it does not come to its end in time. */
async function read(stream: TextStream): Promise<string | undefined> {
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    stream.close().catch(() => undefined)
  }, LONGEST_STREAM_MS)
  let text = ''
  try {
    for await (const piece of stream) {
      text += piece.slice(0, TYPED_LIMIT)
      if (text.length >= TYPED_LIMIT) break
    }
  } finally {
    clearTimeout(late)
  }
  return isLate ? undefined : text
}
