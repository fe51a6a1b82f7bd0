import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { askUnderWay, floorOf } from './floor.ts'

const script = aScript([
  { id: 'place', ask: 'Where do you live?', respondent: 'bride', expect: { kind: 'judged', criterion: 'A place.' } },
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
])

const floor = (talk: Conversation) => floorOf(talk.state)

const typed = (talk: Conversation, respondent: string, text: string, id = text) =>
  talk.take({ type: 'heard', id, respondent, text, channel: 'typed', startMs: talk.now })

describe('who has the floor, and what is waited for', () => {
  it('is the officer while a question is spoken, then its addressee until a time', () => {
    const talk = Conversation.joined(script)
    expect(floor(talk)).toMatchObject({ speaker: { who: 'officer' }, question: { of: 'nothing' } })
    talk.listen()
    expect(floor(talk)).toMatchObject({
      speaker: { who: 'nobody' },
      unsettled: { by: 'nothing' },
      question: { of: 'answer', awaited: { respondent: 'bride', untilMs: expect.any(Number) } },
    })
  })

  it('is a model while an answer is judged, the officer saying that it takes a moment', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    typed(talk, 'bride', 'In Berlin').wait(2_000)
    expect(floor(talk)).toMatchObject({ speaker: { who: 'officer' }, unsettled: { by: 'verdict' } })
    expect(askUnderWay(floor(talk))).toMatchObject({ step: 'place' })
  })

  it('is the workflow while a verdict is not acknowledged, and not while anything else is', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.take({ type: 'participant', respondent: 'groom', present: false })
    expect(floor(talk).unsettled).toEqual({ by: 'message' })
    expect(askUnderWay(floor(talk))).toBeUndefined()
    talk.deliver().hear('bride', 'In Berlin')
    expect(floor(talk).unsettled).toMatchObject({ by: 'acknowledgement', ask: { step: 'place' } })
    expect(askUnderWay(floor(talk))).toMatchObject({ step: 'place' })
  })

  it('is a question besides that of the script until it is answered, and awaits nobody before it was put', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('bride', 'I want to withdraw').deliver()
    expect(floor(talk).question).toEqual({ of: 'withdrawal', respondent: 'bride' })
    talk.listen()
    expect(floor(talk).question).toMatchObject({ of: 'withdrawal', awaited: { respondent: 'bride' } })
  })
})
