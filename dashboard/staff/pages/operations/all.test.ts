import { expect, test } from 'vitest'
import { readAll } from '../../api/read-all.ts'
import { inTurn } from './all.ts'

test('a list is read to its last page', async () => {
  const pages: Record<string, string | null> = { first: 'b', b: 'c', c: null }
  const read = await readAll(async (cursor = 'first') => ({ at: cursor, next_cursor: pages[cursor] ?? null }))
  expect(read.map(({ at }) => at)).toEqual(['first', 'b', 'c'])
})

test('what is called off begins nothing more, and what was done is told', async () => {
  const off = new AbortController()
  const begun: number[] = []
  const outcomes = await inTurn(
    [1, 2, 3],
    async (one) => {
      begun.push(one)
      if (one === 2) off.abort()
      return one * 10
    },
    off.signal,
  )
  expect([begun, outcomes]).toEqual([
    [1, 2],
    [10, 20],
  ])
})
