import { describe, expect, it } from 'vitest'
import type { Expect } from '../script/expect/kinds.ts'
import { judgeByRules, judgeWithoutModel } from './rules.ts'
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

describe('what no rule accepts', () => {
  it.each([
    'yes but no',
    'not yes',
    'yes? what was the question',
    'Yes?',
    'why would I say yes',
    'I do not want to say yes',
    'I guess',
    'I guess so',
    'maybe',
    'maybe yes',
    'yes if he pays',
    'Yes, if I must',
    'he said "yes"',
    '"Yes."',
    '‘yes’',
    "'yes'",
    '«yes»',
    '“I do”',
    'Yes...',
    'Yes…',
    'I do —',
    'Yes,',
    'yes 👎',
    'yes/no',
    'yes and no',
    'no yes',
    'yes no',
    'no, I mean yes',
    'I do, no',
    'I do no',
    'yeah right',
    'yes I do not',
    "yes, I don't",
    'no I do',
    'absolutely no',
    'sure',
    'okay',
    'uh-huh',
    'I suppose',
    'I think so',
    'probably yes',
    'yes under protest',
    'if you say so, yes',
    'yes he told me to say that',
    'my mother says yes',
    'I would say yes',
    'yesterday',
    'yes sir no sir',
    'I do declare that I do not',
    'do I',
    'hardly',
    'yes never',
    'no problem',
    'no doubt',
    'of course not yes',
    'consent',
    'I never consent',
    'say yes',
    'the answer is yes',
    'oui',
    'ja',
    'si',
    '1',
    'true',
    'yes (no)',
    'yes; not',
    'y',
    'yes, nobody',
    'thank you',
    'I do? I do not',
    '´yes´',
    '`yes`',
    '\u0301yes',
    'yes and no to the second',
    'yes to the first',
    'not only yes',
    'I would have said yes',
    'I did consent',
    'he consents',
    'they said I consent',
    'yes is it not',
    'I do, do I not',
    'sure, right',
    'yes, right',
    'not that I do not consent',
    'I never said that I do not consent',
    'Yes she does',
    'none',
  ])('%s', (text) => {
    for (const expected of [consent, due('yes'), due('no'), open]) {
      expect(judgeByRules(questionOf(expected), text)?.outcome).not.toBe('accepted')
      expect(judgeWithoutModel(questionOf(expected), text).outcome).not.toBe('accepted')
    }
  })

  it.each(['', '   ', '...', '?!', '👍'])('nothing said is unclear: %j', (text) => {
    expect(judgeByRules(questionOf(consent), text)).toMatchObject({
      outcome: 'unclear',
      judge: { rule: 'consent.empty' },
    })
  })

  it.each([
    ["Don't you consent?", 'Yes.'],
    ['Are you not married?', 'No.'],
    ["You consent, don't you?", 'Yes.'],
    ['Do you mind if we record this?', 'No.'],
  ])('an answer to a question that can be read either way: %s %s', (ask, text) => {
    for (const expected of [consent, due('yes'), due('no'), open])
      expect(judgeByRules(questionOf(expected, { ask }), text)).toBeUndefined()
  })

  it('an answer to a question of consent in which yes would refuse', () => {
    expect(judgeByRules(questionOf(consent, { ask: 'Do you object to the recording?' }), 'Yes')).toBeUndefined()
    expect(judgeByRules(questionOf(due('no'), { ask: 'Do you object to the recording?' }), 'No')?.outcome).toBe(
      'accepted',
    )
  })

  it.each([
    ['Do you sign contract no. 5 today?', 'No.', 'accepted'],
    ['You need not answer. Do you live together?', 'No.', 'accepted'],
    ['Please answer yes or no: do you live together?', 'No.', 'accepted'],
    ['Do you not, Dr. Smith, live together?', 'No.', undefined],
    ['Is it true that you do not live together?', 'Yes.', undefined],
    ['Do you confirm that you do not live together?', 'Yes.', 'accepted'],
    ['Do you confirm that you do not live together?', 'No.', undefined],
    ['Did you come without anybody?', 'No.', undefined],
  ])('a negation counts where it is asked: %s %s', (ask, text, outcome) => {
    expect(judgeByRules(questionOf(open, { ask }), text)?.outcome).toBe(outcome)
  })

  const yes = ['yes', 'yeah', 'I do', 'of course', 'absolutely', 'I consent', 'that is correct']
  const no = ['no', 'not', "don't", 'never', "I don't", 'nobody', 'nope', 'I do not', 'cannot', 'neither', 'no longer']
  const joints = [' ', ', ', '. ', '! ', ' - ', ' or ', ' but ', ' and ', '; ']
  const mixed = yes.flatMap((a) =>
    no.flatMap((b) =>
      joints.flatMap((joint) => [`${a}${joint}${b}`, `${b}${joint}${a}`, `${a}${joint}${b}${joint}${a}`]),
    ),
  )

  it(`any yes together with a negation (${mixed.length} answers)`, () => {
    const accepted = mixed.filter((text) =>
      [consent, due('yes'), open].some((expected) => {
        const verdict = judgeWithoutModel(questionOf(expected), text)
        return verdict.outcome === 'accepted' && verdict.value === true
      }),
    )
    expect(accepted).toEqual([])
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
