import { describe, expect, it } from 'vitest'
import { fold } from '../verdict/normalise.ts'
import { numeralsOf } from '../verdict/numerals.ts'
import { cardinal as arabic, ordinal as arabicOrdinal } from '../languages/ar/cardinal.ts'
import { cardinal as german, ordinalStem, year as germanYear } from '../languages/de/cardinal.ts'
import { cardinal as english, ordinal as englishOrdinal, year as englishYear } from '../languages/en/cardinal.ts'
import { cardinal as spanish, ordinal as spanishOrdinal } from '../languages/es/cardinal.ts'
import { cardinal as french, ordinal as frenchOrdinal } from '../languages/fr/cardinal.ts'

const CARDINALS = { en: english, fr: french, es: spanish, de: german, ar: arabic }

/** Every value below 2,000, then ever fewer, and those around each power of ten; the same ones every time. */
function values(): number[] {
  const all = Array.from({ length: 2_000 }, (_, at) => at)
  for (let value = 2_003; value < 1e12; value = Math.floor(value * 1.01) + 7) all.push(value)
  for (let power = 1_000; power <= 1e12; power *= 10) {
    for (const times of [1, 2, 3, 7, 8, 9]) {
      for (const add of [-1, 0, 1, 2, 3, 11, 21, 80, 100, 200]) all.push(power * times + add)
    }
  }
  return all.filter((value) => value >= 0 && value < 1e12)
}

describe('a number in words', () => {
  it.each(Object.entries(CARDINALS))('is read back as the same number, in %s', (language, cardinal) => {
    const read = numeralsOf(language)[0]?.number
    const lost = values().filter((value) => read?.(fold(cardinal(value)).split(' ')) !== value)
    expect(lost.map((value) => `${value}: ${cardinal(value)}`)).toEqual([])
  })

  it.each([
    [101, 'one hundred one'],
    [1_100, 'one thousand one hundred'],
    [1_234, 'one thousand two hundred thirty-four'],
    [2e6, 'two million'],
    [
      999_999_999_999,
      'nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine',
    ],
  ])('en %d', (value, words) => expect(english(value)).toBe(words))

  it.each([
    [21, 'vingt et un'],
    [70, 'soixante-dix'],
    [71, 'soixante et onze'],
    [77, 'soixante-dix-sept'],
    [80, 'quatre-vingts'],
    [81, 'quatre-vingt-un'],
    [91, 'quatre-vingt-onze'],
    [99, 'quatre-vingt-dix-neuf'],
    [101, 'cent un'],
    [200, 'deux cents'],
    [201, 'deux cent un'],
    [1_000, 'mille'],
    [1_100, 'mille cent'],
    [2_000, 'deux mille'],
    [80_000, 'quatre-vingt mille'],
    [200_000, 'deux cent mille'],
    [1e6, 'un million'],
    [80e6, 'quatre-vingts millions'],
    [2e9, 'deux milliards'],
  ])('fr %d', (value, words) => expect(french(value)).toBe(words))

  it.each([
    [16, 'dieciséis'],
    [22, 'veintidós'],
    [31, 'treinta y uno'],
    [100, 'cien'],
    [101, 'ciento uno'],
    [555, 'quinientos cincuenta y cinco'],
    [1_000, 'mil'],
    [21_000, 'veintiún mil'],
    [31_001, 'treinta y un mil uno'],
    [100_000, 'cien mil'],
    [1e6, 'un millón'],
    [21e6, 'veintiún millones'],
    [1e9, 'mil millones'],
    [1_001e6, 'mil un millones'],
  ])('es %d', (value, words) => expect(spanish(value)).toBe(words))

  it.each([
    [16, 'sechzehn'],
    [17, 'siebzehn'],
    [21, 'einundzwanzig'],
    [30, 'dreißig'],
    [100, 'einhundert'],
    [101, 'einhunderteins'],
    [1_000, 'eintausend'],
    [1_001, 'eintausendeins'],
    [21_000, 'einundzwanzigtausend'],
    [101_000, 'einhunderteintausend'],
    [1e6, 'eine Million'],
    [2_000_001, 'zwei Millionen eins'],
    [1e9, 'eine Milliarde'],
  ])('de %d', (value, words) => expect(german(value)).toBe(words))

  it.each([
    [3, 'ثلاثة'],
    [11, 'أحد عشر'],
    [12, 'اثنا عشر'],
    [18, 'ثمانية عشر'],
    [21, 'واحد وعشرون'],
    [100, 'مئة'],
    [199, 'مئة وتسعة وتسعون'],
    [200, 'مئتان'],
    [800, 'ثمانمئة'],
    [1_000, 'ألف'],
    [1_234, 'ألف ومئتان وأربعة وثلاثون'],
    [2_000, 'ألفان'],
    [3_000, 'ثلاثة آلاف'],
    [11_000, 'أحد عشر ألفًا'],
    [100_000, 'مئة ألف'],
    [200_000, 'مئتا ألف'],
    [1e6, 'مليون'],
    [2e6, 'مليونان'],
    [5e6, 'خمسة ملايين'],
    [1e9, 'مليار'],
  ])('ar %d', (value, words) => expect(arabic(value)).toBe(words))
})

describe('agreement', () => {
  it.each([
    [french(21, true), 'vingt et une'],
    [french(81, true), 'quatre-vingt-une'],
    [spanish(1, 'masculine'), 'un'],
    [spanish(21, 'masculine'), 'veintiún'],
    [spanish(31, 'feminine'), 'treinta y una'],
    [spanish(521, 'feminine'), 'quinientas veintiuna'],
    [spanish(221_000, 'feminine'), 'doscientas veintiún mil'],
    [spanish(200_000_000, 'feminine'), 'doscientos millones'],
    [german(1, 'eine'), 'eine'],
    [german(101, 'ein'), 'einhundertein'],
    [arabic(3, { isFeminine: true }), 'ثلاث'],
    [arabic(11, { isFeminine: true }), 'إحدى عشرة'],
    [arabic(12, { isFeminine: true, isOblique: true }), 'اثنتي عشرة'],
    [arabic(18, { isFeminine: true }), 'ثماني عشرة'],
    [arabic(21, { isFeminine: true }), 'إحدى وعشرون'],
    [arabic(20, { isOblique: true }), 'عشرين'],
    [arabic(2_000, { isConstruct: true }), 'ألفا'],
    [arabic(200, { isConstruct: true, isOblique: true }), 'مئتي'],
  ])('%s', (said, words) => expect(said).toBe(words))
})

describe('ordinals and years', () => {
  it.each([
    [englishOrdinal(1), 'first'],
    [englishOrdinal(12), 'twelfth'],
    [englishOrdinal(20), 'twentieth'],
    [englishOrdinal(21), 'twenty-first'],
    [englishOrdinal(100), 'one hundredth'],
    [frenchOrdinal(1), 'premier'],
    [frenchOrdinal(1, true), 'première'],
    [frenchOrdinal(2), 'deuxième'],
    [frenchOrdinal(4), 'quatrième'],
    [frenchOrdinal(5), 'cinquième'],
    [frenchOrdinal(9), 'neuvième'],
    [frenchOrdinal(21), 'vingt et unième'],
    [frenchOrdinal(80), 'quatre-vingtième'],
    [frenchOrdinal(1_000), 'millième'],
    [spanishOrdinal(1, 'masculine'), 'primer'],
    [spanishOrdinal(13), 'decimotercero'],
    [spanishOrdinal(17, 'feminine'), 'decimoséptima'],
    [spanishOrdinal(21, 'feminine'), 'vigésima primera'],
    [ordinalStem(1), 'erst'],
    [ordinalStem(3), 'dritt'],
    [ordinalStem(17), 'siebzehnt'],
    [ordinalStem(21), 'einundzwanzigst'],
    [ordinalStem(100), 'einhundertst'],
    [ordinalStem(107), 'einhundertsiebt'],
    [arabicOrdinal(3), 'الثالث'],
    [arabicOrdinal(12), 'الثاني عشر'],
    [arabicOrdinal(21, { isOblique: true }), 'الحادي والعشرين'],
    [arabicOrdinal(12, { isFeminine: true }), 'الثانية عشرة'],
    [englishYear(1990), 'nineteen ninety'],
    [englishYear(1900), 'nineteen hundred'],
    [englishYear(1905), 'nineteen oh five'],
    [englishYear(2000), 'two thousand'],
    [englishYear(2005), 'two thousand five'],
    [englishYear(2010), 'twenty ten'],
    [germanYear(1990), 'neunzehnhundertneunzig'],
    [germanYear(2005), 'zweitausendfünf'],
  ])('%s', (said, words) => expect(said).toBe(words))
})
