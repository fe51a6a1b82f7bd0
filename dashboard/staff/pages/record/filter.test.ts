import { expect, test } from 'vitest'
import { filtered, haystackOf, isFiltering, NO_FILTER, toggled } from './filter.ts'
import { sampleRecord } from './sample-record.ts'
import { readStory } from './story.ts'

const { told } = readStory(sampleRecord())
const haystack = haystackOf(told, ({ entry }) => `Sentence of ${entry.type}`)
const found = (search: string) => filtered(told, haystack, { ...NO_FILTER, search }).map(({ entry }) => entry.type)

test('without a filter everything is shown', () => {
  expect(filtered(told, haystack, NO_FILTER)).toEqual(told)
  expect([isFiltering(NO_FILTER), isFiltering({ ...NO_FILTER, search: ' ' })]).toEqual([false, false])
})

test('words, sentences, types and numbers are searched, in any order, case and accent', () => {
  expect(found('FREE will yes')).toEqual(['answer', 'answer', 'answer'])
  expect(found('sentence paused')).toEqual(['paused'])
  expect(found('#0')).toEqual(['record-begun'])
  expect(found('lińz')).toEqual(['answer'])
  expect(found('nobody said this')).toEqual([])
})

test('of several lanes and groups each is shown that is in one of each', () => {
  const some = filtered(told, haystack, { search: '', lanes: ['bride', 'officer'], groups: ['trouble'] })
  expect(some.map(({ entry }) => entry.type)).toEqual(['lease-lost', 'hearing-gap'])
})

test('a choice is taken back by the same choice', () => {
  expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b'])
})
