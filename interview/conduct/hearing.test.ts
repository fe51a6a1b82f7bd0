import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { ANSWER_TIMEOUT_MS, Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')

const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
  { id: 'witnesses', ask: 'How many witnesses?', respondent: 'groom', expect: 'number', confirm: true },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])

function asked(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  return talk
}

describe('who is heard', () => {
  it('another person’s reply is attributed to that person and the question is put again', () => {
    const talk = asked().hear('bride', 'Yes')
    expect(talk.signals('answerJudged')[0]).toMatchObject({
      heard: { respondent: 'bride' },
      verdict: { outcome: 'wrong-respondent' },
    })
    talk.deliver()
    expect(talk.listen()).toEqual([officer.wrongRespondent('Anton Weber'), 'Do you consent?'])
    expect(talk.hearing.ask('consent', 'groom').status).toBe('open')
  })

  it('strangers and empty words are nobody’s answer', () => {
    const talk = asked().hear('witness', 'Yes').hear('groom', '   ')
    expect(talk.state.outbox).toEqual([])
  })

  it('a second answer does not count while the first is on its way, and is kept', () => {
    const talk = asked().hear('groom', 'Yes').hear('groom', 'No').deliver()
    expect(talk.hearing.ask('consent', 'groom')).toMatchObject({ value: true, round: 1 })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({
      ask: { step: 'consent', respondent: 'groom', round: 1 },
      judge: { rule: 'timing.verdict-under-way' },
    })
    expect(talk.listen()).toEqual(['How many witnesses?'])
  })

  it('what the other says while an answer is corrected is kept as theirs', () => {
    const talk = asked().hear('groom', 'Yes').deliver()
    talk.listen()
    talk.hear('groom', 'I want to correct my answer to question 1').hear('bride', 'Me too').deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({
      outcome: 'wrong-respondent',
      answer: { speaker: 'bride' },
      judge: { rule: 'timing.correction-under-way' },
    })
  })
})

describe('a yes to a question that takes ten seconds', () => {
  const consent = (ask: string) => {
    const talk = Conversation.joined(aScript([{ id: 'consent', ask, respondent: 'groom', expect: 'consent' }]))
    talk.speak(1).speak(1)
    const { speaking } = talk.state
    if (!speaking) throw new Error('the officer is silent')
    talk.take({ type: 'started', utterance: speaking.id, durationMs: 10_000 })
    const startedMs = talk.now
    return (atMs: number) => {
      talk.now = startedMs + atMs
      talk.says('groom', 'Yes.', { levelDb: -20, forMs: 100 })
      talk.now = startedMs + 10_000
      talk.take({ type: 'spoken', utterance: speaking.id, share: 1 }).deliver()
      return talk.hearing.ask('consent', 'groom').status
    }
  }

  it('counts when it comes in the last words, and not before', () => {
    expect(consent('Do you consent?')(9_600)).toBe('accepted')
    expect(consent('Do you consent?')(8_000)).toBe('open')
  })

  it('counts only after the last word where several things are asked', () => {
    expect(consent('Do you consent to this interview and to its being recorded?')(9_600)).toBe('open')
    expect(consent('Do you consent to this interview and to its being recorded?')(9_900)).toBe('accepted')
  })
})

describe('an early answer', () => {
  it('waits for the end of its question when half of it was said', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.6).hear('groom', 'Yes')
    expect(talk.state.outbox).toEqual([])
    talk.speak(1)
    expect(talk.signals('stepCompleted')).toHaveLength(1)
  })

  it('before half of it was said is not taken, and the officer says why', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.2).hear('groom', 'Yes').speak(1).deliver()
    expect(talk.signals('stepCompleted')).toEqual([])
    expect(talk.hearing.ask('consent', 'groom')).toMatchObject({ status: 'open', round: 1, clarifications: 0 })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.question-unfinished' } })
    expect(talk.listen()).toEqual([officer.letMeFinish])
  })

  it('is not taken for the answer to the next question when its own was taken back', () => {
    const talk = asked().hear('groom', 'Yes').deliver().speak(0.7).hear('groom', '2')
    talk.hearing.waive('witnesses')
    talk.refresh().deliver().listen()
    expect(talk.said.at(-1)).toBe('Where do you live?')
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({
      ask: { step: 'witnesses' },
      judge: { rule: 'timing.ask-withdrawn' },
    })
    expect(talk.hearing.ask('place', 'bride').round).toBe(1)
  })

  it('that is a request is taken as one', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.9).hear('groom', 'Please repeat the question')
    expect(talk.listen()).toEqual(['Do you consent?'])
    expect(talk.deliver().listen()).toEqual(['Do you consent?'])
    expect(talk.signals('answerJudged')).toEqual([])
  })
})

describe('a request', () => {
  it('to repeat puts the question again and costs nothing', () => {
    const talk = asked().hear('groom', 'Could you repeat the question?')
    expect(talk.deliver().listen()).toEqual(['Do you consent?'])
    expect(talk.signals('answerJudged')).toEqual([])
    expect(talk.hearing.entry('request').data).toMatchObject({ request: 'repeat', heard: { respondent: 'groom' } })
  })

  it('for the meaning gets the question as it is written', () => {
    const talk = asked().hear('groom', 'What does that mean?').deliver()
    expect(talk.listen()).toEqual([officer.meaning, 'Do you consent?'])
    expect(talk.hearing.entry('side-question').data).toMatchObject({ by: { by: 'phrase' } })
  })

  it('for a moment gives one, and the answer counts afterwards', () => {
    const talk = asked().hear('groom', 'One moment, please')
    expect(talk.deliver().listen()).toEqual([officer.moment])
    talk.wait(ANSWER_TIMEOUT_MS * 2)
    expect(talk.signals('answerJudged')).toEqual([])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('consent', 'groom').status).toBe('accepted')
  })
})

describe('who is in the room', () => {
  it('the opening waits for everybody, and nobody is greeted in an empty room', () => {
    const talk = new Conversation(script).join([])
    expect(talk.listen()).toEqual([])
    talk.take({ type: 'participant', respondent: 'groom', present: true }).deliver()
    expect(talk.listen()).toEqual([officer.waitingFor('Clara Weber')])
    talk.take({ type: 'participant', respondent: 'bride', present: true }).deliver()
    expect(talk.listen()).toEqual(['Good morning.', officer.address('Anton Weber'), 'Do you consent?'])
  })

  it('a respondent who leaves is waited for, welcomed back and asked again', () => {
    const talk = asked().take({ type: 'participant', respondent: 'groom', present: false }).deliver()
    expect(talk.listen()).toEqual([officer.waitingFor('Anton Weber')])
    expect(talk.wait(60_000).listen()).toEqual([])
    talk.take({ type: 'participant', respondent: 'groom', present: true }).deliver()
    expect(talk.listen()).toEqual([officer.welcomeBack('Anton Weber'), 'Do you consent?'])
    expect(talk.signals('participantChanged').map(({ present }) => present)).toEqual([false, true])
  })

  it('a respondent who left while the question was spoken is asked again, not blamed for silence', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.5)
    talk.take({ type: 'participant', respondent: 'groom', present: false }).deliver().speak(1)
    expect(talk.listen()).toEqual([officer.waitingFor('Anton Weber')])
    talk.wait(ANSWER_TIMEOUT_MS * 3)
    talk.take({ type: 'participant', respondent: 'groom', present: true }).deliver().wait(200)
    expect(talk.signals('answerJudged')).toEqual([])
    expect(talk.listen()).toEqual([officer.welcomeBack('Anton Weber'), 'Do you consent?'])
  })

  it('a room that was away hears the question again', () => {
    const talk = asked()
      .take({ type: 'room', connected: false })
      .wait(ANSWER_TIMEOUT_MS / 2)
    expect(talk.listen()).toEqual([])
    talk.take({ type: 'room', connected: true })
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'Do you consent?'])
  })
})
