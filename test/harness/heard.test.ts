import { expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { lostWords } from './heard.ts'
import { Talker } from './talker.ts'

const JOINED = '2026-01-01T12:00:00.000Z'
const at = (ms: number) => Date.parse(JOINED) + ms

/** As much of a record as is read for what was heard. */
function recordOf(...entries: { type: string; data: object; words?: Record<string, string> }[]): RecordDocument {
  const joined = { type: 'agent-joined', data: { message: { epoch: 1 }, identity: 'agent', clock: JOINED } }
  return {
    entries: [joined, ...entries].map((entry) => ({
      ...entry,
      commitments: Object.fromEntries(
        Object.keys('words' in entry ? (entry.words ?? {}) : {}).map((field) => [
          field,
          JSON.stringify([field, entry]),
        ]),
      ),
    })),
    openings: entries.flatMap((entry) =>
      Object.entries(entry.words ?? {}).map(([field, value]) => ({
        commitment: JSON.stringify([field, entry]),
        value,
      })),
    ),
  } as unknown as RecordDocument
}

function groomWhoSaid(text: string, startMs: number, endMs: number): Talker {
  const groom = new Talker('groom', 'male')
  groom.said.push({ text, startMs: at(startMs), endMs: at(endMs) })
  return groom
}

const answer = { type: 'answer', data: { answer: { speaker: 'groom' } }, words: { answer: 'Yes, I do.' } }

test('words that the record has are not lost, whoever else is asked', () => {
  const groom = groomWhoSaid('Yes, I do.', 1_000, 2_000)
  expect(lostWords(recordOf(answer), [groom])).toEqual([])
  expect(lostWords(recordOf(), [groom])).toEqual(['groom: Yes, I do.'])
})

test('words that were said twice are kept twice', () => {
  const groom = groomWhoSaid('Yes, I do.', 1_000, 2_000)
  groom.typed.push({ text: 'Yes, I do.', at: at(3_000) })
  expect(lostWords(recordOf(answer), [groom])).toEqual(['groom: Yes, I do.'])
  expect(lostWords(recordOf(answer, answer), [groom])).toEqual([])
  const atOnce = { ...answer, words: { answer: 'Yes, I do. Yes, I do.' } }
  expect(lostWords(recordOf(atOnce), [groom])).toEqual([])
})

test('words under another name are lost', () => {
  const others = { ...answer, data: { answer: { speaker: 'bride' } } }
  expect(lostWords(recordOf(others), [groomWhoSaid('Yes, I do.', 1_000, 2_000)])).toEqual(['groom: Yes, I do.'])
})

test('confirmations, corrections, requests, side questions and bleed are kept words too', () => {
  const confirmed = { ...answer, words: { answer: 'Johann', confirmation: 'That is right.' } }
  const aside = { type: 'side-question', data: { heard: { respondent: 'groom' } }, words: { text: 'Who listens?' } }
  const request = { type: 'request', data: { heard: { respondent: 'groom' } }, words: { text: 'Once more.' } }
  const record = recordOf(confirmed, aside, request)
  expect(lostWords(record, [groomWhoSaid('Once more.', 0, 1)])).toEqual([])
  expect(lostWords(record, [groomWhoSaid('That is right.', 0, 1)])).toEqual([])
  expect(lostWords(record, [groomWhoSaid('Who listens?', 0, 1)])).toEqual([])
})

test('words in a declared gap of this person are not lost', () => {
  const gap = {
    type: 'hearing-gap',
    data: { message: { epoch: 1 }, respondent: 'groom', start_ms: 1_900, end_ms: 4_000 },
  }
  expect(lostWords(recordOf(gap), [groomWhoSaid('Yes.', 1_000, 2_000)])).toEqual([])
  expect(lostWords(recordOf(gap), [groomWhoSaid('Yes.', 5_000, 6_000)])).toEqual(['groom: Yes.'])
  const anothers = { ...gap, data: { ...gap.data, respondent: 'bride' } }
  expect(lostWords(recordOf(anothers), [groomWhoSaid('Yes.', 1_000, 2_000)])).toEqual(['groom: Yes.'])
})

test('words that were written have no gap to be lost in', () => {
  const gap = { type: 'hearing-gap', data: { message: { epoch: 1 }, respondent: 'groom', start_ms: 0, end_ms: 9_000 } }
  const groom = new Talker('groom', 'male')
  groom.typed.push({ text: 'Yes.', at: at(1_000) })
  expect(lostWords(recordOf(gap), [groom])).toEqual(['groom: Yes.'])
})
