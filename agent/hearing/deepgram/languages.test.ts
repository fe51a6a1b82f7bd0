import { expect, test } from 'vitest'
import { heardLanguage, servedLanguage, takesKeyterms } from './languages.ts'

test.each([
  ['nova-3', 'en', 'en'],
  ['nova-3', 'en-GB', 'en-GB'],
  ['nova-3', 'en-gb', 'en-GB'],
  ['nova-3', 'en-ZA', 'en'],
  ['nova-3', 'de-AT', 'de'],
  ['nova-3', 'de-CH', 'de-CH'],
  ['nova-3', 'fr-FR', 'fr'],
  ['nova-3', 'fr-CA', 'fr-CA'],
  ['nova-3', 'es-MX', 'es'],
  ['nova-3', 'es-419', 'es-419'],
  ['nova-3', 'ar-EG', 'ar'],
  ['nova-3', 'zh-Hant', 'zh-Hant'],
  ['nova-3-general', 'de-AT', 'de'],
  ['nova-2', 'th-TH', 'th-TH'],
  ['nova-2-meeting', 'en-NZ', 'en-NZ'],
  ['nova-9', 'en-GB', 'en'],
])('%s is asked for %s as %s', (model, tag, served) => expect(servedLanguage(model, tag)).toBe(served))

test.each([
  ['nova-3', 'de-AT', 'multi', false],
  ['nova-3', 'nl', 'multi', false],
  ['nova-3', 'ar-SA', 'ar', true],
  ['nova-3', 'pl', 'pl', true],
  ['nova-2', 'es', 'multi', false],
  ['nova-2', 'fr-CA', 'fr-CA', true],
  ['nova-2-meeting', 'en', 'en', true],
  ['nova-9', 'en', 'en', true],
])('several languages at once, with %s and a script in %s: %s', (model, tag, language, lacksMulti) => {
  expect(heardLanguage({ model, language: 'multi' }, tag)).toEqual({ language, lacksMulti })
})

test.each([
  ['nb-NO', 'no'],
  ['fil', 'tl'],
])('a language that the vendor lists by another tag is asked for by that: %s', (tag, served) => {
  expect(servedLanguage('nova-3', tag)).toBe(served)
})

test('a script is listened to in its own language, where nothing else is set', () => {
  expect(heardLanguage({ model: 'nova-3', language: 'script' }, 'de-AT')).toEqual({ language: 'de', lacksMulti: false })
})

test.each([
  ['nova-3', true],
  ['nova-3-general', true],
  ['nova-3-medical', true],
  ['nova-2', false],
  ['nova-2-phonecall', false],
  ['whisper', false],
])('%s takes key terms: %s', (model, takes) => expect(takesKeyterms(model)).toBe(takes))
