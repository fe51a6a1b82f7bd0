import { describe, expect, test } from 'vitest'
import { aScript, LAWYER } from '../../test/builders.ts'
import { ANSWER_TIMEOUT_MS, Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'
import type { Button } from '../typed-attributes.ts'
import { MOMENT_MS } from './pressing.ts'

const officer = officerOf('en')
const SCRIPT = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
  { id: 'hobby', ask: 'What do you like?', respondent: 'bride' },
])

/** The words are of the page's language, and would be no answer and no request in that of the script. */
const press = (talk: Conversation, button: Button, respondent = 'groom') =>
  talk.hear(respondent, 'Ja, bitte', { pressed: button })

describe('a button', () => {
  test('for the question again has it put once more, and the record has what was pressed', () => {
    const talk = press(Conversation.asked(SCRIPT), 'repeat')
    talk.deliver()
    expect(talk.listen()).toEqual(['Do you consent?'])
    expect(talk.hearing.entry('request')).toMatchObject({
      data: { request: 'repeat', ask: { step: 'consent' }, heard: { respondent: 'groom', channel: 'typed' } },
      committed: { text: { value: 'Ja, bitte' } },
    })
    expect(talk.hearing.ask('consent', 'groom')).toMatchObject({ status: 'open', clarifications: 0 })
  })

  test('for the question again breaks it off while it is spoken, and begins it anew', () => {
    const talk = Conversation.joined(SCRIPT)
    while (talk.state.speaking?.text !== 'Do you consent?') talk.speak(1)
    press(talk.speak(0.8), 'repeat')
    expect(talk.commands).toContainEqual({ type: 'silence' })
    talk.deliver()
    expect(talk.listen()).toEqual([officer.address('Anton Weber'), 'Do you consent?'])
  })

  test('for a moment lets a minute pass in which nobody is asked whether they are there', () => {
    const talk = press(Conversation.asked(SCRIPT), 'moment').deliver()
    expect(talk.listen()).toEqual([officer.moment])
    talk.now += MOMENT_MS - 5_000
    talk.take({ type: 'tick' })
    expect(talk.listen()).toEqual([])
    talk.now += 10_000
    talk.take({ type: 'tick' })
    expect(talk.listen()).toEqual([officer.stillThere('Anton Weber')])
  })

  test('for help is a question to the officer, which answers it and puts its own again', () => {
    const talk = press(Conversation.asked(SCRIPT), 'help').deliver()
    expect(talk.listen()).toEqual([officer.meaning, 'Do you consent?'])
    expect(talk.hearing.entry('side-question').data).toMatchObject({ ask: { step: 'consent' }, by: { by: 'phrase' } })
  })

  test.each(['repeat', 'moment', 'help'] as const)('of somebody who was not asked changes nothing: %s', (button) => {
    const talk = press(Conversation.asked(SCRIPT), button, 'bride').deliver()
    expect(talk.listen()).toEqual([])
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({
      answer: { speaker: 'bride' },
      judge: { rule: 'timing.not-asked' },
    })
    expect(talk.state.listening?.untilMs).toBeLessThan(talk.now + ANSWER_TIMEOUT_MS)
  })

  test('is no yes to the question whether somebody withdraws: it is put again', () => {
    const talk = Conversation.asked(SCRIPT).hear('groom', 'I want to withdraw').deliver()
    talk.listen()
    talk.hear('groom', 'Yes', { pressed: 'repeat' }).deliver()
    expect(talk.listen()).toEqual([officer.withdrawal('Anton Weber')])
    talk.hear('groom', 'Yes', { pressed: 'moment' }).deliver()
    expect(talk.listen()).toEqual([officer.moment])
    expect(talk.hearing.progress.endedBy).toBeUndefined()
  })

  test('is nothing while the interview is paused', () => {
    const talk = Conversation.asked(SCRIPT)
    talk.hearing.take({ type: 'pause', actor: LAWYER })
    talk.refresh().listen()
    const entries = talk.hearing.entries.length
    press(talk, 'repeat').deliver()
    expect([talk.listen(), talk.hearing.entries.length]).toEqual([[], entries])
  })
})

test('an answer that was dictated to the browser is marked in the record, and only that', () => {
  const talk = Conversation.asked(SCRIPT).hear('groom', 'Yes', { dictated: true }).deliver()
  expect(talk.hearing.entry('answer').data.answer).toMatchObject({ channel: 'typed', dictated: true })
  talk.listen()
  talk.hear('groom', 'In Bonn').deliver()
  expect(talk.hearing.entry('answer').data.answer).not.toHaveProperty('dictated')
})
