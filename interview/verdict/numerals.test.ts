import { describe, expect, it } from 'vitest'
import { fold } from './normalise.ts'
import { numeralsOf } from './numerals.ts'

const read = (language: string, what: 'number' | 'day' | 'year', text: string) =>
  numeralsOf(language)[0]?.[what](fold(text).split(' '))

describe('a number in words', () => {
  it.each([
    ['fr', 'zéro', 0],
    ['fr', 'vingt-et-un', 21],
    ['fr', 'soixante et onze', 71],
    ['fr', 'quatre-vingts', 80],
    ['fr', 'quatre vingt dix neuf', 99],
    ['fr', 'septante-cinq', 75],
    ['fr', 'cent cinq', 105],
    ['fr', 'deux cent mille trois cents', 200_300],
    ['es', 'dieciséis', 16],
    ['es', 'veintidós', 22],
    ['es', 'treinta y uno', 31],
    ['es', 'cien', 100],
    ['es', 'ciento uno', 101],
    ['es', 'quinientas cinco', 505],
    ['es', 'cien mil', 100_000],
    ['de', 'zwölf', 12],
    ['de', 'dreiunddreißig', 33],
    ['de', 'zwei und zwanzig', 22],
    ['de', 'hundertfünf', 105],
    ['de', 'dreihunderttausend', 300_000],
    ['ar', 'ثلاثة', 3],
    ['ar', 'اتناشر', 12],
    ['ar', 'خمسة و عشرين', 25],
    ['ar', 'مائة وخمسة', 105],
    ['ar', 'تسعمئة', 900],
    ['ar', 'ثلاثة آلاف ومئتين', 3_200],
    ['ar', 'أحد عشر ألفًا وأحد عشر', 11_011],
    ['ar', 'مليونان وخمسة آلاف', 2_005_000],
    ['en', 'two million five thousand', 2_005_000],
    ['fr', 'un million deux cent mille', 1_200_000],
    ['es', 'mil millones', 1_000_000_000],
    ['de', 'eine Million zweihunderttausend', 1_200_000],
  ])('%s: %s', (language, text, value) => expect(read(language, 'number', text)).toBe(value))

  it.each([
    ['fr', 'mille deux mille'],
    ['fr', 'cent cent'],
    ['fr', 'trois quatre'],
    ['fr', 'vingt trente'],
    ['fr', 'vingt douze'],
    ['es', 'treinta uno'],
    ['es', 'tres cuatro'],
    ['es', 'cien cien'],
    ['es', 'mil mil'],
    ['de', 'drei zehn'],
    ['de', 'drei vier'],
    ['de', 'zwanzig und drei'],
    ['de', 'hunderthundert'],
    ['de', 'tausendtausend'],
    ['ar', 'ثلاثة أربعة'],
    ['ar', 'ثلاثة وأربعة'],
    ['ar', 'عشرين وثلاثة'],
    ['ar', 'ثلاثة أو أربعة'],
    ['ar', 'و'],
    ['ar', 'ألفين ألف'],
    ['ar', 'ألفًا'],
    ['en', 'two million three million'],
    ['en', 'million'],
    ['fr', 'millions'],
    ['es', 'millones de millones'],
    ['de', 'Millionen'],
  ])('%s: %s is not one number', (language, text) => expect(read(language, 'number', text)).toBeUndefined())
})

describe('parts of a date in words', () => {
  it.each([
    ['fr', 'premier', 1],
    ['fr', 'trente et un', 31],
    ['es', 'primero', 1],
    ['es', 'veintiuno', 21],
    ['de', 'dritter', 3],
    ['de', 'siebten', 7],
    ['de', 'einunddreißigsten', 31],
    ['ar', 'الثالث', 3],
    ['ar', 'الثاني عشر', 12],
    ['ar', 'الحادي والعشرين', 21],
    ['ar', 'خمسة', 5],
  ])('%s: day %s', (language, text, value) => expect(read(language, 'day', text)).toBe(value))

  it.each([
    ['fr', 'trente-deux'],
    ['es', 'cuarenta'],
    ['de', 'zweiunddreißigsten'],
    ['ar', 'الثاني والعشرين والثلاثين'],
    ['ar', 'أربعين'],
  ])('%s: no day is %s', (language, text) => expect(read(language, 'day', text)).toBeUndefined())

  it.each([
    ['fr', 'mille neuf cent quatre-vingt-onze', 1991],
    ['fr', 'dix-neuf cent cinq', 1905],
    ['es', 'mil novecientos noventa y uno', 1991],
    ['es', 'dos mil cuatro', 2004],
    ['de', 'neunzehnhunderteinundneunzig', 1991],
    ['de', 'neunzehn hundert neunzig', 1990],
    ['de', 'zweitausendvier', 2004],
    ['ar', 'ألف وتسعمائة وواحد وتسعين', 1991],
    ['ar', 'الف وتسعمية وخمسة وثمانين', 1985],
    ['ar', 'ألفين وأربعة', 2004],
  ])('%s: year %s', (language, text, value) => expect(read(language, 'year', text)).toBe(value))

  it.each([
    ['fr', 'quatre-vingt-onze'],
    ['es', 'noventa'],
    ['de', 'neunzig'],
    ['ar', 'تسعين'],
  ])('%s: %s is no whole year', (language, text) => expect(read(language, 'year', text)).toBeUndefined())
})
