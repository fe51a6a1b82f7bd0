import { describe, expect, it } from 'vitest'
import { spokenForm } from './spoken-form.ts'
import { writtenForm } from './written-form.ts'

const LANGUAGES = ['en', 'ar', 'fr', 'es', 'de']

describe('the written form', () => {
  it.each(LANGUAGES)('leaves a text without number words as it is, letter for letter, in %s', (language) => {
    const texts = [
      '',
      ' \n',
      'Mr. O’Neill – is it  you?',
      'Größe, été, ¿qué?',
      'كم عدد الأولاد؟',
      '25 $ and 3/4',
      '!?…—%',
    ]
    for (const text of texts) expect(writtenForm(text, language)).toBe(text)
  })

  it('leaves a text of another language as it is', () => {
    expect(writtenForm('venticinque euro', 'it')).toBe('venticinque euro')
    expect(writtenForm('twenty five', 'constructor')).toBe('twenty five')
  })

  it('leaves what stands around as it is', () => {
    expect(writtenForm('  Well…\n twenty-five,  I think?! ', 'en')).toBe('  Well…\n 25,  I think?! ')
  })

  it('does not join numbers over a mark', () => {
    expect(writtenForm('twenty. Five thousand', 'en')).toBe('20. 5000')
    expect(writtenForm('one, two, three, four', 'en')).toBe('one, two, three, four')
  })

  it.each(LANGUAGES)('shows again what was written before it was said, in %s', (language) => {
    for (const value of [11, 21, 99, 100, 101, 777, 1_000, 1_234, 2_005]) {
      expect(writtenForm(spokenForm(String(value), language), language)).toBe(String(value))
    }
  })

  it.each(LANGUAGES)('changes nothing in what it has shown, in %s', (language) => {
    for (const written of ['12 %', '1234', '25', '3,5', '$5', '99 €', '1999']) {
      const shown = writtenForm(spokenForm(written, language), language)
      expect(writtenForm(shown, language)).toBe(shown)
    }
  })

  it.each(LANGUAGES)('never throws, and takes time by the length of the text, in %s', (language) => {
    const repeated = [
      'twenty ',
      'and ',
      'a hundred ',
      'may ',
      'one ',
      'point ',
      'vingt et ',
      'mille ',
      'un ',
      'veinte y ',
      'zwanzig ',
      'und ',
      'hundert',
      'ألف ',
      'و',
      'عشرون ',
      'de ',
      'pour cent ',
      'one-',
      'third ',
      'constructor ',
    ]
    const timeOf = (length: number) => {
      const began = performance.now()
      for (const part of repeated) writtenForm(part.repeat(length / part.length), language)
      return performance.now() - began
    }
    timeOf(500)
    const [short, long] = [timeOf(1_000), timeOf(16_000)]
    // Sixteen times the text: squares would take 256 times as long.
    expect(long / Math.max(short, 1)).toBeLessThan(100)
  })
})
