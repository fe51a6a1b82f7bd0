import type { Asked, AskId, Committed, Heard } from '../interview/exchange.ts'
import type { Fact } from '../interview/facts.ts'
import type { Actor, AnswerJudged, PersonMessage, ProgressMessage } from '../interview/messages.ts'
import { applyMessage } from '../interview/progress/apply.ts'
import { type Ask, initialProgress, type Progress } from '../interview/progress/state.ts'
import { chainEntry, EMPTY_CHAIN, entryHash, firstEntry } from '../interview/record/chain.ts'
import type { DraftOf, EntryDraft, EntryType } from '../interview/record/entries.ts'
import { type Entry, GENESIS, type Opening, type RecordDocument } from '../interview/record/record.ts'
import { readScript, type Script } from '../interview/script/script.ts'
import type { Verdict } from '../interview/verdict/verdict.ts'

/** A salt for tests, different for every number. */
export const fixedSalt = (number: number): string => number.toString(16).padStart(64, '0')

const committed = <T>(value: T, salt = 5): Committed<T> => ({ value, salt: fixedSalt(salt) })

export const RESPONDENTS = ['groom', 'bride']
export const LAWYER: Actor = { id: 'lawyer-1', role: 'lawyer' }
const START_MS = Date.UTC(2026, 0, 1)

/** A script for groom and bride from its steps as JSON. */
export function aScript(steps: unknown[], rest: Record<string, unknown> = {}): Script {
  const read = readScript({ respondents: RESPONDENTS, opening: 'Good morning.', closing: 'Goodbye.', ...rest, steps })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.script
}

const ruled = (outcome: Verdict['outcome'], value?: Verdict['value']): Verdict => ({
  outcome,
  ...(value === undefined ? {} : { value }),
  reason: `it was ${outcome}`,
  judge: { by: 'rule', rule: 'test' },
})
export const accepted = (value: Verdict['value'] = 'fine'): Verdict => ruled('accepted', value)
export const contrary = (value: Verdict['value'] = false): Verdict => ruled('contrary', value)
export const unclear: Verdict = ruled('unclear')
export const declined: Verdict = ruled('declined')
export const noAnswer: Verdict = ruled('no-answer')

const anAsked = (): Asked => ({ text: committed('The question?', 11), startMs: 0, endMs: 900, spoken: 1 })

/** One interview as the workflow holds it: the reducer, and the record that comes of it. */
export class Hearing {
  progress: Progress = initialProgress([...RESPONDENTS])
  readonly script: Script
  readonly entries: EntryDraft[] = []
  #now = START_MS
  #heard = 0

  constructor(script: Script) {
    this.script = script
  }

  /** A hearing that has started, with its first agent in the room. */
  static started(script: Script): Hearing {
    const hearing = Hearing.withoutAgent(script)
    hearing.replaceAgent()
    return hearing
  }

  /** A hearing that has started and waits for its first agent. */
  static withoutAgent(script: Script): Hearing {
    const hearing = new Hearing(script)
    hearing.take({
      type: 'scriptSubmitted',
      actor: LAWYER,
      version: 1,
      sha256: fixedSalt(0),
      steps: script.steps.length,
    })
    hearing.take({
      type: 'started',
      actor: LAWYER,
      script: committed(script, 1),
      names: RESPONDENTS.map((respondent, index) => ({
        respondent,
        name: committed(`Name of ${respondent}`, 2 + index),
      })),
    })
    hearing.take({ type: 'roomCreated', room: 'room', sid: 'RM_1' })
    return hearing
  }

  /** Applies a message a second later; answers the types of the entries it made. */
  take(message: ProgressMessage): string[] {
    this.#now += 1_000
    const script = this.progress.phase === 'preparing' ? undefined : this.script
    const { progress, entries } = applyMessage(script, this.progress, message, this.#now)
    this.progress = progress
    this.entries.push(...entries)
    return entries.map(({ type }) => type)
  }

  /** A new lease, and its agent joins. */
  replaceAgent(identity = `agent-${this.progress.epoch + 1}`): string[] {
    this.take({ type: 'leaseIssued' })
    return this.join(identity)
  }

  join(identity: string, id = { epoch: this.progress.epoch, seq: 0 }): string[] {
    return this.take({
      type: 'agentJoined',
      id,
      identity,
      software: 'test',
      clock: 'claimed',
      present: [...RESPONDENTS],
    })
  }

  /** A verdict on the open ask, said by the person who was asked; parts can be given otherwise. */
  answer(verdict: Verdict, parts: Partial<AnswerJudged> & { by?: string } = {}): string[] {
    const { by, ...rest } = parts
    const ask = rest.ask ?? this.open
    const heard = verdict.outcome === 'no-answer' ? {} : { heard: this.heard(by ?? ask.respondent) }
    const id = { epoch: this.progress.joined, seq: this.progress.seq + 1 }
    return this.take({
      type: 'stepCompleted',
      id,
      ask,
      asked: anAsked(),
      ...heard,
      verdict,
      salt: fixedSalt(9),
      ...rest,
    })
  }

  /** A correction of a settled answer. */
  correct(step: string, respondent: string, verdict: Verdict, parts: Partial<AnswerJudged> = {}): string[] {
    const ask = { step, respondent, round: this.ask(step, respondent).round }
    return this.answer(verdict, { ask, correction: true, ...parts })
  }

  /** Facts that the agent notes. */
  note(...facts: Fact[]): string[] {
    return this.take({ type: 'factsNoted', id: { epoch: this.progress.joined, seq: this.progress.seq + 1 }, facts })
  }

  act(type: 'pause' | 'resume' | 'end', rest: { expectedRevision?: number } = {}): string[] {
    return this.take({ type, actor: LAWYER, ...rest })
  }

  retake(step: string, respondent?: string): string[] {
    return this.take({ type: 'retakeStep', ...aStepAct(step, respondent) })
  }

  waive(step: string, respondent?: string): string[] {
    return this.take({ type: 'waiveStep', ...aStepAct(step, respondent), reason: committed('not needed', 7) })
  }

  heard(respondent: string, text = 'the words'): Heard {
    this.#heard += 1
    const id = `heard-${this.#heard}`
    return { id, respondent, text: committed(text, 100 + this.#heard), channel: 'typed', startMs: 1_000, endMs: 1_500 }
  }

  get open(): AskId {
    if (!this.progress.open) throw new Error('no ask is open')
    return this.progress.open
  }

  ask(step: string, respondent: string): Ask {
    const found = this.progress.asks.find((ask) => ask.step === step && ask.respondent === respondent)
    if (!found) throw new Error(`no ask ${step}/${respondent}`)
    return found
  }

  /** The last entry of a type, which must be there. */
  entry<Type extends EntryType>(type: Type): DraftOf<Type> {
    const found = this.entries.findLast((entry): entry is DraftOf<Type> => entry.type === type)
    if (!found) throw new Error(`no entry ${type}`)
    return found
  }
}

export const aStepAct = (
  step: string,
  respondent?: string,
): Omit<Extract<PersonMessage, { type: 'retakeStep' }>, 'type'> => ({
  actor: LAWYER,
  step,
  ...(respondent === undefined ? {} : { respondent }),
})

export const RECORD_SESSION = '018f0000-0000-7000-8000-000000000001'

/** The record of some entries, chained one a second, behind the one that every record begins with. */
export function aRecord(
  drafts: readonly EntryDraft[],
  sealed = drafts.at(-1)?.type === 'sealed',
  sessionId = RECORD_SESSION,
): RecordDocument {
  const entries: Entry[] = []
  const openings: Opening[] = []
  let head = EMPTY_CHAIN
  ;[firstEntry(sessionId, 'scripted'), ...drafts].forEach((draft, index) => {
    const chained = chainEntry(head, draft, new Date(START_MS + index * 1_000).toISOString())
    head = { length: index + 1, hash: chained.entry.hash }
    entries.push(chained.entry)
    openings.push(...chained.openings)
  })
  return {
    format: 'lexnova-record/2',
    session_id: sessionId,
    kind: 'scripted',
    entries,
    openings,
    head: head.hash,
    sealed,
  }
}

/** The same record after its entries were changed, with numbers, links and hashes that fit again. */
export function chainedAnew(record: RecordDocument): RecordDocument {
  let prev = GENESIS
  const entries = record.entries.map((entry, seq) => {
    const moved = { ...entry, seq, prev }
    prev = entryHash(moved)
    return { ...moved, hash: prev }
  })
  return { ...record, entries, head: prev }
}
