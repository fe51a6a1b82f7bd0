import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { itemsIn } from '../pages/interviews/sample-items.ts'
import { type Filters, fits, type Item, peopleQuery, placed, sessionsQuery, takeItem } from './sessions.ts'

const ALL: Filters = { status: [], label: '', q: '' }
const at = (created_at: string, id: string): Item => ({ ...(itemsIn('en')[1] as Item), id, created_at })
const [newest, middle, oldest] = [
  at('2026-11-03T12:00:00Z', 'c'),
  at('2026-11-03T11:00:00Z', 'b'),
  at('2026-11-03T10:00:00Z', 'a'),
] as [Item, Item, Item]
const pageOf = (sessions: Item[], next_cursor: string | null = null) => ({ sessions, next_cursor })
const ids = (pages: { sessions: Item[] }[]) => pages.map(({ sessions }) => sessions.map(({ id }) => id).join(''))

test('an item that has changed takes the place that it had, on whatever page', () => {
  const changed: Item = { ...oldest, status: 'paused' }
  const pages = placed([pageOf([newest], 'b'), pageOf([middle, oldest])], changed, ALL)
  expect(ids(pages)).toEqual(['c', 'ba'])
  expect(pages[1]?.sessions[1]?.status).toBe('paused')
})

test('a new one comes to where its age puts it', () => {
  expect(ids(placed([pageOf([oldest])], newest, ALL))).toEqual(['ca'])
  expect(ids(placed([pageOf([newest, oldest])], middle, ALL))).toEqual(['cba'])
  expect(ids(placed([pageOf([])], middle, ALL))).toEqual(['b'])
})

test('one that belongs to a further page that is there comes into that', () => {
  expect(ids(placed([pageOf([newest], 'c'), pageOf([oldest], 'a')], middle, ALL))).toEqual(['c', 'ba'])
  expect(ids(placed([pageOf([newest], 'c'), pageOf([middle])], oldest, ALL))).toEqual(['c', 'ba'])
})

test('one that belongs to a page which has not been fetched waits for that', () => {
  expect(ids(placed([pageOf([newest, middle], 'b')], oldest, ALL))).toEqual(['cb'])
})

test('an answer that was on its way does not take an event back', async () => {
  const queries = new QueryClient()
  const { queryKey } = sessionsQuery(ALL)
  const before = { pages: [pageOf([middle])], pageParams: [null] }
  queries.setQueryData(queryKey, before)
  const asked = Promise.withResolvers<typeof before>()
  const fetched = queries.fetchQuery({ queryKey, queryFn: () => asked.promise, staleTime: 0 } as never)
  takeItem(queries, { ...middle, status: 'interrupted' })
  takeItem(queries, newest)
  asked.resolve(before)
  await fetched
  const [page] = queries.getQueryData<typeof before>(queryKey)?.pages ?? []
  expect(page?.sessions.map(({ id, status }) => [id, status])).toEqual([
    ['c', newest.status],
    ['b', 'interrupted'],
  ])
})

test('those of a name are as the events say, too', () => {
  const queries = new QueryClient()
  const { queryKey } = peopleQuery('Ada')
  queries.setQueryData(queryKey, { sessions: [middle] } as never)
  takeItem(queries, { ...middle, status: 'paused' })
  takeItem(queries, newest)
  expect(queries.getQueryData(queryKey)).toMatchObject({ sessions: [{ id: 'b', status: 'paused' }] })
})

test('one that no longer fits is gone, and one that never did does not come', () => {
  const running: Filters = { ...ALL, status: ['active'] }
  expect(ids(placed([pageOf([newest, middle])], { ...middle, status: 'completed' }, running))).toEqual(['c'])
  expect(ids(placed([pageOf([newest])], { ...middle, status: 'paused' }, running))).toEqual(['c'])
})

test.each<[string, Partial<Filters>, boolean]>([
  ['part of a reference, in any case', { q: 'm-2026/11' }, true],
  ['the beginning of an id', { q: '01934F3C' }, true],
  ['the middle of an id', { q: '7c1e' }, false],
  ['part of a label', { q: 'istry' }, true],
  ['a whole label', { label: 'Registry 4' }, true],
  ['part of a label where the whole is asked for', { label: 'Registry' }, false],
  ['another state', { status: ['paused'] }, false],
])('a list is narrowed as the server does it: %s', (_, filters, expected) => {
  expect(fits(itemsIn('en')[0] as Item, { ...ALL, ...filters })).toBe(expected)
})
