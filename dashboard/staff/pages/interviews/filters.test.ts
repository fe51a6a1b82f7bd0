import { expect, test } from 'vitest'
import { areSame, filtersIn, filtersOf, keepViews, readViews, searchOf } from './filters.ts'

const filters = filtersOf({ status: ['active', 'paused'], label: 'Registry 4', q: 'M-2026' })

test('what stands in an address is what it was made of', () => {
  expect(filtersOf(filtersIn({ ...searchOf(filters) }))).toEqual(filters)
  expect(searchOf(filtersOf({}))).toEqual({})
})

test('whatever an address says that is none of ours narrows nothing', () => {
  expect(filtersIn({ status: ['gone', 'active'], label: 7, q: { $ne: '' } })).toEqual({ status: ['active'] })
  expect(filtersIn({ status: 'paused', q: 1108 })).toEqual({ status: ['paused'], q: '1108' })
})

test('the order in which states were chosen makes no other view', () => {
  expect(areSame(filters, { ...filters, status: ['paused', 'active'] })).toBe(true)
  expect(areSame(filters, { ...filters, q: '' })).toBe(false)
})

test('views are kept as they are, and what is none in their place is left out', () => {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  }
  keepViews(storage as unknown as Storage, 'ada', [{ name: 'Mine', filters }])
  expect(readViews(storage, 'ada')).toEqual([{ name: 'Mine', filters }])
  expect(readViews(storage, 'bea'), 'who signs in next').toEqual([])
  for (const broken of ['{', '7', '[7, null, {"name": 1}]', '{"name": "x"}']) {
    expect(readViews({ getItem: () => broken }, 'ada'), broken).toEqual([])
  }
})
