import { describe, expect, it } from 'vitest'
import { asShown, faultOfText, withoutHidden } from './shown-text.ts'

const fault = (value: string) => faultOfText(asShown(value))

describe('a name', () => {
  it.each([
    ['Arabic with marks', 'مُحَمَّد عبد الله'],
    ['Persian with a joiner', 'نیک\u200cنام'],
    ['Sinhala with a joiner', 'ශ්\u200dරී'],
    ['Devanagari', 'क्षत्रिय'],
    ['an emoji of several', '👩\u200d👧'],
    ['a flag and a variation', '🏳\ufe0f\u200d🌈'],
    ['an apostrophe', 'O’Brien'],
    ['composed and not', 'Zoe\u0308 Nguye\u0302\u0303n'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Thai', 'สมชาย'],
    ['Chinese', '王小明'],
    ['a mark of direction between', 'محمد\u200f (Ali)'],
  ])('of honest writing passes as it is: %s', (_, name) => {
    expect(fault(name)).toBeUndefined()
    expect(asShown(name)).toBe(name.normalize('NFC'))
  })

  it.each([
    ['nothing but zero width', '\u200b\u200b', 'seen'],
    ['nothing but joiners', '\u200d\u200c', 'seen'],
    ['fillers that count as letters', '\u3164\u115f\uffa0', 'seen'],
    ['empty Braille', '\u2800', 'seen'],
    ['marks without a letter', '\u0301\u0301', 'seen'],
    ['an override', 'Ada \u202eeve', 'direction'],
    ['an escape of a terminal', 'Ada\u001b[2J', 'control'],
    ['an escape in one character', 'Ada\u009b2J', 'control'],
    ['a line break', 'Ada\nEve', 'control'],
    ['a separator of lines', 'Ada\u2028Eve', 'control'],
    ['a backspace', 'Eve\b\b\bAda', 'control'],
    ['half a character', 'A\ud800', 'not text'],
  ])('of %s is refused', (_, name, why) => {
    expect(fault(name)).toContain(why)
  })

  it('is one however it was typed', () => {
    for (const typed of ['Zoë', 'Zoe\u0308', '\ufeffZoë ', 'Zo\u200bë', 'Zo\u200dë', '\u200eZoë\u200f', 'Z\u00adoë']) {
      expect(asShown(typed)).toBe('Zoë')
    }
  })
})

it('a name loses what was copied along with it and what nobody sees', () => {
  expect(asShown('\u202bمحمد\u202c')).toBe('محمد')
  expect(asShown('\u2068محمد\u2069')).toBe('محمد')
  expect(asShown('Ann\u{e0041}\u{e0042}\u206a\ufff9\u3164\u034f')).toBe('Ann')
})

it('a text may hold what it isolates itself, and leave nothing open behind it', () => {
  expect(faultOfText('شماره \u2068AB-12\u2069 چیست؟')).toBeUndefined()
  expect(faultOfText('شماره \u2068AB-12 چیست؟')).toContain('direction')
})

it('a reason may have lines and tabs', () => {
  expect(faultOfText('One\n\ttwo', { lines: true })).toBeUndefined()
  expect(faultOfText('One\u001b', { lines: true })).toContain('control')
})

it('the text of a document keeps its lines, and nothing that a terminal obeys', () => {
  expect(withoutHidden('1. One\u001b[31m?\r\n\f2. \u202eTwo\u202c\v?\t\u00ad')).toBe('1. One?\r\n\f2. Two ?\t')
})
