import { describe, expect, it } from 'vitest'
import type { Expect } from '../script/expect/kinds.ts'
import { judgeByRules } from './rules.ts'
import { questionOf } from './testing.ts'

/** Answers as a recogniser writes them that changes no words, but ends them and begins them like sentences. */
const judged = (kind: 'date' | 'number', language: string, ask: string, text: string) =>
  judgeByRules(questionOf({ kind } satisfies Expect, { ask, language }), text)

const BORN: Record<string, string> = {
  en: 'When were you born?',
  fr: 'Quand êtes-vous né ?',
  es: '¿Cuándo nació usted?',
  de: 'Wann sind Sie geboren?',
  ar: 'متى ولدت؟',
}

describe('a date in words', () => {
  it.each([
    ['en', 'May third nineteen ninety.', '1990-05-03'],
    ['en', 'Third of May nineteen ninety.', '1990-05-03'],
    ['en', 'The third of May, nineteen ninety.', '1990-05-03'],
    ['en', 'On the third of May nineteen ninety.', '1990-05-03'],
    ['en', 'I was born on May third, nineteen ninety.', '1990-05-03'],
    ['en', 'I was born on the third of May, nineteen hundred and ninety.', '1990-05-03'],
    ['en', 'May three, nineteen ninety.', '1990-05-03'],
    ['en', 'It was the twenty second of November two thousand and five.', '2005-11-22'],
    ['en', 'November twenty second two thousand five.', '2005-11-22'],
    ['en', 'December thirty first nineteen ninety nine.', '1999-12-31'],
    ['en', 'The first of January two thousand.', '2000-01-01'],
    ['en', 'The ninth of July twenty oh five.', '2005-07-09'],
    ['en', 'The ninth of July nineteen o five.', '1905-07-09'],
    ['en', 'The ninth of July twenty twenty one.', '2021-07-09'],
    ['en', 'Um, the third of May nineteen ninety.', '1990-05-03'],
    ['en', 'The third day of May nineteen ninety.', '1990-05-03'],
    ['en', 'The third of May in the year nineteen ninety.', '1990-05-03'],
    ['fr', 'Le trois mai mille neuf cent quatre-vingt-dix.', '1990-05-03'],
    ['fr', 'Le trois mai mille neuf cent quatre vingt dix.', '1990-05-03'],
    ['fr', 'Je suis né le premier janvier deux mille.', '2000-01-01'],
    ['fr', 'Le vingt et un juin deux mille cinq.', '2005-06-21'],
    ['fr', 'Le trente et un décembre dix-neuf cent quatre-vingt-dix-neuf.', '1999-12-31'],
    ['fr', 'Je suis née le sept septembre mille neuf cent soixante-douze.', '1972-09-07'],
    ['es', 'El tres de mayo de mil novecientos noventa.', '1990-05-03'],
    ['es', 'Nací el tres de mayo de mil novecientos noventa.', '1990-05-03'],
    ['es', 'El primero de enero del dos mil.', '2000-01-01'],
    ['es', 'El veintiuno de junio del año dos mil cinco.', '2005-06-21'],
    ['es', 'El treinta y uno de diciembre de mil novecientos noventa y nueve.', '1999-12-31'],
    ['de', 'Dritter Mai neunzehnhundertneunzig.', '1990-05-03'],
    ['de', 'Am dritten Mai neunzehnhundertneunzig.', '1990-05-03'],
    ['de', 'Der dritte Mai neunzehnhundertneunzig.', '1990-05-03'],
    ['de', 'Ich bin am dritten Mai neunzehnhundertneunzig geboren.', '1990-05-03'],
    ['de', 'Dritter fünfter neunzehnhundertneunzig.', '1990-05-03'],
    ['de', 'Am einundzwanzigsten Juni zweitausendfünf.', '2005-06-21'],
    ['de', 'Am einundzwanzigsten sechsten zweitausendfünf.', '2005-06-21'],
    ['de', 'Am dritten Mai neunzehn hundert neunzig.', '1990-05-03'],
    ['ar', 'الثالث من مايو ألف وتسعمائة وتسعين', '1990-05-03'],
    ['ar', 'ولدت في الثالث من مايو سنة ألف وتسعمئة وتسعين.', '1990-05-03'],
    ['ar', 'واحد وعشرين يونيو ألفين وخمسة', '2005-06-21'],
  ])('%s: %s -> %s', (language, text, value) => {
    expect(judged('date', language, BORN[language] ?? '', text)).toMatchObject({ outcome: 'accepted', value })
  })

  it.each([
    ['en', 'O five oh three nineteen ninety.'],
    ['en', 'Zero five zero three nineteen ninety.'],
    ['en', 'Five three nineteen ninety.'],
    ['en', 'Third of May ninety.'],
    ['en', 'May third or fourth nineteen ninety.'],
    ['en', 'Around May third nineteen ninety.'],
    ['fr', 'Le trois cinq quatre-vingt-dix.'],
    ['es', 'El tres del cinco del noventa.'],
    ['de', 'Dritter fünfter neunzig.'],
  ])('%s: %s is left open', (language, text) => {
    expect(judged('date', language, BORN[language] ?? '', text)).toBeUndefined()
  })
})

describe('a number in words', () => {
  it.each([
    ['en', 'How many dollars do you earn?', 'Twenty five thousand dollars.', 25_000],
    ['en', 'How many dollars do you earn?', 'One hundred and twenty thousand five hundred dollars.', 120_500],
    ['en', 'How many dollars do you earn?', 'One million dollars.', 1_000_000],
    ['en', 'How many dollars do you earn?', 'Two million five hundred thousand.', 2_500_000],
    ['en', 'How many people?', 'Two thousand and five.', 2_005],
    ['en', 'How many people?', 'Fifteen hundred.', 1_500],
    ['en', 'How many people?', 'A thousand.', 1_000],
    ['en', 'How many people?', 'A hundred and one.', 101],
    ['en', 'How many children do you have?', 'I have two children.', 2],
    ['en', 'How old are you?', "I'm thirty four years old.", 34],
    ['en', 'How old are you?', 'Thirty four.', 34],
    ['fr', 'Combien d’euros gagnez-vous ?', 'Vingt-cinq mille euros.', 25_000],
    ['fr', 'Combien d’euros gagnez-vous ?', 'Un million deux cent mille euros.', 1_200_000],
    ['fr', "Combien d'enfants avez-vous ?", "J'ai deux enfants.", 2],
    ['fr', 'Quel âge avez-vous ?', "J'ai quatre-vingt-onze ans.", 91],
    ['es', '¿Cuántos euros gana?', 'Veinticinco mil euros.', 25_000],
    ['es', '¿Cuántos euros gana?', 'Un millón doscientos mil euros.', 1_200_000],
    ['es', '¿Cuántos hijos tiene?', 'Tengo dos hijos.', 2],
    ['es', '¿Qué edad tiene?', 'Tengo treinta y cuatro años.', 34],
    ['de', 'Wie viele Euro verdienen Sie?', 'Fünfundzwanzigtausend Euro.', 25_000],
    ['de', 'Wie viele Euro verdienen Sie?', 'Eine Million zweihunderttausend Euro.', 1_200_000],
    ['de', 'Wie viele Kinder haben Sie?', 'Ich habe zwei Kinder.', 2],
    ['de', 'Wie alt sind Sie?', 'Ich bin vierunddreißig Jahre alt.', 34],
    ['ar', 'كم عدد أطفالك؟', 'عندي ثلاثة أطفال', 3],
    ['ar', 'كم عمرك؟', 'عمري أربعة وثلاثون سنة', 34],
    ['ar', 'كم دولار تكسب؟', 'خمسة وعشرين ألف دولار', 25_000],
  ])('%s: %s %s -> %d', (language, ask, text, value) => {
    expect(judged('number', language, ask, text)).toMatchObject({ outcome: 'accepted', value })
  })

  it.each([
    ['en', 'How many people?', 'Two or three thousand.'],
    ['en', 'How many people?', 'Two point five million.'],
    ['en', 'How many people?', 'Two million million.'],
    ['en', 'How many people?', 'One two three four.'],
    ['en', 'How much do you earn?', 'Twenty five thousand dollars.'],
    ['en', 'How many people?', 'Twenty five hundred thousand.'],
    ['fr', 'Combien de personnes ?', 'Deux ou trois mille.'],
    ['es', '¿Cuántas personas?', 'Dos o tres mil.'],
    ['de', 'Wie viele Personen?', 'Zwei oder drei Millionen.'],
  ])('%s: %s %s is left open', (language, ask, text) => {
    expect(judged('number', language, ask, text)).toBeUndefined()
  })
})

describe('a million and a little', () => {
  it.each([
    ['en', 'How much was it?', 'One million five.'],
    ['en', 'How much was it?', 'A million two hundred.'],
    ['fr', 'Combien était-ce ?', 'Un million deux.'],
    ['de', 'Wie viel war es?', 'Eine Million fünf.'],
  ])('%s: may mean a million and a half, and is left to the model: %s %s', (language, ask, text) => {
    expect(judged('number', language, ask, text)).toBeUndefined()
  })

  it('with thousands is plain', () => {
    expect(judged('number', 'en', 'How much was it?', 'One million two hundred thousand.')).toMatchObject({
      outcome: 'accepted',
      value: 1_200_000,
    })
  })
})

describe('a name', () => {
  it.each([
    ['en', 'My name is Anna Lee.'],
    ['en', "It's Anna Lee."],
    ['en', 'Anna Lee.'],
    ['en', 'anna lee'],
    ['fr', "Je m'appelle Anna Lee."],
    ['es', 'Me llamo Anna Lee.'],
    ['de', 'Ich heiße Anna Lee.'],
    ['de', 'Mein Name ist Anna Lee.'],
  ])('%s: %s', (language, text) => {
    const question = questionOf({ kind: 'name', due: 'registered' }, { ask: 'Name?', language, name: 'Anna Lee' })
    expect(judgeByRules(question, text)).toMatchObject({ outcome: 'accepted' })
  })

  it('in Arabic', () => {
    const name = 'محمد علي'
    const question = questionOf({ kind: 'name', due: 'registered' }, { ask: 'ما اسمك؟', language: 'ar', name })
    expect(judgeByRules(question, `اسمي ${name}`)).toMatchObject({ outcome: 'accepted' })
  })
})
