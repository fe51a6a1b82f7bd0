import { expect, test } from 'vitest'
import { LANGUAGE_CODES } from '../../words/catalogue.ts'
import { loadStaffCatalogue } from './catalogue.ts'
import { formsOf } from './forms.ts'

/** Every sentence with its path, but those that are made of something: the compiler holds them to their form. */
function sentencesOf(value: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

test.each(LANGUAGE_CODES)('the sentences for staff in %s are whole, and nobody is shouted at', async (code) => {
  const sentences = sentencesOf((await loadStaffCatalogue(code, [])).words)
  expect(sentences.length).toBeGreaterThan(200)
  expect(sentences.filter(([, text]) => text === '' || /!|undefined|\bTODO\b/.test(text))).toEqual([])
})

test('no language has a sentence of another', async () => {
  const english = new Map(sentencesOf((await loadStaffCatalogue('en', [])).words))
  for (const code of LANGUAGE_CODES.filter((one) => one !== 'en')) {
    const same = sentencesOf((await loadStaffCatalogue(code, [])).words).filter(
      ([path, text]) => text.split(' ').length > 2 && english.get(path) === text,
    )
    expect(same, code).toEqual([])
  }
})

test('a length has its two largest parts', () => {
  const { length } = formsOf('en')
  expect([0, 8, 60, 192, 3_600, 5_400, 90_061].map(length)).toEqual([
    '0s',
    '8s',
    '1 min',
    '3 min 12s',
    '1 hr',
    '1 hr 30 min',
    '1 day 1 hr',
  ])
})
