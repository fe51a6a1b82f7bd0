import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { ANSWER_TIMEOUT_MS, Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')

const script = aScript([
  { id: 'married', ask: 'Were you married before?', respondent: 'groom', expect: { kind: 'affirmation' } },
  { id: 'ended', ask: 'How did it end?', respondent: 'groom', when: { step: 'married', equals: true } },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
])
const CORRECT = 'I would like to correct my last answer'

/** The first question was answered with no, the third is open and was put. */
function atPlace(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  talk.hear('groom', 'No').deliver().listen()
  return talk
}

describe('a correction', () => {
  it('that comes whole is taken at once, and the open question is put again', () => {
    const talk = atPlace().hear('groom', 'Correction: no').deliver()
    expect(talk.hearing.ask('married', 'groom')).toMatchObject({ corrections: 1, value: false })
    expect(talk.listen()).toEqual([officer.corrected, 'Where do you live?'])
  })

  it('makes a step due, and it is asked before the closing', () => {
    const talk = atPlace()
    talk.hear('groom', 'In Vienna').deliver()
    expect(talk.said.at(-1)).toBe('Goodbye.')
    talk.hear('groom', 'I would like to correct my answer to question 1: yes').deliver()
    expect(talk.listen()).toContain('How did it end?')
    expect(talk.did('leave')).toBe(false)
  })

  it('that is asked for gets its question, and then the answer', () => {
    const talk = atPlace().hear('groom', CORRECT).deliver()
    expect(talk.listen()).toEqual([officer.correctionWanted, 'Were you married before?'])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('married', 'groom').value).toBe(true)
    expect(talk.listen()).toEqual([officer.corrected, 'Where do you live?'])
    talk.hear('groom', 'In Vienna').deliver()
    expect(talk.listen()).toEqual(['How did it end?'])
  })

  it('is waited for like any answer: who is not heard is told so, and who has to type too', () => {
    const talk = atPlace().hear('groom', CORRECT).deliver()
    talk.listen()
    talk.take({ type: 'speaking', respondent: 'groom', active: true, levelDb: -20 })
    talk.now += 1_000
    talk.take({ type: 'speaking', respondent: 'groom', active: false, levelDb: -20 })
    expect(talk.wait(3_400).listen()).toEqual([officer.notHeard])
    talk.take({ type: 'hearing', respondent: 'groom', to: 'typing', code: 'no-final' }).deliver()
    expect(talk.listen()).toEqual([officer.typeInstead('Anton Weber')])
    talk
      .wait(ANSWER_TIMEOUT_MS - 1_500)
      .hear('groom', 'Yes')
      .deliver()
    expect(talk.hearing.ask('married', 'groom').value).toBe(true)
  })

  it('is not read into what was said before its question was put', () => {
    const talk = atPlace().hear('groom', CORRECT).hear('groom', 'Yes')
    talk.deliver().listen()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.question-unfinished' } })
    talk.hear('groom', 'No').deliver()
    expect(talk.hearing.ask('married', 'groom').value).toBe(false)
  })

  it('that is unclear is asked for once more, and then the earlier answer stands', () => {
    const talk = atPlace().hear('groom', CORRECT).deliver()
    talk.listen()
    talk.hear('groom', 'I do not know').deliver()
    expect(talk.listen()).toEqual([officer.clarify, officer.correctionWanted, 'Were you married before?'])
    talk.hear('groom', 'I do not know').deliver()
    expect(talk.listen()).toEqual([officer.notCorrected, 'Where do you live?'])
    expect(talk.hearing.ask('married', 'groom').value).toBe(false)
  })

  it('on which the model fails is asked for once more', () => {
    const talk = atPlace().hear('groom', 'Correction: I suppose that might be said').deliver()
    const judgement = { kind: 'failed', model: 'gemini', code: 'timeout' } as const
    talk.take({ type: 'judged', heard: talk.state.judging?.heard.id ?? '', judgement }).deliver()
    expect(talk.listen()).toEqual([officer.clarify, officer.correctionWanted, 'Were you married before?'])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('married', 'groom').value).toBe(true)
  })

  it('of the answer that is read back replaces it, and no earlier one', () => {
    const talk = Conversation.joined(
      aScript([
        { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
        { id: 'guests', ask: 'How many guests?', respondent: 'groom', expect: 'number', confirm: true },
      ]),
    )
    talk.listen()
    talk.hear('groom', 'In Vienna').deliver().listen()
    talk.hear('groom', 'three').deliver()
    expect(talk.listen()).toEqual([officer.readBack('3')])
    talk.hear('groom', 'Correction: four').deliver()
    expect(talk.listen()).toEqual([officer.readBack('4')])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('guests', 'groom')).toMatchObject({ status: 'accepted', value: 4 })
    expect(talk.hearing.ask('place', 'groom')).toMatchObject({ value: 'In Vienna', corrections: 0 })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.answer-replaced' } })
  })

  it('that begins with the word is still that of the step that was asked for', () => {
    const talk = atPlace().hear('groom', 'In Vienna').deliver()
    talk.hear('groom', 'I would like to correct my answer to question 1').deliver().listen()
    talk.hear('groom', 'Correction: yes').deliver()
    expect(talk.hearing.ask('married', 'groom')).toMatchObject({ value: true, corrections: 1 })
    expect(talk.hearing.ask('place', 'groom')).toMatchObject({ value: 'In Vienna', corrections: 0 })
  })

  it('that a model has to judge is waited for at the end', () => {
    const talk = atPlace().hear('groom', 'In Vienna').deliver().speak(0.5)
    const text = 'I would like to correct my answer to question 1: I suppose that might be said'
    talk.take({ type: 'heard', id: 'late', respondent: 'groom', text, channel: 'typed', startMs: talk.now })
    talk.listen()
    expect(talk.did('finish')).toBe(false)
    const judgement = { kind: 'failed', model: 'gemini', code: 'timeout' } as const
    talk.take({ type: 'judged', heard: 'late', judgement }).deliver()
    expect(talk.listen()).toContain(officer.correctionWanted)
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('married', 'groom').value).toBe(true)
  })

  it('that does not come is dropped, and the open question is put again', () => {
    const talk = atPlace().hear('groom', CORRECT).deliver()
    talk.listen()
    talk.wait(ANSWER_TIMEOUT_MS + 200)
    expect(talk.listen()).toEqual(['Where do you live?'])
    expect(talk.signals('answerJudged')).toEqual([])
  })

  it('whose question was cut off is asked again: the officer does not wait for ever', () => {
    const talk = atPlace().hear('groom', CORRECT).deliver().speak(0.5)
    talk.take({ type: 'lease-silent' }).take({ type: 'lease-held' })
    expect(talk.listen()).toContain('Were you married before?')
    talk.wait(ANSWER_TIMEOUT_MS + 200)
    expect(talk.listen().at(-1)).toBe('Where do you live?')
  })

  it('is not asked for in a pause, and one that comes whole is kept', () => {
    const talk = atPlace()
    talk.hearing.act('pause')
    talk.refresh().listen()
    expect(talk.hear('groom', CORRECT).deliver().listen()).toEqual([])
    talk.hear('groom', 'Correction: yes').deliver()
    expect(talk.hearing.ask('married', 'groom').value).toBe(true)
    expect(talk.listen()).toEqual([])
  })

  it('breaks off when the interview is paused', () => {
    const talk = atPlace().hear('groom', CORRECT).deliver().speak(0.5)
    talk.hearing.act('pause')
    talk.refresh()
    expect(talk.listen()).toEqual([officer.paused])
  })

  it('of nothing is told so', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    expect(talk.hear('groom', CORRECT).deliver().listen()).toEqual([
      officer.nothingToCorrect,
      'Were you married before?',
    ])
  })

  it('is of one’s own answers only', () => {
    expect(atPlace().hear('bride', CORRECT).deliver().listen()).toEqual([
      officer.nothingToCorrect,
      'Where do you live?',
    ])
  })

  it('that comes whole when its answer is waited for is that answer', () => {
    const talk = atPlace().hear('groom', 'In Vienna').deliver()
    talk.hear('groom', 'I would like to correct my answer to question 1').deliver().listen()
    talk.hear('groom', 'Correction: yes').deliver()
    expect(talk.hearing.ask('married', 'groom')).toMatchObject({ corrections: 1, value: true })
    expect(talk.hearing.ask('place', 'groom').corrections).toBe(0)
    expect(talk.listen()).toEqual([officer.corrected, 'How did it end?'])
  })
})
