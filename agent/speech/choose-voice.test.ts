import { expect, test } from 'vitest'
import { usualVoices } from '../../test/doubles/elevenlabs-voices.ts'
import { chooseVoice, type ListedVoice } from './choose-voice.ts'

const SARAH = 'EXAVITQu4vr4xnSDxMaL'
const usual = usualVoices(SARAH)
const voice = (name: string, changes: Partial<ListedVoice> = {}): ListedVoice => ({
  voice_id: `id${name}`,
  name,
  category: 'premade',
  labels: { gender: 'female', age: 'middle_aged', descriptive: 'calm' },
  verified_languages: [{ language: 'en' }],
  ...changes,
})
const nameOf = (voices: ListedVoice[], language = 'en') => chooseVoice(voices, language)?.name

test('of the usual voices a woman speaks', () => {
  expect(nameOf(usual)).toBe('Sarah')
  expect(nameOf(usual, 'fr-CA')).toBe('Sarah')
})

test.each<[string, ListedVoice[], string]>([
  ['verified for the language', [voice('A', { verified_languages: null, category: 'cloned' }), voice('B')], 'B'],
  [
    'labelled with the language',
    [voice('A', { verified_languages: [] }), voice('B', { labels: { language: 'en' } })],
    'B',
  ],
  ["the account's own, which do not expire", [voice('A'), voice('B', { category: 'professional' })], 'B'],
  ['a woman', [voice('A', { labels: { gender: 'male' } }), voice('B')], 'B'],
  ['calm', [voice('A', { labels: { gender: 'female', descriptive: 'sassy' } }), voice('B')], 'B'],
  ['the first by name', [voice('B'), voice('A')], 'A'],
])('goes before: %s', (_what, voices, name) => {
  expect(nameOf(voices)).toBe(name)
  expect(nameOf(voices.toReversed())).toBe(name)
})

test('a voice that did not speak is not chosen again, and of none there is none', () => {
  expect(chooseVoice(usual, 'en', new Set([SARAH]))?.name).not.toBe('Sarah')
  expect(chooseVoice([], 'en')).toBeUndefined()
  expect(chooseVoice([voice('A')], 'en', new Set(['idA']))).toBeUndefined()
})
