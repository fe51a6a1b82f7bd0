import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
])
const lost = { type: 'officer-heard' as const, to: false, code: 'may-not-publish' }
const restored = { ...lost, to: true }

const hindrances = (talk: Conversation) =>
  talk.signals('factsNoted').flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'hindrance'))

describe('an officer that the room cannot hear', () => {
  it('stops in its question, says nothing, and puts it again once it is heard', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.5).take(lost)
    talk.deliver()
    expect(talk.did('silence')).toBe(true)
    const before = talk.said.length
    talk.wait(5_000)
    expect(talk.said).toHaveLength(before)
    talk.take(restored)
    talk.deliver()
    expect(talk.listen()).toEqual([officer.thanksForWaiting, officer.address('Anton Weber'), 'Do you consent?'])
  })

  it('is in the record with why and for how long, once', () => {
    const talk = Conversation.joined(script).take(lost).take(lost)
    talk.deliver()
    talk.wait(1_000).take(restored).take(restored)
    talk.deliver()
    expect(hindrances(talk)).toMatchObject([
      { of: 'officer', code: 'may-not-publish', ended: false },
      { of: 'officer', code: 'may-not-publish', ended: true },
    ])
  })

  it('takes the answer to a question that was heard, and waits for no other', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.take(lost)
    talk.deliver()
    talk.wait(120_000)
    expect(talk.signals('answerJudged')).toHaveLength(0)
    talk.hear('groom', 'Yes')
    talk.deliver()
    expect(talk.hearing.ask('consent', 'groom').status).toBe('accepted')
    talk.take(restored)
    talk.deliver()
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'Where do you live?'])
  })
})

describe('a respondent who types more than is read', () => {
  it('is told so before the next words', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.take({ type: 'overwhelmed', respondent: 'groom' })
    expect(talk.listen()).toEqual([officer.tooMuch])
  })
})
