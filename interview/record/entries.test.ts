import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { accepted, aRecord, aScript, declined, fixedSalt, Hearing, LAWYER } from '../../test/builders.ts'
import { entryNotedIn, entryOf, type Fact } from '../facts.ts'
import { AgentJoinedSchema, AnswerJudgedSchema, FactsNotedSchema, type ReportedSignal } from '../messages.ts'
import { applyMessage } from '../progress/apply.ts'
import { initialProgress } from '../progress/state.ts'
import { SEAT_EVENTS, type SeatChanged } from '../seats.ts'
import { chainEntry, EMPTY_CHAIN } from './chain.ts'
import { completenessOf } from './completeness.ts'
import { ENTRY_TYPES, type EntryDraft, EntrySchema, readEntry, UnknownEntryTypeError } from './entries.ts'
import type { Entry, RecordDocument } from './record.ts'

const ROOT = join(import.meta.dirname, '../..')
const AT = '2026-01-01T00:00:00.000Z'

const filesIn = (directory: string) =>
  readdirSync(join(ROOT, directory))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, content: JSON.parse(readFileSync(join(ROOT, directory, name), 'utf8')) as unknown }))

/** As it is stored: what has no JSON form is not there. */
const written = (draft: EntryDraft): Entry => JSON.parse(JSON.stringify(chainEntry(EMPTY_CHAIN, draft, AT).entry))

/** Its declaration knows every member of it. */
const isDeclared = ({ type, data, commitments }: Entry) =>
  expect(readEntry({ type, data, commitments })).toEqual({ type, data, commitments })

describe('entries of the past are read', () => {
  const vectors = filesIn('test/vectors') as { name: string; content: { record: RecordDocument } }[]
  const readable = vectors.filter(({ name }) => name !== 'answer-to-nothing.json')
  test.each(readable)('of the vector $name', ({ content: { record } }) => {
    for (const entry of record.entries) {
      if (ENTRY_TYPES.has(entry.type)) expect(readEntry(entry), entry.type).toBeDefined()
    }
  })

  const histories = filesIn('test/replay/histories') as { name: string; content: { events: Event[] } }[]
  test.each(histories)('of the history $name, with all their members', ({ content: { events } }) => {
    const sealed = events.flatMap(entriesSealedBy)
    expect(sealed.at(-1)?.type).toBe('sealed')
    for (const entry of [...sealed, ...events.flatMap(entriesMadeOf)]) isDeclared(entry)
  })
})

interface Payloads {
  payloads?: { data?: string }[]
}
interface Event {
  workflowExecutionSignaledEventAttributes?: { signalName: string; input: Payloads }
  activityTaskScheduledEventAttributes?: { activityType: { name: string }; input: Payloads }
}

const firstOf = ({ payloads }: Payloads): unknown =>
  JSON.parse(Buffer.from(payloads?.[0]?.data ?? '', 'base64').toString('utf8'))

/** What the activity that seals was given. */
function entriesSealedBy({ activityTaskScheduledEventAttributes: scheduled }: Event): Entry[] {
  if (scheduled?.activityType.name !== 'sealRecord') return []
  return (firstOf(scheduled.input) as { rest: { entries: Entry[] } }).rest.entries
}

const SIGNALS: Record<string, z.ZodType> = {
  agentJoined: AgentJoinedSchema,
  stepCompleted: AnswerJudgedSchema,
  answerJudged: AnswerJudgedSchema,
  factsNoted: FactsNotedSchema,
}

/** What becomes of an agent's message in the record. */
function entriesMadeOf({ workflowExecutionSignaledEventAttributes: signal }: Event): Entry[] {
  const schema = SIGNALS[signal?.signalName ?? '']
  if (!signal || !schema) return []
  const message = { type: signal.signalName, ...(schema.parse(firstOf(signal.input)) as object) } as ReportedSignal
  const { epoch } = message.id
  const joined = message.type === 'agentJoined' ? epoch - 1 : epoch
  const progress = { ...initialProgress(['groom', 'bride']), epoch, joined }
  const { entries } = applyMessage(undefined, progress, message, Date.parse(AT))
  expect(entries).not.toEqual([])
  return entries.map(written)
}

const said = {
  id: 'heard-1',
  respondent: 'groom',
  text: { value: 'the words', salt: fixedSalt(1) },
  channel: 'voice',
  startMs: 1,
  endMs: 2,
  confidence: 0.5,
  levelDb: -20,
} as const
const ask = { step: 'name', respondent: 'groom', round: 1 }
const actor = { ...LAWYER, request: 'r' }
const model = { model: 'm', served_model: 'n', prompt_sha256: fixedSalt(2) }
const words = { value: 'words', salt: fixedSalt(3) }
/** One of each kind, with all that it can have. */
const FACTS: { [Kind in Fact['kind']]: Required<Extract<Fact, { kind: Kind }>> } = {
  'hearing-gap': { kind: 'hearing-gap', respondent: 'groom', startMs: 1, endMs: 2, code: 'lost' },
  'hearing-changed': { kind: 'hearing-changed', respondent: 'groom', to: 'typing', code: 'lost', atMs: 1 },
  'words-left-out': { kind: 'words-left-out', respondent: 'groom', messages: 1, characters: 2, startMs: 1, endMs: 2 },
  hindrance: { kind: 'hindrance', of: 'officer', code: 'muted', ended: false, atMs: 1 },
  bleed: { kind: 'bleed', heard: said, of: 'heard-0' },
  'speech-failed': { kind: 'speech-failed', provider: 'p', code: 'timeout', by: 'q', spoken: 0.5, atMs: 1 },
  'judge-briefed': { kind: 'judge-briefed', model: 'm', use: 'side-questions', system: words, sha256: fixedSalt(4) },
  'judge-failed': { kind: 'judge-failed', model: 'm', ask, code: 'timeout', atMs: 1 },
  'side-question': {
    kind: 'side-question',
    ask,
    heard: said,
    reply: words,
    by: { by: 'model', ...model },
    replyPrompt: words,
    judged: model,
    judgedPrompt: words,
  },
  request: { kind: 'request', request: 'repeat', ask, heard: said },
  'recording-started': { kind: 'recording-started', epoch: 1, atMs: 1, tracks: ['groom', 'officer'] },
  'recording-stopped': { kind: 'recording-stopped', epoch: 1, atMs: 1, code: 'paused' },
  'recording-stored': {
    kind: 'recording-stored',
    epoch: 1,
    chunks: [{ track: 'groom', number: 0, startMs: 1, endMs: 2, sha256: fixedSalt(5) }],
  },
  'recording-gap': { kind: 'recording-gap', epoch: 1, track: 'groom', startMs: 1, endMs: 2, code: 'lost' },
}

test.each(Object.values(FACTS))('the entry of the fact $kind has no member that is not declared', (fact) => {
  isDeclared(written(entryOf(fact)))
  isDeclared(written(entryNotedIn({ epoch: 1, seq: 2 }, fact)))
})

const INVITATION = '01900000-0000-7000-8000-000000000001'
/** One of each event, with all that it can have. */
const SEATS: Record<SeatChanged['event'], Partial<SeatChanged>> = {
  'invitation-made': { actor },
  'invitation-ended': { actor, code: 'renewed' },
  'seat-taken': { seat: 1 },
  'seat-moved': { seat: 2, from: 1 },
  'seat-refused': { code: 'expired' },
  'seat-ended': { seat: 2, code: 'revoked', actor },
}

describe('the entries of an interview in which everything happens', () => {
  const script = aScript([
    { id: 'first', ask: 'One?', respondent: 'all', onUnresolved: 'refer' },
    { id: 'second', ask: 'Two?', respondent: 'groom' },
  ])
  const hearing = Hearing.started(script)
  const asked = { text: words, startMs: 1, endMs: 2, spoken: 0.5, captioned: true } as const
  const told = { heard: said, asked, confirmed: { asked, heard: said } }
  const verdict = { ...accepted('Ada'), quote: 'Ada', prompt: 'Judge this', judge: { by: 'model', ...model } } as const
  const overruled = { by: 'rule', rule: 'test', instead_of: model } as const
  const id = () => ({ epoch: hearing.progress.joined, seq: hearing.progress.seq + 1 })
  const clock = AT
  hearing.answer(verdict, told)
  hearing.answer({ ...verdict, judge: overruled }, { ...told, noted: true })
  hearing.answer(declined)
  hearing.waive('first', 'groom')
  hearing.waive('first', 'bride')
  hearing.correct('first', 'groom', verdict, told)
  hearing.correct('first', 'bride', verdict, told)
  for (const type of ['pause', 'resume'] as const) hearing.take({ type, actor, reason: words })
  hearing.retake('first')
  hearing.take({ type: 'participantChanged', id: id(), respondent: 'groom', present: false, atMs: 1 })
  hearing.take({ type: 'agentLeft', epoch: 1 })
  hearing.take({ type: 'leaseLost', epoch: 1, loss: 'agent-error' })
  hearing.replaceAgent()
  hearing.answer(verdict, { ...told, id: { epoch: 1, seq: 90 } })
  hearing.take({ type: 'signalRefused', signal: 'factsNoted', code: 'forged' })
  hearing.take({ type: 'roomChanged', event: 'participant-joined', participant: words, role: 'candidate', clock })
  hearing.answer(declined, { ...told, withdrawal: true })
  hearing.take({ type: 'end', actor, reason: words })
  hearing.take({ type: 'roomChanged', event: 'room-finished', participant: words, role: 'candidate', clock })
  hearing.take({ type: 'exhausted', usage: { signals: 1, acts: 1, events: 1, bytes: 1 } })
  hearing.take({ type: 'workflowGone', how: 'failed' })
  hearing.take({ type: 'closed', by: 'workflow-gone' })
  for (const event of SEAT_EVENTS) {
    const way = { eventId: INVITATION, respondent: 'groom', invitation: INVITATION, clock }
    hearing.take({ type: 'seatChanged', ...way, ...SEATS[event], event })
  }
  hearing.act('pause')
  const completeness = completenessOf(script, hearing.progress.asks)
  const { entries } = aRecord([...hearing.entries, { type: 'sealed', data: { completeness } }])
  const types = new Set(entries.map(({ type }) => type))

  test('are of all types that are no facts', () => {
    expect([...ENTRY_TYPES].filter((type) => !types.has(type) && !(type in FACTS))).toEqual([])
  })

  test.each([...types])('have no member that is not declared: %s', (type) => {
    for (const entry of entries.filter((one) => one.type === type)) isDeclared(JSON.parse(JSON.stringify(entry)))
  })
})

test('an entry of an unknown type is not written, and no further attempt can write it', () => {
  const draft = { type: 'rumour', data: {} } as unknown as EntryDraft
  expect(() => chainEntry(EMPTY_CHAIN, draft, AT)).toThrow(UnknownEntryTypeError)
  expect(new UnknownEntryTypeError('rumour')).toMatchObject({
    message: expect.stringMatching(/rumour/),
  })
})

test('an entry that no interview makes is not read', () => {
  const [answer] = aRecord(answeredOnce()).entries.filter(({ type }) => type === 'answer')
  if (!answer) throw new Error('no answer')
  expect(readEntry(answer)).toMatchObject({ type: 'answer', data: { effect: 'accepted' } })
  expect(readEntry({ ...answer, data: { ...answer.data, effect: 'corrected' } })).toBeUndefined()
  expect(readEntry({ ...answer, type: 'rumour' })).toBeUndefined()
  expect(readEntry({ type: 'paused', data: { actor: LAWYER }, commitments: { reason: 'plain words' } })).toBeUndefined()
})

function answeredOnce(): EntryDraft[] {
  const hearing = Hearing.started(aScript(['Who are you?']))
  hearing.answer(accepted('Ada'))
  return hearing.entries
}

describe('the table of types in docs/record.md', () => {
  const page = readFileSync(join(ROOT, 'docs/record.md'), 'utf8')
  const section = page.slice(page.indexOf('## Types'))
  const quoted = (text = '') => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word ?? '')
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [types, members = ''] = line.slice(2).split(' | ')
      return { types: quoted(types), members }
    })

  test('has each type once, and no other', () => {
    expect(rows.flatMap(({ types }) => types).toSorted()).toEqual([...ENTRY_TYPES].toSorted())
  })

  test.each(EntrySchema.options)('names every member and commitment of $shape.type.value', ({ shape }) => {
    const { value: type } = shape.type
    const row = rows.find(({ types }) => types.includes(type))?.members ?? ''
    const members = row.startsWith('the same') ? rows.find(({ types }) => types[0] === 'answer')?.members : row
    const named = new Set(quoted(members))
    // In data of two forms each member is named.
    const forms = shape.data instanceof z.ZodUnion ? shape.data.options : [shape.data]
    const declared = [...forms.flatMap((form) => Object.keys(form.shape)), ...Object.keys(shape.commitments.shape)]
    expect(declared.filter((name) => !named.has(name))).toEqual([])
  })
})
