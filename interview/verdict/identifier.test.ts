import { describe, expect, it } from 'vitest'
import { kindOf } from '../script/expect/kinds.ts'
import { readScript } from '../script/script.ts'
import { judgeByRules } from './rules.ts'
import { questionOf } from './testing.ts'

const identifier = { kind: 'number', as: 'identifier' } as const
const ASKS: Record<string, string> = {
  en: 'What is the number of your passport?',
  fr: 'Quel est le numéro de votre passeport ?',
  de: 'Wie lautet die Nummer Ihres Passes?',
  es: '¿Cuál es el número de su pasaporte?',
  ar: 'ما هو رقم جواز سفرك؟',
}
const judged = (language: string, text: string) =>
  judgeByRules(questionOf(identifier, { language, ask: ASKS[language] ?? '' }), text)

describe('an identifier', () => {
  it.each([
    ['en', '007312', '007312'],
    ['en', 'My passport number is 007312.', '007312'],
    ['en', 'zero zero seven three one two', '007312'],
    ['en', 'double oh seven three one two', '007312'],
    ['en', 'Um, zero, zero, seven, three, one, two, please.', '007312'],
    ['en', 'seventy three twelve', '7312'],
    ['en', 'C 0 1 X', 'C01X'],
    // As recognisers write digits that they take for times, sums and dates.
    ['en', '00:73:12', '007312'],
    ['en', '007,312', '007312'],
    ['en', '00-73-12', '007312'],
    ['fr', 'zéro zéro sept trois un deux', '007312'],
    ['fr', 'Mon numéro est 007312', '007312'],
    ['de', 'null null sieben drei eins zwei', '007312'],
    ['es', 'cero cero siete tres uno dos', '007312'],
    ['ar', 'صفر صفر سبعة ثلاثة واحد اثنان', '007312'],
    ['ar', '٠٠٧٣١٢', '007312'],
  ])('%s: %s -> %s', (language, text, value) => {
    expect(judged(language, text)).toMatchObject({ outcome: 'accepted', value })
  })

  it.each([
    'not 007312',
    '007312 or 007313',
    'I think 007312',
    'my passport',
    '007312?',
    'double',
    'seven or so',
    'passport',
  ])('is left open: %s', (text) => {
    expect(judged('en', text)).toBeUndefined()
  })

  it('is read back digit by digit', () => {
    expect(kindOf(identifier).readBack?.('007312', 'en')).toBe('0 0 7 3 1 2')
  })

  it('keeps its zeros also where the script says no more than "number"', () => {
    const verdict = (expected: Parameters<typeof questionOf>[0]) =>
      judgeByRules(questionOf(expected, { ask: 'Your number?' }), '007312')?.value
    expect(verdict({ kind: 'number' })).toBe('007312')
    expect(verdict({ kind: 'number', max: 10_000 })).toBe(7312)
  })

  it('has no bounds', () => {
    const read = (expected: object) => readScript([{ ask: 'Your number?', expect: expected }])
    expect(read(identifier).ok).toBe(true)
    expect(read({ ...identifier, min: 3 })).toMatchObject({ ok: false, problems: [{ path: '/steps/0/expect/as' }] })
  })
})
