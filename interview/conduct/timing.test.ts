import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const address = officer.address('Anton Weber')
const script = aScript([
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
  { id: 'work', ask: 'Where do you work?', respondent: 'bride' },
])

const asked = () => Conversation.asked(script)

describe('when a voice began', () => {
  it('counts: what began before its question was heard is kept, and never its answer', () => {
    const talk = Conversation.joined(script).speak(1).speak(1)
    const startMs = talk.now
    talk.speak(1)
    const late = { id: 'late', respondent: 'groom', text: 'In Vienna', channel: 'voice', levelDb: -20 } as const
    talk.take({ type: 'heard', ...late, startMs, endMs: talk.now }).deliver()
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.question-unfinished' } })
    expect(talk.listen()).toEqual([officer.letMeFinish, 'Where do you live?'])
  })

  it('an answer that began in the first half of the question is kept, and the question put again', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.3)
    const startMs = talk.now
    talk.speak(1)
    const early = { id: 'early', respondent: 'groom', text: 'In Vienna', channel: 'voice', levelDb: -20 } as const
    talk.take({ type: 'heard', ...early, startMs, endMs: talk.now }).deliver()
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
    expect(talk.listen()).toEqual([officer.letMeFinish, 'Where do you live?'])
  })
})

describe('while the officer speaks', () => {
  const speaking = () => Conversation.joined(script).speak(1).speak(1).speak(0.3)

  it('words of the addressee break the question off, and it is put again after them', () => {
    const talk = speaking().interim('groom', 'wait I have something')
    expect(talk.commands.at(-1)).toEqual({ type: 'silence' })
    talk.speak(1).wait(500)
    expect(talk.state.speaking).toBeUndefined()
    talk.says('groom', 'Wait, I have something to say', { levelDb: -20 }).deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.question-unfinished' } })
    expect(talk.listen()).toEqual([officer.letMeFinish, address, 'Where do you live?'])
  })

  it('a mere yes, somebody else, and the officer’s own words do not', () => {
    for (const [respondent, text] of [
      ['groom', 'yes yes'],
      ['bride', 'I want to say something'],
      ['groom', 'where do you'],
    ] as const) {
      expect(speaking().interim(respondent, text).did('silence')).toBe(false)
    }
  })

  it('who breaks it off and says nothing more loses the floor', () => {
    const talk = speaking().interim('groom', 'wait I have something').speak(1)
    expect(talk.wait(2_800).listen()).toEqual([address, 'Where do you live?'])
  })

  it('the officer’s own words on a microphone are marked and never an answer', () => {
    const talk = speaking().says('groom', 'where do you live', { levelDb: -30, forMs: 100 }).deliver()
    expect(talk.hearing.entry('bleed').data).toMatchObject({ of: 'officer' })
  })
})

describe('what is heard as the interview comes to stand still', () => {
  it('and is not decided yet is kept, and counts as nothing', () => {
    const talk = asked().voices('groom', 'bride').says('groom', 'In Vienna', { levelDb: -20 })
    talk.hearing.act('pause')
    talk.refresh().deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.ask-withdrawn' } })
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
  })

  it('after the last question was settled is kept', () => {
    const talk = asked().hear('groom', 'In Vienna').deliver()
    talk.listen()
    talk.hear('bride', 'In a school').deliver().speak(0.5).hear('bride', 'Thank you').deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.interview-over' } })
  })

  it('before the agent knew where it stands is kept', () => {
    const talk = new Conversation(script)
    talk.lease().hear('groom', 'In Vienna').deliver()
    expect(talk.deliver().hearing.entry('answer-kept').data).toMatchObject({ answer: { speaker: 'groom' } })
  })
})

describe('what was about to be said and was cut off', () => {
  it('is said once the officer is back: the opening, the pause, and that somebody has to type', () => {
    const opening = Conversation.joined(script).speak(0.5)
    opening.take({ type: 'room', connected: false }).take({ type: 'room', connected: true })
    expect(opening.listen()[1]).toBe(script.opening)
    const talk = asked()
    talk.hearing.act('pause')
    talk.refresh().speak(0.5)
    talk.take({ type: 'room', connected: false }).take({ type: 'room', connected: true })
    expect(talk.listen().at(-1)).toBe(officer.paused)
    const typing = asked().take({ type: 'hearing', respondent: 'groom', to: 'typing', code: 'http-401' })
    typing.take({ type: 'lease-lost' }).join().deliver()
    expect(typing.listen()).toContain(officer.typeInstead('Anton Weber'))
  })
})
