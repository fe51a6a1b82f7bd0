import { describe, expect, it } from 'vitest'
import { writtenForm } from '../../spoken/written-form.ts'

describe('captions show what was said in German', () => {
  it.each([
    ['dritter Mai neunzehnhundertneunzig', '3. Mai 1990'],
    ['am dritten Mai neunzehnhundertneunzig', 'am 3. Mai 1990'],
    ['am einunddreißigsten Dezember zweitausendfünf', 'am 31. Dezember 2005'],
    ['am ersten Mai', 'am 1. Mai'],
    ['fünfundzwanzigtausend Euro', '25.000\u00a0€'],
    ['fünf Euro', '5\u00a0€'],
    ['fünfundzwanzigtausend Dollar', '25.000 Dollar'],
    ['eine Million Euro', '1.000.000\u00a0€'],
    ['zwei Millionen fünfhunderttausend Euro', '2.500.000\u00a0€'],
    ['zwanzig Prozent', '20\u00a0%'],
    ['zwei Komma fünf Prozent', '2,5\u00a0%'],
    ['drei Komma eins vier', '3,14'],
    ['neunzehnhundertneunzig', '1990'],
    ['zweitausendfünf', '2005'],
    ['einundzwanzig Jahre', '21 Jahre'],
    ['zwanzig und dreißig', '20 und 30'],
    ['zwischen zwanzig und dreißig', 'zwischen 20 und 30'],
    ['eins zwei drei vier', '1234'],
    ['null eins sieben eins zwei drei', '017123'],
    ['zwölf Kinder', '12 Kinder'],
    ['hunderttausend Menschen', '100.000 Menschen'],
    ['elf', '11'],
    ['ein Hundert', '100'],
    ['eins Komma fünf Millionen Euro', '1,5 Millionen Euro'],
    ['zwanzig Leute', '20 Leute'],
  ])('%s', (said, shown) => expect(writtenForm(said, 'de')).toBe(shown))

  it.each(['drei Kinder', 'eine Tochter', 'zwanzigste', 'zehn', 'drei Viertel'])('%s stays', (said) =>
    expect(writtenForm(said, 'de')).toBe(said),
  )
})
