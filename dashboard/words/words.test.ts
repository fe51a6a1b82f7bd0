import { expect, test } from 'vitest'
import { LANGUAGE_CODES, languageFor, loadCatalogue } from './catalogue.ts'
import { formsOf } from './forms.ts'

/** Every sentence with its path; functions as they are said of three things. */
function sentencesOf(value: unknown, path = ''): [path: string, sentence: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return sentencesOf(path.endsWith('named') ? value(['a', 'b']) : value(3, 5), path)
  return Object.entries(value as object).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
}

test.each(LANGUAGE_CODES)('the sentences in %s are whole, and nobody is shouted at', async (code) => {
  const { words } = await loadCatalogue(code, [])
  const sentences = sentencesOf(words)
  expect(sentences.length).toBeGreaterThan(200)
  const bad = sentences.filter(
    ([path, text]) => /[#!]|undefined|\bTODO\b/.test(text) || (text === '' && !path.endsWith('.unknown')),
  )
  expect(bad).toEqual([])
})

test('no language has a sentence of another', async () => {
  const english = new Map(sentencesOf((await loadCatalogue('en', [])).words))
  for (const code of LANGUAGE_CODES.filter((one) => one !== 'en')) {
    const same = sentencesOf((await loadCatalogue(code, [])).words).filter(
      ([path, text]) => text.split(' ').length > 2 && english.get(path) === text,
    )
    expect(same, code).toEqual([])
  }
})

test('Arabic counts none, one, two, few and many each in its own form', async () => {
  const { words } = await loadCatalogue('ar', [])
  const forms = [0, 1, 2, 3, 11, 100].map((count) => words.ended.count(count).replaceAll(/\d+/g, 'N'))
  expect(new Set(forms).size).toBe(5)
  expect(forms[2]).toBe('إجابتان محفوظتان')
})

test('nothing saved is said as nothing lost, and not as none safe', async () => {
  for (const code of LANGUAGE_CODES) {
    const { words, forms } = await loadCatalogue(code, [])
    expect(words.room.safe(0), code).not.toContain(forms.number(0))
  }
})

test('digits are those of the region', async () => {
  expect((await loadCatalogue('ar', ['ar-EG'])).words.room.progress(7, 23)).toContain('٢٣')
  expect((await loadCatalogue('ar', ['fr', 'ar-MA'])).words.room.progress(7, 23)).toContain('23')
})

test('a wait is said in seconds, and from a minute and a half on in minutes', () => {
  const { inTime } = formsOf('en')
  expect([inTime(0.4), inTime(89), inTime(90), inTime(170)]).toEqual([
    'in 1 second',
    'in 89 seconds',
    'in 2 minutes',
    'in 3 minutes',
  ])
})

test('the first language of the browser that there is, or else English', () => {
  expect(languageFor(['pt-BR', 'ar-EG', 'de'])).toBe('ar')
  expect(languageFor(['ja'])).toBe('en')
})
