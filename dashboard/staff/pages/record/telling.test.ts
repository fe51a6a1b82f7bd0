import { expect, test } from 'vitest'
import { LANGUAGE_CODES } from '../../../words/catalogue.ts'
import { loadStaffCatalogue } from '../../words/catalogue.ts'
import { accepted, aRecord, aScript, Hearing } from '../../../../test/builders.ts'
import { sampleRecord } from './sample-record.ts'
import { readStory } from './story.ts'
import { tellingOf } from './telling.ts'

const story = readStory(sampleRecord())
const toldIn = async (code: (typeof LANGUAGE_CODES)[number]) => {
  const { sentenceOf } = tellingOf(story, (await loadStaffCatalogue(code, [])).words.record)
  return story.told.map(sentenceOf)
}

test.each(LANGUAGE_CODES)('every entry is told in %s, and people are called by their names', async (code) => {
  const sentences = await toldIn(code)
  expect(sentences.filter((sentence) => sentence === '' || /!|undefined|NaN|#/.test(sentence))).toEqual([])
  expect(sentences.filter((sentence) => sentence.includes('\u2068Maria Conti\u2069')).length).toBeGreaterThan(4)
})

test('no language tells an entry as another one does', async () => {
  const all = await Promise.all(LANGUAGE_CODES.map(toldIn))
  for (const place of story.told.keys())
    expect(new Set(all.map((each) => each[place])).size).toBe(LANGUAGE_CODES.length)
})

test('an entry of another version is told by its type', async () => {
  const record = sampleRecord()
  Object.assign(record.entries[0] ?? {}, { type: 'of-tomorrow' })
  const other = readStory(record)
  const { words } = await loadStaffCatalogue('en', [])
  const [first] = other.told
  expect(first && tellingOf(other, words.record).sentenceOf(first)).toBe('An entry of another version: of-tomorrow')
})

test('yes and no are told as words where they are values, and not where somebody said “false”', async () => {
  const { words } = await loadStaffCatalogue('en', [])
  const toldOf = (value: string | boolean) => {
    const hearing = Hearing.started(aScript([{ id: 'one', ask: 'What?', respondent: ['groom'] }]))
    hearing.answer(accepted(value))
    const of = readStory(aRecord(hearing.entries, false))
    const one = of.told.find(({ says }) => says?.type === 'answer')
    return one && tellingOf(of, words.record).valueOf(one.words['value'] ?? '', one.isYesOrNo)
  }
  expect([toldOf(false), toldOf('false'), toldOf('constructor')]).toEqual(['no', 'false', 'constructor'])
})

test('a respondent is called by the id where no name is kept, whatever the id is', async () => {
  const { words } = await loadStaffCatalogue('en', [])
  const telling = tellingOf(story, words.record)
  expect([telling.nameOf('constructor'), telling.nameOf('officer')]).toEqual(['constructor', 'Officer'])
  expect(telling.colourOf('constructor')).toMatch(/^var/)
})
