import { describe, expect, it } from 'vitest'
import { aScript, fixedSalt } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const STOPPED = [officer.recordingStopped, officer.goesOn]
const STOP = 'Please stop recording me.'

const recorded = {
  id: 'recorded',
  ask: 'May this be recorded?',
  expect: { kind: 'consent', to: 'recording' },
  onContrary: 'continue',
}
const place = { id: 'place', ask: 'Where do you live?', respondent: 'groom' }
const again = { id: 'again', ask: 'May it still be?', respondent: 'groom', expect: recorded.expect }
const script = aScript([recorded, place])

/** Both have said yes to being recorded, and the question after it was put to the groom. */
function atPlace(of = script): Conversation {
  const talk = Conversation.joined(of)
  talk.listen()
  for (const respondent of ['groom', 'bride']) talk.hear(respondent, 'Yes').deliver().listen()
  expect(talk.records).toBe(true)
  return talk
}

/** The groom has said yes, and the bride was asked. */
function atConsent(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  talk.hear('groom', 'Yes').deliver().listen()
  return talk
}

describe('who no longer wants to be recorded', () => {
  it.each(['groom', 'bride'])('says so at any question, whoever was asked: the %s', (respondent) => {
    const talk = atPlace().hear(respondent, STOP).deliver()
    expect(talk.hearing.ask('recorded', respondent)).toMatchObject({ status: 'contrary', value: false, corrections: 1 })
    expect(talk.hearing.entry('correction')).toMatchObject({
      data: { outcome: 'contrary', judge: { rule: 'recording.taken-back' }, answer: { speaker: respondent } },
      committed: { answer: { value: STOP } },
    })
    expect(talk.listen()).toEqual([...STOPPED, expect.stringMatching(/Where do you live\?$/)])
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
  })

  it('is not recorded from that moment, long before it is durable, and not again afterwards', () => {
    const talk = atPlace().hear('bride', STOP)
    expect(talk.records).toBe(false)
    expect(talk.state.outbox).toHaveLength(1)
    expect(talk.deliver().records).toBe(false)
    talk.listen()
    expect(talk.hear('groom', 'In Vienna').deliver().records).toBe(false)
  })

  it('is recorded again once the consent is given anew', () => {
    const talk = atPlace().hear('bride', STOP).deliver()
    talk.hear('bride', 'I want to correct my answer to question 1: yes').deliver()
    expect(talk.records).toBe(true)
  })

  it('breaks into what the officer says', () => {
    const talk = atPlace()
    talk.hear('groom', 'what does that mean').deliver()
    talk.speak(0.5).hear('groom', STOP)
    expect(talk.commands.slice(-3).map(({ type }) => type)).toEqual(['silence', 'stop-recording', 'signal'])
    expect(talk.deliver().listen()).toEqual([...STOPPED, 'Where do you live?'])
  })

  it('is heard by voice', () => {
    const talk = atPlace().says('bride', 'stop recording', { levelDb: -20 })
    expect(talk.records).toBe(false)
    expect(talk.deliver().hearing.ask('recorded', 'bride').status).toBe('contrary')
  })

  it('is not asked for it twice: the second time there is no recording', () => {
    const talk = atPlace().hear('bride', STOP).hear('bride', STOP).deliver()
    expect(talk.hearing.ask('recorded', 'bride').corrections).toBe(1)
    expect(talk.hearing.entry('request').data).toMatchObject({ request: 'stop-recording' })
    expect(talk.listen()).toEqual([...STOPPED, officer.noRecording, expect.any(String)])
  })

  it('takes back every consent of theirs, and nobody else’s', () => {
    const talk = Conversation.joined(aScript([recorded, { ...again, onContrary: 'continue' }, place]))
    talk.listen()
    for (const respondent of ['groom', 'bride', 'groom']) talk.hear(respondent, 'Yes').deliver().listen()
    talk.hear('groom', STOP).deliver()
    expect(talk.hearing.progress.asks.map(({ status }) => status)).toEqual(['contrary', 'accepted', 'contrary', 'open'])
  })

  it('has it done in a pause too', () => {
    const talk = atPlace()
    talk.hearing.act('pause')
    talk.refresh().listen()
    talk.hear('bride', STOP).deliver()
    expect(talk.hearing.ask('recorded', 'bride').status).toBe('contrary')
    talk.hearing.act('resume')
    expect(talk.refresh().records).toBe(false)
  })
})

describe('a consent to recording that is taken back', () => {
  it('has the consequence of any no to its step: by default a person decides how to go on', () => {
    const { onContrary: _, ...referring } = recorded
    const talk = atPlace(aScript([referring, place]))
      .hear('bride', STOP)
      .deliver()
    expect(talk.hearing.progress).toMatchObject({ status: 'interrupted', cause: { because: 'contrary' } })
    expect(talk.listen()).toEqual([officer.recordingStopped, officer.referred])
    talk.hearing.act('resume')
    expect(talk.refresh().listen()).toEqual([officer.resumed, expect.stringMatching(/Where do you live\?$/)])
    expect(talk.records).toBe(false)
  })

  it('survives a lost lease: handed over in the next one, with nothing recorded in between', () => {
    const talk = atPlace().hear('bride', STOP).take({ type: 'lease-lost' })
    talk.lease()
    talk.hearing.take(talk.state.outbox[0]!.message)
    talk.acknowledge().refresh()
    expect(talk.hearing.ask('recorded', 'bride').status).toBe('accepted')
    expect(talk.records).toBe(false)
    talk.deliver()
    expect(talk.hearing.ask('recorded', 'bride')).toMatchObject({ status: 'contrary', corrections: 1 })
    expect(talk.records).toBe(false)
    expect(talk.listen()).toEqual([officer.thanksForWaiting, officer.recordingStopped, 'Where do you live?'])
  })

  it('in a lost lease takes back a yes that was not durable either, once', () => {
    const talk = atConsent()
    talk.hear('bride', 'Yes').take({ type: 'lease-lost' }).hear('bride', STOP).hear('bride', STOP)
    talk.join().deliver()
    expect(talk.hearing.ask('recorded', 'bride')).toMatchObject({ status: 'contrary', corrections: 1 })
    expect(talk.commands.filter((command) => command.type === 'publish' && command.recording.on)).toEqual([])
  })

  it('is known to the agent that takes over', () => {
    const talk = atPlace().hear('bride', STOP).deliver()
    const next = new Conversation(script, talk.hearing, 'agent-2').join()
    expect(next.did('publish')).toBe(true)
    expect(next.records).toBe(false)
  })

  it.each([
    { talk: () => atPlace(), text: 'Correction: well, I might agree to that', status: 'accepted' },
    { talk: () => atConsent(), text: 'Well, I might agree to that', status: 'open' },
  ])('before a model has judged it was never given: $text', ({ talk: begin, text, status }) => {
    const talk = begin()
    talk.now += 100
    talk.take({ type: 'heard', id: 'doubtful', respondent: 'bride', text, channel: 'typed', startMs: talk.now })
    expect(talk.state.judging?.heard.id).toBe('doubtful')
    expect(talk.hearing.ask('recorded', 'bride').status).toBe(status)
    talk.hear('bride', STOP)
    const judge = { by: 'model', model: 'm', prompt_sha256: fixedSalt(1) } as const
    const verdict = { outcome: 'accepted', value: true, reason: 'a yes', judge } as const
    talk.take({ type: 'judged', heard: 'doubtful', judgement: { kind: 'verdict', verdict } }).deliver()
    expect(talk.hearing.ask('recorded', 'bride').status).toBe('contrary')
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.taken-back' } })
    expect(talk.records).toBe(false)
  })
})

describe('when another question is open, who is not to be recorded', () => {
  it('and wishes to withdraw from the recording alone does not end the interview', () => {
    const talk = atPlace().hear('groom', 'I take back my consent.').deliver()
    expect(talk.listen()).toEqual([officer.withdrawal('Anton Weber')])
    talk.hear('groom', 'No, only to the recording.')
    expect(talk.records).toBe(false)
    talk.deliver()
    expect(talk.hearing.entry('correction')).toMatchObject({
      committed: {
        answer: { value: 'No, only to the recording.' },
        question: { value: officer.withdrawal('Anton Weber') },
      },
    })
    expect(talk.hearing.entry('request').data).toMatchObject({ request: 'withdrawal' })
    expect(talk.listen()).toEqual([...STOPPED, 'Where do you live?'])
  })

  it('leaves the withdrawal of somebody else to be decided', () => {
    const talk = atPlace().hear('groom', 'I want to withdraw').deliver()
    talk.listen()
    talk.hear('bride', 'only the recording').hear('bride', STOP).deliver()
    expect(talk.listen()).toEqual([...STOPPED, officer.withdrawal('Anton Weber')])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.progress.endedBy).toBe('withdrawn')
  })

  it('has the correction that is under way put again', () => {
    const talk = atPlace(aScript([recorded, place, { ...place, id: 'work', ask: 'What do you do?' }]))
    talk.hear('groom', 'In Vienna').deliver().listen()
    talk.hear('groom', 'I would like to correct my last answer').deliver().listen()
    talk.hear('bride', STOP).deliver()
    expect(talk.listen()).toEqual([...STOPPED, officer.correctionWanted, 'Where do you live?'])
    talk.hear('groom', 'In Rome').deliver()
    expect(talk.hearing.ask('place', 'groom').value).toBe('In Rome')
  })

  it('corrects just that when it is the answer they wanted to correct', () => {
    const talk = atPlace().hear('groom', 'I would like to correct my answer to question 1').deliver()
    talk.listen()
    talk.hear('groom', 'I do not want to be recorded').deliver()
    expect(talk.hearing.ask('recorded', 'groom').status).toBe('contrary')
    expect(talk.listen()).toEqual([...STOPPED, 'Where do you live?'])
  })
})

describe('where nothing is recorded', () => {
  it('the officer says so, the record has the wish, and the question is put again', () => {
    const talk = Conversation.joined(aScript([place]))
    talk.listen()
    talk.hear('groom', STOP).deliver()
    expect(talk.listen()).toEqual([officer.noRecording, 'Where do you live?'])
    expect(talk.hearing.entry('request')).toMatchObject({
      data: { request: 'stop-recording', heard: { respondent: 'groom' } },
      committed: { text: { value: STOP } },
    })
    expect(talk.did('stop-recording')).toBe(false)
  })

  it('because the other was not asked yet, a consent is taken back all the same', () => {
    const talk = atConsent().hear('groom', STOP).deliver()
    expect(talk.listen()).toEqual([officer.noRecording, expect.stringMatching(/May this be recorded\?$/)])
    talk.hear('bride', 'Yes').deliver()
    expect(talk.records).toBe(false)
  })

  it('these words are a no to the question for the consent itself', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('groom', 'I do not want to be recorded').deliver()
    expect(talk.hearing.ask('recorded', 'groom').status).toBe('contrary')
    expect(talk.hearing.entry('answer').data).toMatchObject({ judge: { rule: 'recording.refused' } })
  })
})
