import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const LAWYER = { actor: { id: 'lawyer-1', role: 'lawyer' as const } }
const script = aScript([
  { id: 'met', ask: 'How did you meet?', respondent: 'groom', onUnresolved: 'continue' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])
const asked = () => Conversation.asked(script)

describe.each([
  ['threat', 'Someone is threatening me.', officer.pausedCalmly],
  ['unwell', "I don't feel well.", officer.pausedCalmly],
  ['interpreter', 'I need an interpreter, please.', officer.referred],
  ['lawyer', 'I want to speak to my lawyer.', officer.referred],
  ['person', 'Can I talk to a real person?', officer.referred],
] as const)('%s', (need, text, said) => {
  it('interrupts the interview at once, also where the step would go on without an answer', () => {
    const talk = asked()
    talk.hear('groom', text).deliver()
    expect(talk.hearing.progress).toMatchObject({
      status: 'interrupted',
      cause: { kind: 'referred', step: 'met', respondent: 'groom', because: 'unresolved', need, needed_by: 'groom' },
    })
    expect(talk.listen()).toEqual([said])
    expect(talk.hearing.entries.findLast(({ type }) => type === 'answer')?.data).toMatchObject({
      outcome: 'declined',
      effect: 'unresolved',
      need,
      judge: { rule: `need.${need}` },
    })
    talk.hearing.take({ type: 'resume', ...LAWYER })
    expect(talk.refresh().listen()).toEqual([officer.resumed, 'How did you meet?'])
  })

  it('does so whoever was asked: the words of the other are kept, and the open question waits', () => {
    const talk = asked()
    talk.hear('bride', text).deliver()
    expect(talk.hearing.progress).toMatchObject({
      status: 'interrupted',
      cause: { respondent: 'groom', need, needed_by: 'bride' },
    })
    expect(talk.hearing.entries.findLast(({ type }) => type === 'answer-kept')?.data).toMatchObject({ need })
    talk.hearing.take({ type: 'resume', ...LAWYER })
    expect(talk.refresh().listen()).toContain('How did you meet?')
    talk.hear('groom', 'In Rome.').deliver()
    expect(talk.hearing.ask('met', 'groom')).toMatchObject({ status: 'accepted', value: 'In Rome.' })
  })

  it('breaks into the question, whose rest is not said', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('groom', 'In Rome.').deliver()
    talk.speak(0.2).hear('bride', text).deliver()
    expect(talk.did('silence')).toBe(true)
    expect(talk.hearing.progress.status).toBe('interrupted')
    expect(talk.listen()).toEqual([said])
  })
})

it('a break pauses the interview, and the question is put again when a person has it go on', () => {
  const talk = asked()
  talk.hear('groom', 'Could we take a short break, please?').deliver()
  expect(talk.hearing.progress.status).toBe('paused')
  expect(talk.listen()).toEqual([officer.paused])
  talk.hearing.take({ type: 'resume', ...LAWYER })
  expect(talk.refresh().listen()).toEqual([officer.resumed, 'How did you meet?'])
  talk.hear('groom', 'In Rome.').deliver()
  expect(talk.hearing.ask('met', 'groom')).toMatchObject({ status: 'accepted', clarifications: 0 })
})

it('a bad line has the question put again, and typing offered', () => {
  const talk = asked()
  expect(talk.hear('groom', 'Sorry, my connection is bad.').deliver().listen()).toEqual([
    officer.badLine,
    'How did you meet?',
  ])
  expect(talk.hearing.entries.findLast(({ type }) => type === 'request')?.data).toMatchObject({ request: 'bad-line' })
})

it('a threat is referred at once also while the interview is paused, and a break changes nothing', () => {
  const talk = asked()
  talk.hear('groom', 'I need a break.').deliver().listen()
  talk.hear('bride', 'I need a break too, please. I need a break.').deliver()
  expect(talk.hearing.progress.status).toBe('paused')
  talk.hear('bride', 'I am in danger.').deliver()
  expect(talk.hearing.progress).toMatchObject({
    status: 'interrupted',
    cause: { kind: 'referred', need: 'threat', needed_by: 'bride' },
  })
  expect(talk.listen()).toEqual([officer.pausedCalmly])
})

it('a need that is told while a person sees to another is in the record', () => {
  const talk = asked()
  talk.hear('groom', 'I need a lawyer.').deliver().listen()
  talk.hear('groom', 'I am in danger.').deliver()
  expect(talk.hearing.entries.findLast(({ type }) => type === 'request')?.data).toMatchObject({ request: 'threat' })
})

it('what is heard in a lost lease stops the interview in the next one', () => {
  const talk = asked()
  talk.take({ type: 'lease-lost' })
  talk.hear('groom', 'Someone is threatening me.')
  talk.join().deliver()
  expect(talk.hearing.progress).toMatchObject({ status: 'interrupted', cause: { need: 'threat' } })
})

it('words about a need that are an answer stay one', () => {
  const talk = asked()
  talk.hear('groom', 'My lawyer introduced us at a party.').deliver()
  expect(talk.hearing.ask('met', 'groom').status).toBe('accepted')
})

describe('words of a need that are the answer', () => {
  const REFUSES = 'Because, he is threatening me. They will kill me.'
  const resumed = (text: string) => {
    const talk = asked()
    talk.hear('groom', text).deliver()
    talk.hearing.take({ type: 'resume', ...LAWYER })
    talk.refresh().listen()
    return talk
  }

  it('are judged once a person has had the question put again', () => {
    const talk = resumed(REFUSES)
    talk.hear('groom', REFUSES).deliver()
    expect(talk.hearing.progress).toMatchObject({ status: 'active' })
    expect(talk.hearing.entries.findLast(({ type }) => type === 'answer')?.data).not.toHaveProperty('need')
  })

  it('stop it again where they tell of another need, are of somebody else, or ask for a break', () => {
    for (const [who, text] of [
      ['groom', 'I need a lawyer.'],
      ['bride', 'They will kill me.'],
    ] as const) {
      const talk = resumed(REFUSES)
      talk.hear(who, text).deliver()
      expect(talk.hearing.progress.status, text).toBe('interrupted')
    }
    const paused = resumed('I need a break.')
    paused.hear('groom', 'I need a break.').deliver()
    expect(paused.hearing.progress.status).toBe('paused')
  })

  it('are an option that is called so, and no name', () => {
    const talk = Conversation.asked(
      aScript([
        {
          id: 'present',
          ask: 'Who is with you, an interpreter or a lawyer?',
          respondent: 'groom',
          expect: { kind: 'choice', options: ['Interpreter please', 'Nobody'] },
        },
        { id: 'name', ask: 'Please state your name.', respondent: 'groom', expect: 'name' },
      ]),
    )
    talk.hear('groom', 'Interpreter, please.').deliver().listen()
    expect(talk.hearing.ask('present', 'groom')).toMatchObject({ status: 'accepted' })
    talk.hear('groom', 'Send Help').deliver()
    expect(talk.hearing.progress).toMatchObject({ status: 'interrupted', cause: { need: 'threat' } })
  })
})

it('the question that was answered by a need stands in the record with it', () => {
  const talk = asked()
  talk.hear('groom', 'I need a lawyer.').deliver()
  const answer = talk.hearing.entries.findLast(({ type }) => type === 'answer')
  expect(answer?.data).toMatchObject({ question: { spoken: 1 } })
})

it('that somebody has to type is said also where a need comes first', () => {
  const talk = asked()
  talk.take({ type: 'hearing', respondent: 'groom', to: 'typing', code: 'lost' })
  talk.take({ type: 'lease-silent' })
  talk.hear('groom', 'I need a lawyer.')
  talk.take({ type: 'lease-held' })
  expect(talk.deliver().listen()).toContain(officer.typeInstead('Anton Weber'))
})

it('a need that was seen to does not stop the interview again when its acknowledgement was lost', () => {
  for (const who of ['groom', 'bride']) {
    const talk = asked()
    talk.hear(who, 'Someone is threatening me.')
    const [head] = talk.state.outbox
    if (!head) throw new Error('nothing is on its way')
    talk.hearing.take(head.message)
    talk.take({ type: 'lease-lost' })
    talk.hearing.take({ type: 'resume', ...LAWYER })
    talk.join().deliver()
    expect(talk.hearing.progress.status).toBe('active')
  }
})
