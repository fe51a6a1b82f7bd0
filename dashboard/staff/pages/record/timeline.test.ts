import { expect, test } from 'vitest'
import { axisOf } from './axis.ts'
import { groupOf, laneOf, stateOf } from './kinds.ts'
import { sampleRecord } from './sample-record.ts'
import { readStory, type Told } from './story.ts'
import { lanesOf, rowsOf, spansOf } from './timeline.ts'

const story = readStory(sampleRecord())
const the = (type: string, place = 0): Told => {
  const found = story.told.filter(({ entry }) => entry.type === type)[place]
  if (!found) throw new Error(`no ${type}`)
  return found
}

test('every entry is read, and people have their names', () => {
  expect(story.told.filter(({ says }) => !says)).toEqual([])
  expect(story.people).toEqual([
    { id: 'groom', name: 'Johann Weber' },
    { id: 'bride', name: 'Maria Conti' },
  ])
  expect(story.steps.map(({ id, number }) => [id, number])).toEqual([
    ['name', 1],
    ['consent', 2],
    ['address', 3],
  ])
})

test('an entry is on the lane of whom it is about', () => {
  const lanes = ['started', 'answer', 'bleed', 'hearing-gap', 'lease-lost', 'interrupted', 'side-question']
  expect(lanes.map((type) => laneOf(the(type)))).toEqual([
    'staff',
    'groom',
    'bride',
    'bride',
    'officer',
    'system',
    'groom',
  ])
  expect(lanesOf(story)).toEqual(['officer', 'groom', 'bride', 'staff', 'system'])
})

test('an answer is shown as what it was taken for', () => {
  expect([0, 2, 4].map((place) => stateOf(the('answer', place)))).toEqual(['well', 'waiting', 'needed'])
})

test('an entry of another version is drawn as what it is', () => {
  const record = sampleRecord()
  const [first] = record.entries
  if (first) first.type = 'of-tomorrow'
  const [told] = readStory(record).told
  expect(told?.says).toBeUndefined()
  expect(told && [groupOf(told), laneOf(told), stateOf(told)]).toEqual(['machinery', 'system', undefined])
})

test('words that were erased are named as such, and steps are numbered as they were put', () => {
  const record = sampleRecord()
  record.openings = []
  const erased = readStory(record)
  expect(erased.told.find(({ entry }) => entry.type === 'answer')?.erased).toContain('answer')
  expect(erased.people.map(({ name }) => name)).toEqual([undefined, undefined])
  expect(erased.steps.map(({ id }) => id)).toEqual(['name', 'consent', 'address'])
})

test('idle time is folded into one row that says whom the interview waited for', () => {
  const idle = rowsOf(story.told, () => '').flatMap((row) =>
    row.is === 'idle' ? [[row.ms / 1_000, row.waitsFor]] : [],
  )
  expect(idle).toEqual([
    [40, { who: 'groom' }],
    [40, { who: 'bride' }],
    [95, 'staff'],
    [34, { who: 'bride' }],
    [187, 'staff'],
    [312, 'staff'],
  ])
})

test('speech stands where it was on the agent’s clock', () => {
  const { at } = the('agent-joined')
  const { says, seq } = the('answer')
  if (says?.type !== 'answer') throw new Error('no answer')
  const spans = spansOf(story).filter((span) => span.seq === seq)
  expect(spans.map(({ lane, kind, from, to }) => [lane, kind, from - at, to - at])).toEqual([
    ['officer', 'speech', says.data.question?.start_ms, says.data.question?.end_ms],
    ['groom', 'speech', says.data.answer?.start_ms, says.data.answer?.end_ms],
  ])
})

test('an outage, a referral and a pause last until they are over', () => {
  const lengthOf = ({ from, to }: { from: number; to: number }) => (to - from) / 1_000
  const lasting = spansOf(story).filter(({ kind }) => kind === 'outage' || kind === 'standstill')
  expect(lasting.map((span) => [span.kind, lengthOf(span)])).toEqual([
    ['outage', 2],
    ['standstill', 187],
    ['standstill', 312],
  ])
})

test('on the strip idle time is short, and every moment is found again', () => {
  const moments = story.told.map(({ at }) => at)
  const axis = axisOf(moments, spansOf(story))
  expect(axis.folds.map(({ ms }) => Math.round(ms / 1_000))).toEqual([40, 40, 95, 30, 187, 312])
  const places = moments.map((ms) => axis.placeOf(ms))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect([places[0], places.at(-1)]).toEqual([0, 1])
  for (const ms of moments) expect(axis.momentAt(axis.placeOf(ms))).toBeCloseTo(ms, -1)
})

test('a record of one entry has an axis', () => {
  const axis = axisOf([5], [])
  expect([axis.placeOf(5), axis.momentAt(0.5), axis.folds]).toEqual([0, 5, []])
})

test('the day stands before the first entry and wherever it changes', () => {
  const [first, second, third] = story.told
  if (!first || !second || !third) throw new Error('too short')
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  const days = [first, second, { ...third, at: third.at + 86_400_000 }]
  expect(rowsOf(days, dayOf).map((row) => (row.is === 'day' ? row.day : row.is))).toEqual([
    '2026-11-03',
    'entry',
    'entry',
    'idle',
    '2026-11-04',
    'entry',
  ])
})
