import { describe, expect, it } from 'vitest'
import type { Expect } from '../script/expect/kinds.ts'
import { judgeByRules, judgeWithoutModel } from './rules.ts'
import { questionOf } from './testing.ts'

const due = (answer: 'yes' | 'no'): Expect => ({ kind: 'affirmation', due: answer })
const open: Expect = { kind: 'affirmation' }
const consent: Expect = { kind: 'consent' }

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
