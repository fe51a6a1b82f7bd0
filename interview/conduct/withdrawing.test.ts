import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { ANSWER_TIMEOUT_MS, Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const script = aScript([{ id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' }])

const both = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])
const WISH = 'I want to withdraw'
const question = officer.withdrawal('Anton Weber')

function asked(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  return talk
}

describe('a wish to withdraw', () => {
  it('ends the interview once it is confirmed, whatever was asked', () => {
    const talk = asked().hear('groom', WISH).deliver()
    expect(talk.listen()).toEqual([question])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.listen()).toEqual([officer.withdrawn, 'Goodbye.'])
    expect(talk.hearing.progress).toMatchObject({ phase: 'closing', endedBy: 'withdrawn' })
    expect(talk.hearing.entry('withdrawal').data).toMatchObject({ effect: 'withdrawn', answer: { speaker: 'groom' } })
    talk.hearing.take({ type: 'closed', by: 'agent' })
    expect(talk.hearing.progress.status).toBe('cancelled')
  })

  it('may be that of a respondent who was not asked', () => {
    const talk = asked().hear('bride', 'I want to stop the interview').deliver()
    expect(talk.listen()).toEqual([officer.withdrawal('Clara Weber')])
    talk.hear('groom', 'Yes').hear('bride', 'Yes').deliver()
    expect(talk.hearing.entry('withdrawal').data).toMatchObject({ answer: { speaker: 'bride' } })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.withdrawal-under-way' } })
  })

  it('that is taken back leaves the question open and everything in the record', () => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk.hear('groom', 'No').deliver()
    expect(talk.listen()).toEqual(['Do you consent?'])
    expect(talk.hearing.progress).toMatchObject({ phase: 'conducting', open: { step: 'consent', round: 1 } })
    expect(talk.hearing.entry('request').data).toMatchObject({ request: 'withdrawal', ask: { step: 'consent' } })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.withdrawal-taken-back' } })
  })

  it('that nobody confirms is dropped, and the question put again', () => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk.wait(ANSWER_TIMEOUT_MS + 200).deliver()
    expect(talk.listen()).toEqual(['Do you consent?'])
  })

  it('that is confirmed counts though its question was put again meanwhile, in a lease that was lost', () => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk.hear('groom', 'Yes').take({ type: 'lease-lost' })
    talk.hearing.retake('consent')
    talk.join().deliver()
    expect(talk.hearing.progress).toMatchObject({ phase: 'closing', endedBy: 'withdrawn' })
  })

  it.each(['Yes, I want to withdraw', 'I do want to withdraw', 'I withdraw'])(
    'that is said once more is confirmed: %s',
    (reply) => {
      const talk = asked().hear('groom', WISH).deliver()
      talk.listen()
      talk.hear('groom', reply).deliver()
      expect(talk.hearing.progress).toMatchObject({ endedBy: 'withdrawn' })
    },
  )

  it.each(['Pardon?', 'One moment, please', 'I am not so sure'])('is asked about again after %s', (reply) => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk.hear('groom', reply).deliver()
    expect(talk.listen()).toEqual([question])
    talk.hear('groom', reply).deliver()
    expect(talk.listen()).toEqual(['Do you consent?'])
    expect(talk.hearing.progress.phase).toBe('conducting')
  })

  it('waits for a verdict that is under way, and is asked about before the next question', () => {
    const talk = Conversation.joined(both)
    talk.listen()
    talk.hear('groom', 'Yes').hear('bride', WISH).deliver()
    expect(talk.hearing.ask('consent', 'groom').status).toBe('accepted')
    expect(talk.listen()).toEqual([officer.withdrawal('Clara Weber')])
    talk.hear('bride', 'Yes').deliver()
    expect(talk.hearing.progress).toMatchObject({ endedBy: 'withdrawn' })
  })

  it('of a second respondent is asked about when the first has stayed', () => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk.hear('bride', WISH).hear('groom', 'No').deliver()
    expect(talk.listen()).toEqual([officer.withdrawal('Clara Weber')])
    talk.hear('bride', 'Yes').deliver()
    expect(talk.hearing.entry('withdrawal').data).toMatchObject({ answer: { speaker: 'bride' } })
  })

  it('is asked about again in a new lease, however long that took', () => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk.take({ type: 'lease-lost' }).wait(2 * ANSWER_TIMEOUT_MS)
    expect(talk.join().deliver().listen()).toContain(question)
  })

  it('goes before a correction, and nobody corrects while it is asked about', () => {
    const talk = Conversation.joined(both)
    talk.listen()
    talk.hear('groom', 'Yes').deliver().listen()
    talk.hear('groom', 'I would like to correct my last answer').deliver().listen()
    talk.hear('groom', WISH).deliver()
    expect(talk.listen()).toEqual([question])
    talk.hear('bride', 'I would like to correct my last answer').deliver()
    expect(talk.listen()).toEqual([])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.progress).toMatchObject({ endedBy: 'withdrawn' })
  })

  const correctedWhileAway = (): Conversation => {
    const talk = Conversation.joined(
      aScript([
        { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
        { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
      ]),
    )
    talk.listen()
    talk.hear('bride', 'Berlin').deliver().listen()
    talk.hear('groom', WISH).deliver().listen()
    talk.take({ type: 'participant', respondent: 'groom', present: false }).deliver()
    talk
      .wait(ANSWER_TIMEOUT_MS + 200)
      .deliver()
      .listen()
    talk.hear('bride', 'I would like to correct my last answer').deliver()
    expect(talk.listen()).toEqual([officer.correctionWanted, 'Where do you live?'])
    talk.take({ type: 'participant', respondent: 'groom', present: true }).deliver()
    expect(talk.listen()).toEqual([question])
    return talk
  }

  it('of somebody who comes back goes before the correction of another, which is asked for again after it', () => {
    const talk = correctedWhileAway()
    talk.wait(ANSWER_TIMEOUT_MS - 2_000)
    expect(talk.state.correcting).toEqual({ step: 'place', respondent: 'bride' })
    talk.hear('groom', 'No').deliver()
    expect(talk.listen()).toEqual([officer.correctionWanted, 'Where do you live?'])
    talk.hear('bride', 'Hamburg').deliver()
    expect(talk.hearing.entry('correction').data).toMatchObject({ answer: { speaker: 'bride' } })
  })

  it('that is confirmed ends a correction that waits for it', () => {
    const talk = correctedWhileAway()
    talk.hear('groom', 'Yes').deliver()
    expect(talk.listen()).toEqual([officer.withdrawn, 'Goodbye.'])
  })

  it('is asked about again after a pause, and after whoever had it was away', () => {
    const paused = asked().hear('groom', WISH).deliver().speak(0.5)
    paused.hearing.act('pause')
    expect(paused.refresh().listen()).toEqual([officer.paused])
    paused.hearing.act('resume')
    expect(paused.refresh().listen()).toContain(question)
    const away = asked().hear('bride', WISH).deliver()
    away.listen()
    away.take({ type: 'participant', respondent: 'bride', present: false }).deliver()
    away.wait(ANSWER_TIMEOUT_MS + 200).listen()
    away.take({ type: 'participant', respondent: 'bride', present: true }).deliver()
    expect(away.listen()).toContain(officer.withdrawal('Clara Weber'))
  })

  it('is not over while its reply is still spoken, nor while the room is away', () => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk
      .wait(ANSWER_TIMEOUT_MS - 500)
      .voices('groom')
      .wait(2_000)
    expect(talk.listen()).toEqual([])
    talk.says('groom', 'Yes', { levelDb: -20 }).deliver()
    expect(talk.hearing.progress).toMatchObject({ endedBy: 'withdrawn' })
    const away = asked().hear('groom', WISH).deliver()
    away.listen()
    away
      .take({ type: 'room', connected: false })
      .wait(2 * ANSWER_TIMEOUT_MS)
      .take({ type: 'room', connected: true })
    expect(away.listen()).toEqual([officer.thanksForWaiting, question])
  })

  it('is asked about again when its reply was not heard for certain', () => {
    const talk = asked().hear('groom', WISH).deliver()
    talk.listen()
    talk.take({
      type: 'heard',
      id: 'v',
      respondent: 'groom',
      text: 'Yes',
      channel: 'voice',
      startMs: talk.now,
      isIncomplete: true,
    })
    talk.deliver()
    expect(talk.listen()).toEqual([officer.notHeard, question])
  })
})
