import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { ANSWER_TIMEOUT_MS, Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const script = aScript([{ id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' }])

function asked(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  return talk
}

describe('a wish to withdraw', () => {
  it('ends the interview once it is confirmed, whatever was asked', () => {
    const talk = asked().hear('groom', 'I want to withdraw')
    expect(talk.listen()).toEqual([officer.withdrawal('Anton Weber')])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.listen()).toEqual([officer.withdrawn, 'Goodbye.'])
    expect(talk.hearing.progress).toMatchObject({ phase: 'closing', endedBy: 'withdrawn' })
    expect(talk.hearing.entry('withdrawal').data).toMatchObject({ effect: 'withdrawn', answer: { speaker: 'groom' } })
    talk.hearing.take({ type: 'closed', by: 'agent' })
    expect(talk.hearing.progress.status).toBe('cancelled')
  })

  it('may be that of a respondent who was not asked', () => {
    const talk = asked().hear('bride', 'I want to stop the interview')
    expect(talk.listen()).toEqual([officer.withdrawal('Clara Weber')])
    talk.hear('groom', 'Yes').hear('bride', 'Yes').deliver()
    expect(talk.hearing.entry('withdrawal').data).toMatchObject({ answer: { speaker: 'bride' } })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.withdrawal-under-way' } })
  })

  it('that is taken back leaves the question open and everything in the record', () => {
    const talk = asked().hear('groom', 'I want to withdraw')
    talk.listen()
    talk.hear('groom', 'No, I am sorry').deliver()
    expect(talk.listen()).toEqual(['Do you consent?'])
    expect(talk.hearing.progress).toMatchObject({ phase: 'conducting', open: { step: 'consent', round: 1 } })
    expect(talk.hearing.entries.filter(({ type }) => type === 'answer-kept')).toHaveLength(2)
  })

  it('that nobody confirms is dropped, and the question put again', () => {
    const talk = asked().hear('groom', 'I want to withdraw')
    talk.listen()
    talk.wait(ANSWER_TIMEOUT_MS + 200).deliver()
    expect(talk.listen()).toEqual(['Do you consent?'])
  })

  it('that is confirmed counts though its question was put again meanwhile, in a lease that was lost', () => {
    const talk = asked().hear('groom', 'I want to withdraw')
    talk.listen()
    talk.hear('groom', 'Yes').take({ type: 'lease-lost' })
    talk.hearing.retake('consent')
    talk.join().deliver()
    expect(talk.hearing.progress).toMatchObject({ phase: 'closing', endedBy: 'withdrawn' })
  })
})
