import { expect, test } from 'vitest'
import { createHistory, type HistoryEvent } from './history.ts'

const event = (id: number, entry_seqs: number[]): HistoryEvent => ({
  id,
  at: '',
  type: 'Signal',
  summary: '',
  entry_seqs,
  payload: null,
})
const PAGES = [[event(1, [0, 1])], [event(2, [2]), event(3, [])], [event(4, [3]), event(5, [3, 4])]]

function history({ fails = 0 } = {}) {
  const asked: (number | undefined)[] = []
  let failures = fails
  const { eventsOf } = createHistory(async (cursor) => {
    asked.push(cursor)
    if (failures-- > 0) throw new Error('away')
    const place = cursor ?? 0
    return { events: PAGES[place] ?? [], next_cursor: place + 1 < PAGES.length ? place + 1 : null }
  })
  return { asked, idsOf: async (seq: number) => (await eventsOf(seq)).map(({ id }) => id) }
}

test('the history is read as far as an entry needs it, and nothing twice', async () => {
  const { asked, idsOf } = history()
  expect(await idsOf(1)).toEqual([1])
  expect(asked).toEqual([undefined, 1])
  expect(await Promise.all([idsOf(3), idsOf(2), idsOf(0)])).toEqual([[4, 5], [2], [1]])
  expect(asked).toEqual([undefined, 1, 2])
})

test('an entry that no event made has none', async () => expect(await history().idsOf(9)).toEqual([]))

test('what failed is asked for again', async () => {
  const { idsOf } = history({ fails: 1 })
  await expect(idsOf(2)).rejects.toThrow('away')
  expect(await idsOf(2)).toEqual([2])
})
