import { sameAsk } from '../../interview/exchange.ts'
import { freshAsks, withDue } from '../../interview/progress/agenda.ts'
import type { Ask } from '../../interview/progress/state.ts'
import type { Entry, RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import type { AnswerValue, Script } from '../../interview/script/script.ts'
import type { Interview } from './interview.ts'
import { type Caption, isOpenQuestion, type Person, type Typed } from './person.ts'
import type { Put } from './scripts.ts'
import { signalsOf, type TakenSignal } from './temporal.ts'

export interface AnswerEntry {
  message: { epoch: number; seq: number }
  ask: Put
  outcome: string
  effect: string
  answer?: { id: string; speaker: string; channel: string; end_ms: number }
}

const SETTLING = ['accepted', 'contrary', 'unresolved']

export const entriesOf = (record: RecordDocument, type: string): Entry[] =>
  record.entries.filter((entry) => entry.type === type)

/** Every judged answer of the record, in its order. */
export const answersOf = (record: RecordDocument, type = 'answer'): (AnswerEntry & { at: string; seq: number })[] =>
  entriesOf(record, type).map(({ data, at, seq }) => ({ ...(data as unknown as AnswerEntry), at, seq }))

/** What the record keeps of an entry's words. */
export const wordsOf = (record: RecordDocument, entry: Entry, field: string): unknown =>
  record.openings.find(({ commitment }) => commitment === entry.commitments[field])?.value

/** By epoch, the Unix milliseconds from which its agent counts time; an agent that gets a further lease keeps its clock. */
export function clocksOf(record: RecordDocument): Map<number, number> {
  const agents = new Map<string, number>()
  const clocks = new Map<number, number>()
  for (const { data } of entriesOf(record, 'agent-joined')) {
    const { message, identity, clock } = data as { message: { epoch: number }; identity: string; clock: string }
    const joinedMs = agents.get(identity) ?? Date.parse(clock)
    agents.set(identity, joinedMs)
    clocks.set(message.epoch, joinedMs)
  }
  return clocks
}

/** Everything that can never happen and did, by the record, the history, and what was heard in the room. */
export async function violationsOf(interview: Interview, record: RecordDocument): Promise<string[]> {
  const signals = await signalsOf(interview.instance, interview.id)
  const { verified, fault, sealed } = verifyRecord(record)
  return [
    ...(verified ? [] : [`the record does not verify: ${JSON.stringify(fault)}`]),
    ...(sealed ? [] : ['the record is not sealed']),
    ...wrongSpeakers(record),
    ...acceptedTwice(record),
    ...skipped(record),
    ...heardOutOfTurn(interview.people, record, signals),
    ...interview.voices.choruses.map(
      ({ at, speakers }) => `two voices at ${new Date(at).toISOString()}: ${speakers.join(', ')}`,
    ),
  ]
}

const name = ({ step, respondent, round }: Put) => `${step} ${respondent} ${round}`

function wrongSpeakers(record: RecordDocument): string[] {
  return [...answersOf(record), ...answersOf(record, 'correction')]
    .filter(
      ({ effect, answer, ask }) =>
        ['accepted', 'contrary', 'corrected'].includes(effect) && answer?.speaker !== ask.respondent,
    )
    .map(({ ask, answer }) => `${name(ask)} counts an answer of ${answer?.speaker}`)
}

const isRetake = ({ type, data }: Entry, { step, respondent }: Put) =>
  type === 'step-retaken' && data['step'] === step && (data['respondent'] ?? respondent) === respondent

function acceptedTwice(record: RecordDocument): string[] {
  const accepted = answersOf(record).filter(({ effect }) => effect === 'accepted')
  return accepted.flatMap(({ ask }) => {
    const times = accepted.filter(
      (other) => other.ask.step === ask.step && other.ask.respondent === ask.respondent,
    ).length
    const retakes = record.entries.filter((entry) => isRetake(entry, ask)).length
    return times > 1 + retakes ? [`${name(ask)} was accepted ${times} times`] : []
  })
}

/** An ask that was pending when another after it was opened. */
function skipped(record: RecordDocument): string[] {
  const started = record.entries.find(({ type }) => type === 'started')
  const script = started && (wordsOf(record, started, 'script') as Script | undefined)
  if (!started || !script) return ['the record has no script']
  const found: string[] = []
  let asks = freshAsks(script, started.data['respondents'] as string[])
  const pendingSince = new Map<string, number>()
  const key = ({ step, respondent }: Pick<Ask, 'step' | 'respondent'>) => `${step} ${respondent}`
  const change = (apply: () => void, seq: number) => {
    const isPending = (ask: Ask) => ask.due && ask.status === 'pending'
    const before = new Set(asks.filter(isPending).map(key))
    apply()
    asks = withDue(script, asks)
    for (const ask of asks) if (isPending(ask) && !before.has(key(ask))) pendingSince.set(key(ask), seq)
  }
  let opened = -1
  for (const entry of record.entries) {
    const { seq, type, data } = entry
    if (type === 'answer' || type === 'correction') {
      const { ask, effect, outcome } = data as unknown as AnswerEntry
      const at = asks.findIndex((candidate) => key(candidate) === key(ask))
      if (type === 'answer' && SETTLING.includes(effect)) {
        for (const earlier of asks.slice(0, at)) {
          const waiting = earlier.due && earlier.status === 'pending' && (pendingSince.get(key(earlier)) ?? -1) < opened
          if (waiting) found.push(`${key(earlier)} was skipped: ${name(ask)} was asked before it`)
        }
        opened = seq
      }
      const status = effect === 'corrected' ? outcome : effect
      if (!SETTLING.includes(status)) continue
      change(() => {
        const value = wordsOf(record, entry, 'value') as AnswerValue | undefined
        Object.assign(asks[at] ?? {}, { status, ...(value === undefined ? {} : { value }) })
      }, seq)
    } else if (type === 'step-waived' || type === 'step-retaken') {
      const { step, respondent } = data as { step: string; respondent?: string }
      change(() => {
        for (const ask of asks) {
          if (ask.step !== step || !ask.due || (respondent !== undefined && ask.respondent !== respondent)) continue
          if (type === 'step-retaken') ask.status = 'pending'
          else if (ask.status !== 'accepted') ask.status = 'waived'
        }
      }, seq)
      opened = seq
    }
  }
  const closed = record.entries.find(({ type }) => type === 'closed')
  if (closed?.data['ended_by'] !== undefined) return found
  return [
    ...found,
    ...asks.filter((ask) => ask.due && ask.status === 'pending').map((ask) => `${key(ask)} was never asked`),
  ]
}

/** The questions that one person heard the beginning of, with whom they were for. */
function questions(captions: readonly Caption[]): (Put & { startedAt: number })[] {
  return captions
    .filter(isOpenQuestion)
    .flatMap(({ about, startedAt }) =>
      about?.step_id === undefined || about.respondent === undefined || about.round === undefined
        ? []
        : { step: about.step_id, respondent: about.respondent, round: about.round, startedAt },
    )
}

/** By which the clock of an agent, told as it joined, may differ from its milliseconds. */
const CLOCKS_MS = 500

type Listener = Pick<Person, 'role' | 'captions' | 'typed'>

interface GivenAnswer extends AnswerEntry {
  /** Unix milliseconds at which it was typed, or said to its end. */
  givenAt: number
}

/** Questions that were heard after their accepted answer, or before another's was durable; and answers of no time. */
export function heardOutOfTurn(
  people: readonly Listener[],
  record: RecordDocument,
  signals: readonly TakenSignal[],
): string[] {
  const clocks = clocksOf(record)
  const timeOf = ({ message, answer, seq }: AnswerEntry & { seq: number }): number | undefined => {
    const joinedMs = clocks.get(message.epoch)
    if (!answer || joinedMs === undefined) return undefined
    const heardMs = joinedMs + answer.end_ms
    if (answer.channel === 'voice') return heardMs
    const entry = record.entries.find((other) => other.seq === seq)
    const words = entry && wordsOf(record, entry, 'answer')
    const distanceOf = ({ at }: Typed) => Math.abs(heardMs - at)
    return people
      .filter(({ role }) => role === answer.speaker)
      .flatMap((person) => person.typed)
      .filter(({ text, at }) => text === words && at <= heardMs + CLOCKS_MS)
      .toSorted((one, other) => distanceOf(one) - distanceOf(other))[0]?.at
  }
  const given: GivenAnswer[] = []
  const found: string[] = []
  for (const entry of answersOf(record).filter(({ effect }) => effect === 'accepted')) {
    const givenAt = timeOf(entry)
    if (givenAt === undefined) found.push(`nobody knows when the accepted answer to ${name(entry.ask)} was given`)
    else given.push({ ...entry, givenAt })
  }
  return [...found, ...askedAfterAcceptance(people, record, given), ...aheadOfDurability(people, given, signals)]
}

function askedAfterAcceptance(
  people: readonly Listener[],
  record: RecordDocument,
  given: readonly GivenAnswer[],
): string[] {
  return people.flatMap(({ captions, role }) =>
    questions(captions).flatMap((question) => {
      const before = given.find(({ ask, givenAt }) => {
        if (ask.step !== question.step || ask.respondent !== question.respondent || givenAt > question.startedAt)
          return false
        return !record.entries.some(
          (entry) =>
            isRetake(entry, ask) && Date.parse(entry.at) > givenAt && Date.parse(entry.at) <= question.startedAt,
        )
      })
      return before
        ? [
            `${name(question)} was heard by the ${role} again at ${new Date(question.startedAt).toISOString()}, after its accepted answer`,
          ]
        : []
    }),
  )
}

/** A question that was heard between an answer and its being durable. */
function aheadOfDurability(
  people: readonly Listener[],
  given: readonly GivenAnswer[],
  signals: readonly TakenSignal[],
): string[] {
  return given.flatMap(({ message, ask, givenAt }) => {
    const signal = signals.find(({ payload }) => {
      const id = payload['id'] as AnswerEntry['message'] | undefined
      return id?.epoch === message.epoch && id.seq === message.seq && 'verdict' in payload
    })
    if (!signal) return [`no signal brought the accepted answer to ${name(ask)}`]
    return people.flatMap(({ captions, role }) =>
      questions(captions)
        .filter((question) => !sameAsk(question, ask) && question.startedAt > givenAt && question.startedAt < signal.at)
        .map((question) => `${name(question)} was heard by the ${role} before the answer to ${name(ask)} was durable`),
    )
  })
}
