import { describe, expect, it } from 'vitest'
import { spokenForm } from './spoken-form.ts'

const LANGUAGES = ['en', 'ar', 'fr', 'es', 'de']
const LEFT = /[\d$€£%§]/

/** Numbers that look random and are the same each time. */
function* sequence(seed: number) {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state / 2_147_483_648
  }
}

function textOf(alphabet: readonly string[], length: number, seed: number): string {
  const random = sequence(seed)
  return Array.from({ length }, () => alphabet[Math.floor((random.next().value ?? 0) * alphabet.length)]).join('')
}

describe('the spoken form', () => {
  it.each(LANGUAGES)('leaves a text without digits as it is, letter for letter, in %s', (language) => {
    const texts = [
      '',
      ' \n',
      'Mr. O’Neill – is it  you?',
      'Größe, été, ¿qué?',
      'كم عدد أولادك؟',
      'Charles III, § und $',
      '!?…—%',
    ]
    for (const text of texts) expect(spokenForm(text, language)).toBe(text)
  })

  it('leaves a text of another language as it is', () => {
    expect(spokenForm('Ho 3 figli e $5.', 'it')).toBe('Ho 3 figli e $5.')
    expect(spokenForm('I have 3.', '')).toBe('I have 3.')
    expect(spokenForm('I have 3.', 'constructor')).toBe('I have 3.')
  })

  it('goes by the primary subtag', () => {
    expect(spokenForm('3 Kinder', 'de-AT')).toBe('drei Kinder')
    expect(spokenForm('3 children', 'EN-us')).toBe('three children')
  })

  it('groups Spanish numbers as the region does', () => {
    expect(spokenForm('$1,000', 'es-MX')).toBe('mil dólares')
    expect(spokenForm('1.000 €', 'es-ES')).toBe('mil euros')
  })

  it('leaves what stands around as it is', () => {
    expect(spokenForm('  «Mr. O’Neill»,\n\tdo you have 3 children?!  ', 'en')).toBe(
      '  «Mr. O’Neill»,\n\tdo you have three children?!  ',
    )
  })

  it.each(LANGUAGES)('leaves no digits and says the same again, in %s', (language) => {
    const forms = [
      '$1,000,000.50',
      '5 %',
      '§ 12',
      '€ 7',
      '3/4',
      '10:30',
      '2026-11-28',
      'A1B2',
      '1–2',
      '007',
      '+1 555 123 4567',
      '-4',
      '1.2.3',
      '12,5',
      '0,5 kg',
      '28.11.2026',
      '14h30',
      '1st',
      'No. 5(2)(a)',
    ]
    for (const [at, form] of forms.entries()) {
      for (const next of forms.slice(at)) {
        const said = spokenForm(`x ${form}, ${next}; y`, language)
        expect(said).not.toMatch(LEFT)
        expect(spokenForm(said, language)).toBe(said)
      }
    }
  })

  it.each(LANGUAGES)('never throws and leaves no digit of any text, in %s', (language) => {
    const alphabet = [
      '0',
      '1',
      '23',
      '456',
      ' ',
      ' ',
      '.',
      ',',
      '-',
      '/',
      ':',
      '(',
      ')',
      '$',
      '€',
      '%',
      '§',
      'a',
      'B',
      'May',
      '–',
      '\u202f',
      '٣',
      '٫',
      'و',
      '½',
      'h',
      'st',
      '+',
      '°C',
      'USD',
      '\n',
      "'",
    ]
    for (let seed = 1; seed <= 300; seed++) {
      expect(spokenForm(textOf(alphabet, 40, seed), language)).not.toMatch(/\d|[٠-٩]/)
    }
  })

  it.each(LANGUAGES)('takes time by the length of the text, whatever is repeated in it, in %s', (language) => {
    const repeated = [
      '1',
      '1,',
      '1.',
      '1 ',
      '111 ',
      '1-',
      '1/',
      '1:',
      '(1)',
      '$1 ',
      'A1',
      'A-',
      '1–',
      '+1 ',
      '1,000',
      '000',
      "1'",
      '12.12.',
      '٣',
      'May 1 ',
      '-',
      '§',
      '1\u202f111',
    ]
    const timeOf = (length: number) => {
      const began = performance.now()
      for (const part of repeated) spokenForm(part.repeat(length / part.length), language)
      return performance.now() - began
    }
    timeOf(2_000)
    const [short, long] = [timeOf(4_000), timeOf(64_000)]
    // Sixteen times the text: squares would take 256 times as long.
    expect(long / Math.max(short, 1)).toBeLessThan(100)
  })
})
