import { describe, expect, it } from 'vitest'
import { accepted, aScript, unclear } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'
import type { Verdict } from '../verdict/verdict.ts'

const officer = officerOf('en')

const script = aScript([
  { id: 'married', ask: 'Were you married before?', respondent: 'groom', expect: 'affirmation' },
  { id: 'citizen', ask: 'Are you a citizen?', respondent: 'bride', expect: 'affirmation' },
  { id: 'alone', ask: 'Do you live alone?', respondent: 'groom', expect: 'affirmation' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])
const CORRECT = 'I would like to correct my last answer'
const VAGUE = 'I suppose that might be said'

/** The third question was put: both have answered one before it. */
function atAlone(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  talk.hear('groom', 'No').deliver().listen()
  talk.hear('bride', 'Yes').deliver().listen()
  return talk
}

/** The groom's answer to the third question is with the model. */
const withModel = () => atAlone().says('groom', VAGUE, { levelDb: -20 })

const says = (talk: Conversation, respondent: string, text: string) => talk.says(respondent, text, { levelDb: -20 })

const judged = (talk: Conversation, verdict: Verdict) =>
  talk
    .take({ type: 'judged', heard: talk.state.judging?.heard.id ?? '', judgement: { kind: 'verdict', verdict } })
    .deliver()

describe('a correction that comes while a model is waited for', () => {
  it('by the other one takes nothing from the answer, and counts after it', () => {
    const talk = says(withModel(), 'bride', `Correction: ${VAGUE}`)
    judged(talk, accepted(true))
    expect(talk.hearing.ask('alone', 'groom')).toMatchObject({ status: 'accepted', value: true })
    judged(talk, accepted(false))
    expect(talk.hearing.ask('citizen', 'bride')).toMatchObject({ corrections: 1, value: false })
    expect(talk.listen()).toContain('Where do you live?')
  })

  it('is of that answer when it is the same person’s', () => {
    const talk = judged(says(withModel(), 'groom', 'Correction: no'), accepted(true))
    expect(talk.hearing.ask('alone', 'groom')).toMatchObject({ corrections: 1, value: false })
    expect(talk.hearing.ask('married', 'groom').corrections).toBe(0)
  })

  it('is kept when that answer does not count: it is asked for again', () => {
    const talk = judged(says(withModel(), 'groom', 'Correction: yes'), unclear)
    expect(talk.hearing.ask('married', 'groom')).toMatchObject({ corrections: 0, value: false })
    expect(talk.hearing.entry('answer-kept')).toMatchObject({
      data: { judge: { rule: 'timing.verdict-under-way' } },
      committed: { answer: { value: 'Correction: yes' } },
    })
    expect(talk.listen()).toEqual([officer.clarify])
  })

  it('of a question that is named counts whatever becomes of that answer', () => {
    const talk = says(withModel(), 'groom', 'I would like to correct my answer to question 1: yes')
    expect(judged(talk, unclear).hearing.ask('married', 'groom')).toMatchObject({ corrections: 1, value: true })
  })

  it('counts too when the verdict comes in a lease that was lost', () => {
    const talk = says(withModel(), 'groom', 'Correction: no').take({ type: 'lease-lost' })
    const heard = talk.state.judging?.heard.id ?? ''
    talk
      .take({ type: 'judged', heard, judgement: { kind: 'verdict', verdict: accepted(true) } })
      .join()
      .deliver()
    expect(talk.hearing.ask('alone', 'groom')).toMatchObject({ corrections: 1, value: false })
  })

  it('waits for an answer that came early, and that is not lost over it', () => {
    const talk = atAlone().hear('groom', 'Please repeat the question').deliver().speak(0.6).hear('groom', 'Yes')
    says(talk, 'bride', `Correction: ${VAGUE}`).speak(1).deliver()
    expect(talk.hearing.ask('alone', 'groom')).toMatchObject({ status: 'accepted', value: true })
    expect(judged(talk, accepted(false)).hearing.ask('citizen', 'bride').corrections).toBe(1)
  })

  it('waits while the other one’s correction is asked for', () => {
    const talk = atAlone().hear('groom', CORRECT).deliver()
    talk.listen()
    says(talk, 'bride', `Correction: ${VAGUE}`).hear('groom', VAGUE).deliver()
    expect(talk.state.judging).toBeUndefined()
    talk.listen()
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('married', 'groom')).toMatchObject({ corrections: 1, value: true })
    expect(judged(talk, accepted(false)).hearing.ask('citizen', 'bride').corrections).toBe(1)
  })

  it('stays in the record when somebody withdraws meanwhile', () => {
    const talk = atAlone().hear('groom', 'I want to withdraw').deliver()
    talk.listen()
    says(talk, 'bride', `Correction: ${VAGUE}`).hear('groom', 'Yes').deliver()
    expect(talk.hearing.progress.endedBy).toBe('withdrawn')
    judged(talk, accepted(false))
    expect(talk.hearing.entry('correction-kept').committed).toMatchObject({ answer: { value: VAGUE } })
  })

  it('is in the record however many there are', () => {
    const talk = withModel()
    for (let time = 1; time <= 10; time++) says(talk, 'bride', `Correction: ${time % 2 ? 'no' : 'yes'}`)
    judged(talk.deliver(), accepted(true))
    expect(talk.hearing.ask('citizen', 'bride').corrections).toBe(8)
    expect(talk.hearing.entries.filter(({ type }) => type === 'request')).toHaveLength(2)
  })

  it('is waited for after the closing line', () => {
    const talk = atAlone().hear('groom', 'Yes').deliver()
    talk.listen()
    talk.hear('bride', 'In Vienna').deliver().speak(0.5)
    expect(talk.said.at(-1)).toBe('Goodbye.')
    says(talk, 'groom', 'I would like to correct my answer to question 1: ' + VAGUE).speak(1)
    expect(talk.did('leave')).toBe(false)
    judged(talk, accepted(true)).listen()
    expect(talk.hearing.ask('married', 'groom')).toMatchObject({ corrections: 1, value: true })
    expect(talk.did('leave')).toBe(true)
  })
})
