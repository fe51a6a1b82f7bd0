import { describe, expect, it } from 'vitest'
import type { Expect } from '../script/expect/kinds.ts'
import { judgeByRules } from './rules.ts'
import { questionOf } from './testing.ts'

const due = (answer: 'yes' | 'no'): Expect => ({ kind: 'affirmation', due: answer })
const open: Expect = { kind: 'affirmation' }
const consent: Expect = { kind: 'consent' }

describe('a clear yes', () => {
  it.each([
    'yes',
    'Yes.',
    'YES!',
    'Yes, I do.',
    'I do',
    'Yes, yes.',
    'Um, yes.',
    'Yes please.',
    'Of course.',
    'Yes, of course I do',
    'Absolutely',
    'Yes, absolutely.',
    'Yes, sir.',
    'Yes, ma’am.',
    'I consent',
    'I do consent.',
    'Yes, I consent to that.',
    'That is correct.',
    "That's right.",
    'ＹＥＳ',
    'y\u200bes',
    'Yes, officer, I do, with all my heart.',
    'Okay, yes.',
    'I agree',
  ])('gives consent: %s', (text) => {
    expect(judgeByRules(questionOf(consent), text)).toMatchObject({
      outcome: 'accepted',
      value: true,
      judge: { by: 'rule', rule: 'consent.yes' },
    })
  })

  it.each([
    ['Are you here of your own free will?', 'I am.'],
    ['Are you here of your own free will?', 'Yes, I am.'],
    ['Have you understood the declaration?', 'I have.'],
    ['Will you tell the truth?', 'I will'],
    ['Is that correct?', 'It is'],
    ['Do you confirm your declaration?', 'I confirm'],
    ['Will you take this man?', 'Yes, I do.'],
  ])('answers in the words of the question: %s %s', (ask, text) => {
    expect(judgeByRules(questionOf(due('yes'), { ask }), text)).toMatchObject({ outcome: 'accepted', value: true })
  })

  it.each([
    ['Do you consent?', 'I am'],
    ['Do you consent?', 'I have'],
    ['Do you consent?', 'I will'],
    ['Is your name Anna?', 'I do'],
    ['Do you love her?', 'I consent'],
  ])('is not the start of some other sentence: %s %s', (ask, text) => {
    expect(judgeByRules(questionOf(due('yes'), { ask }), text)).toBeUndefined()
  })
})

describe('a clear no', () => {
  it.each([
    'No.',
    'no',
    'Nope',
    'No, I do not.',
    "No, I don't",
    'Never',
    'Certainly not',
    'Absolutely not!',
    'Of course not.',
    'No, thank you',
    'No, never',
    'No, no, no',
  ])('is contrary where consent is due, and accepted where no is due: %s', (text) => {
    expect(judgeByRules(questionOf(consent), text)).toMatchObject({
      outcome: 'contrary',
      value: false,
      judge: { rule: 'consent.no' },
    })
    expect(judgeByRules(questionOf(due('no')), text)).toMatchObject({ outcome: 'accepted', value: false })
    expect(judgeByRules(questionOf(open), text)).toMatchObject({ outcome: 'accepted', value: false })
  })

  it.each(["I don't", 'I do not consent', 'I refuse', 'I do not want to'])(
    'is contrary, and never an accepted no: %s',
    (text) => {
      expect(judgeByRules(questionOf(consent), text)?.outcome).toBe('contrary')
      expect(judgeByRules(questionOf(due('no')), text)).toBeUndefined()
      expect(judgeByRules(questionOf(open), text)).toBeUndefined()
    },
  )

  it('cut short is one only in the words of the question', () => {
    expect(judgeByRules(questionOf(due('yes'), { ask: 'Are you willing?' }), "I'm not")?.outcome).toBe('contrary')
    expect(judgeByRules(questionOf(consent), "I'm not")).toBeUndefined()
    expect(judgeByRules(questionOf(consent), 'Nobody.')).toBeUndefined()
  })

  it('beside words of agreement is left open', () => {
    for (const text of ['No, okay.', 'Okay, no', 'No, with pleasure'])
      expect(judgeByRules(questionOf(consent), text)).toBeUndefined()
    expect(judgeByRules(questionOf(consent), 'Yes, okay')?.outcome).toBe('accepted')
  })

  it('makes a yes contrary where no is due', () => {
    const verdict = judgeByRules(questionOf(due('no'), { ask: 'Has anyone forced you?' }), 'Yes.')
    expect(verdict).toMatchObject({ outcome: 'contrary', value: true, judge: { rule: 'affirmation.yes' } })
  })
})

describe('declining', () => {
  it.each([
    "I'd rather not say",
    'No comment.',
    'I refuse to answer',
    'I refuse to answer that question, sorry.',
    "I won't answer that",
    'I prefer not to answer',
  ])('%s', (text) => {
    for (const expected of [
      consent,
      open,
      due('no'),
      { kind: 'text' },
      { kind: 'name' },
      { kind: 'date' },
      { kind: 'phrase', phrase: 'I swear' },
    ] satisfies Expect[]) {
      expect(judgeByRules(questionOf(expected), text)).toMatchObject({
        outcome: 'declined',
        judge: { rule: `${expected.kind}.declined` },
      })
    }
  })

  it.each(['He told me no comment was needed', 'I would rather not lie, so yes'])(
    'is not found inside a sentence: %s',
    (text) => {
      expect(judgeByRules(questionOf(consent), text)).toBeUndefined()
    },
  )
})

describe('other languages', () => {
  it.each([
    ['fr', 'Oui.', true],
    ['fr', 'Oui, bien sûr', true],
    ['fr', 'Oui, j’accepte', true],
    ['fr', 'Non', false],
    ['fr', 'Bien sûr que non', false],
    ['fr', 'Absolument pas', false],
    ['es', 'Sí', true],
    ['es', 'si', true],
    ['es', 'Sí, claro', true],
    ['es', 'Sí, acepto', true],
    ['es', 'No', false],
    ['es', 'Claro que no', false],
    ['de', 'Ja', true],
    ['de', 'Jawohl', true],
    ['de', 'Natürlich', true],
    ['de', 'Nein', false],
    ['de', 'Natürlich nicht', false],
    ['de-AT', 'Ich bin nicht einverstanden', false],
    ['ar', 'نعم', true],
    ['ar', 'نَعَمْ', true],
    ['ar', 'نعـــم', true],
    ['ar', 'نعم، أوافق', true],
    ['ar', 'أنا موافقة', true],
    ['ar', 'لا', false],
    ['ar', 'لا أوافق', false],
    ['ar', 'كلا', false],
  ])('%s: %s', (language, text, value) => {
    const verdict = judgeByRules(questionOf(consent, { language, ask: '...' }), text)
    expect(verdict).toMatchObject({ outcome: value ? 'accepted' : 'contrary', value })
  })

  it.each([
    ['fr', 'oui mais non'],
    ['fr', 'oui, je refuse'],
    ['fr', 'peut-être'],
    ['fr', 'oui ?'],
    ['es', 'si acepto'],
    ['es', 'sí pero no'],
    ['es', 'claro'],
    ['es', 'si no'],
    ['de', 'ja nein'],
    ['de', 'jein'],
    ['de', 'ja, aber nicht so'],
    ['de', 'ich will nicht ja sagen'],
    ['ar', 'نعم لا'],
    ['ar', 'نعم؟'],
    ['ar', 'ربما نعم'],
    ['ar', 'لست موافقا نعم'],
    ['pl', 'no'],
    ['pl', 'tak'],
    ['cs', 'no'],
    ['el', 'ναι'],
    ['pl', 'yes no'],
    ['xx', 'I do'],
  ])('%s leaves open: %s', (language, text) => {
    expect(judgeByRules(questionOf(consent, { language, ask: '...' }), text)).toBeUndefined()
    expect(judgeByRules(questionOf(due('no'), { language, ask: '...' }), text)).toBeUndefined()
  })

  it.each([
    ['fr', 'Sans commentaire.'],
    ['es', 'Prefiero no responder'],
    ['de', 'Kein Kommentar'],
    ['ar', 'أرفض الإجابة على هذا السؤال'],
  ])('%s declines: %s', (language, text) => {
    expect(judgeByRules(questionOf(consent, { language }), text)?.outcome).toBe('declined')
  })

  it('a language without a table knows the English yes only', () => {
    expect(judgeByRules(questionOf(consent, { language: 'pl' }), 'Yes.')?.outcome).toBe('accepted')
  })
})
