import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { ANSWER_TIMEOUT_MS, Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')

const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent', clarify: 'Please say yes or no.' },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
  { id: 'hobby', ask: 'What do you like?', respondent: 'bride' },
])

describe('the officer', () => {
  it('is silent until it has joined and knows the state', () => {
    const talk = new Conversation(script).lease()
    expect(talk.said).toEqual([])
    talk.acknowledge()
    expect(talk.said).toEqual([])
    expect(talk.signals('agentJoined')).toHaveLength(1)
  })

  it('opens, says whom it asks, and puts the question word for word', () => {
    expect(Conversation.joined(script).listen()).toEqual([
      'Good morning.',
      officer.address('Anton Weber'),
      'Do you consent?',
    ])
  })

  it('has the words ready that are said when something does not work', () => {
    const talk = Conversation.joined(script)
    const prepared = () => talk.commands.flatMap((command) => (command.type === 'prepare' ? [command.text] : []))
    expect(prepared()).toEqual(['Good morning.', 'Do you consent?'])
    talk.listen()
    expect(prepared().slice(2)).toEqual(expect.arrayContaining([officer.hold, officer.notHeard]))
  })

  it('says nothing of the next question before the answer is acknowledged', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('groom', 'Yes')
    expect(talk.signals('stepCompleted')).toHaveLength(1)
    expect(talk.listen()).toEqual([])
    talk.wait(600)
    expect(talk.said.at(-1)).toBe('Do you consent?')
    expect(talk.commands.at(-1)).toEqual({ type: 'prepare', text: 'Where do you live?' })
    talk.acknowledge()
    expect(talk.listen()).toEqual(['Where do you live?'])
  })

  it('asks for one moment after 700 ms without an acknowledgement, once, and goes on by itself', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('groom', 'Yes').wait(700)
    expect(talk.said).not.toContain(officer.hold)
    talk.wait(100)
    expect(talk.listen()).toEqual([officer.hold])
    talk.wait(5_000)
    expect(talk.listen()).toEqual([])
    talk.deliver()
    expect(talk.listen()).toEqual(['Where do you live?'])
  })

  it('does not take an acknowledgement of something else for its own', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk
      .hear('groom', 'Yes')
      .take({ type: 'acknowledged', epoch: 1, seq: 0 })
      .take({ type: 'acknowledged', epoch: 2, seq: 1 })
    expect(talk.said.at(-1)).toBe('Do you consent?')
  })

  it('puts the clarification in the words of the script, and then the answer counts', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('groom', 'the weather is fine').deliver()
    expect(talk.listen()).toEqual(['Please say yes or no.'])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('consent', 'groom')).toMatchObject({ status: 'accepted', round: 2 })
  })

  it('has made ready what may be said next while a question is spoken', () => {
    const talk = Conversation.joined(
      aScript([
        { ask: 'Where do you live?', respondent: 'groom', clarify: 'Which town, please?' },
        { ask: 'Where do you work?', respondent: 'bride' },
      ]),
    )
    talk.speak(1).speak(1)
    const before = talk.commands.length
    talk.speak(0.1)
    const prepared = talk.commands
      .slice(before)
      .flatMap((command) => (command.type === 'prepare' ? [command.text] : []))
    expect(prepared).toEqual([officer.address('Clara Weber'), 'Where do you work?', 'Goodbye.', 'Which town, please?'])
  })

  it('puts the question again when no answer comes in time', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.wait(ANSWER_TIMEOUT_MS - 100)
    expect(talk.signals('answerJudged')).toEqual([])
    expect(talk.wait(200).listen()).toEqual([officer.stillThere('Anton Weber')])
    expect(talk.signals('answerJudged')).toEqual([])
    talk.wait(ANSWER_TIMEOUT_MS / 3 - 900).deliver()
    expect(talk.signals('answerJudged')[0]?.verdict.outcome).toBe('no-answer')
    expect(talk.listen()).toEqual([officer.again, 'Do you consent?'])
  })

  it('says the closing line when nothing is left, and leaves', () => {
    const talk = Conversation.joined(aScript([{ ask: 'Where do you live?', respondent: 'groom' }]))
    talk.listen()
    talk.hear('groom', 'In Vienna').deliver()
    expect(talk.listen()).toEqual(['Goodbye.'])
    expect(talk.did('leave')).toBe(true)
    expect(talk.wait(1_000).listen()).toEqual([])
  })

  it('does not leave before a last word is durable', () => {
    const talk = Conversation.joined(aScript([{ ask: 'Where do you live?', respondent: 'groom' }]))
    talk.listen()
    talk.hear('groom', 'In Vienna').deliver().hear('groom', 'Correction: in Graz')
    talk.speak(1)
    expect(talk.did('leave')).toBe(false)
    talk.deliver().listen()
    expect(talk.did('leave')).toBe(true)
    expect(talk.hearing.ask('q1', 'groom').value).toBe('in Graz')
  })

  it('tells the workflow how far the question was spoken', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('groom', 'Yes')
    expect(talk.signals('stepCompleted')[0]?.asked).toMatchObject({ text: { value: 'Do you consent?' }, spoken: 1 })
  })

  it('goes on with a question that was put in writing alone, and says so to the workflow', () => {
    const talk = Conversation.joined(script)
    const spoken = () => ({ type: 'spoken' as const, utterance: talk.state.speaking?.id ?? 0, share: 0 })
    while (talk.state.speaking) talk.take({ ...spoken(), captioned: true })
    talk.hear('groom', 'Yes')
    expect(talk.signals('stepCompleted')[0]?.asked).toMatchObject({ spoken: 0, captioned: true })
    talk.deliver()
    expect(talk.hearing.ask('consent', 'groom').status).toBe('accepted')
    expect(talk.hearing.entry('answer').data['question']).toMatchObject({ spoken: 0, captioned: true })
  })
})

describe('what people decide outside', () => {
  it('a pause is announced once, and kept', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hearing.act('pause')
    talk.refresh()
    expect(talk.listen()).toEqual([officer.paused])
    talk.hear('groom', 'Yes').wait(ANSWER_TIMEOUT_MS * 2)
    expect(talk.listen()).toEqual([])
    talk.hearing.act('resume')
    talk.refresh()
    expect(talk.listen()).toEqual([officer.resumed, 'Do you consent?'])
  })

  it('a waive while its question is spoken cuts the question off', () => {
    const talk = Conversation.joined(script)
    talk.speak(1).speak(1).speak(0.3)
    talk.hearing.waive('consent')
    talk.refresh()
    expect(talk.did('silence')).toBe(true)
    expect(talk.said.at(-1)).toBe(officer.address('Anton Weber'))
    expect(talk.listen().at(-1)).toBe('Where do you live?')
  })

  it('a retake is put again though the answer was taken', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hearing.retake('consent')
    talk.refresh()
    expect(talk.listen()).toEqual(['Do you consent?'])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('consent', 'groom')).toMatchObject({ status: 'accepted', round: 2 })
  })

  it('a contrary answer is handed to the person in charge', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hear('groom', 'No').deliver()
    expect(talk.listen()).toEqual([officer.referred])
    expect(talk.wait(60_000).listen()).toEqual([])
  })

  it('an end is said, and the closing line after it', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    talk.hearing.act('end')
    talk.refresh()
    expect(talk.listen()).toEqual([officer.ended, 'Goodbye.'])
  })

  it('an old word of the workflow is not taken', () => {
    const talk = Conversation.joined(script)
    const before = talk.hearing.progress
    talk.listen()
    talk.hear('groom', 'Yes').deliver()
    talk.take({ type: 'refreshed', progress: before })
    expect(talk.listen()).toEqual(['Where do you live?'])
  })
})
