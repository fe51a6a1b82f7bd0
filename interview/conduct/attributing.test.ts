import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const script = aScript([
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
  { id: 'work', ask: 'Where do you work?', respondent: 'bride' },
])

const asked = () => Conversation.asked(script)

describe('two microphones', () => {
  it('one voice alone is not waited with', () => {
    const talk = asked().says('groom', 'In Vienna', { levelDb: -20 })
    expect(talk.signals('stepCompleted')).toHaveLength(1)
  })

  it('a copy of the words on the other one is marked as bleed, whichever comes first', () => {
    for (const order of [
      ['groom', 'bride'],
      ['bride', 'groom'],
    ]) {
      const talk = asked().voices('groom', 'bride')
      for (const respondent of order)
        talk.says(respondent, 'In Vienna', { levelDb: respondent === 'groom' ? -20 : -32 })
      talk.deliver()
      expect(talk.hearing.ask('place', 'groom')).toMatchObject({ status: 'accepted', value: 'In Vienna' })
      expect(talk.hearing.entry('bleed').data).toMatchObject({ heard: { respondent: 'bride' } })
      expect(talk.hearing.entries.filter(({ type }) => type === 'answer')).toHaveLength(1)
    }
  })

  it('words that were as loud on both are unclear, and asked again', () => {
    const talk = asked().voices('groom', 'bride')
    talk.says('groom', 'In Vienna', { levelDb: -20 }).says('bride', 'In Vienna', { levelDb: -21 }).deliver()
    expect(talk.hearing.entry('answer').data).toMatchObject({ outcome: 'unclear', judge: { rule: 'voice.undecided' } })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ answer: { speaker: 'bride' } })
    expect(talk.listen()).toEqual([officer.bothSpoke, 'Where do you live?'])
  })

  it('words that were as loud on both are nobody’s also when a pause came between them', () => {
    const talk = asked().voices('groom', 'bride').says('bride', 'Correction: no', { levelDb: -21 })
    const endMs = talk.now
    talk.hearing.act('pause')
    talk.refresh()
    talk.take({ type: 'speaking', respondent: 'groom', active: false, levelDb: -20 })
    const words = { id: 'late', respondent: 'groom', text: 'Correction: no', channel: 'voice' as const, levelDb: -20 }
    talk
      .take({ type: 'heard', ...words, startMs: endMs - 500, endMs })
      .wait(5_000)
      .deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({
      judge: { rule: 'timing.voice-undecided' },
      answer: { speaker: 'groom' },
    })
  })

  it('a second end of a quieter sound makes a voice no quieter', () => {
    const talk = asked().voices('groom', 'bride').says('groom', 'In Vienna', { levelDb: -21 })
    for (const levelDb of [-20, -32]) talk.take({ type: 'speaking', respondent: 'bride', active: false, levelDb })
    expect(talk.signals('stepCompleted')).toHaveLength(0)
  })

  it('two people who say different things at once are two speakers', () => {
    const talk = asked().voices('groom', 'bride')
    talk.says('groom', 'In Vienna', { levelDb: -20 }).says('bride', 'He lives with me', { levelDb: -21 }).deliver()
    expect(talk.hearing.ask('place', 'groom').value).toBe('In Vienna')
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ answer: { speaker: 'bride' } })
  })

  it('who was asked comes first, though somebody else began to speak before', () => {
    const talk = asked().voices('bride', 'groom')
    talk.says('bride', 'He lives with me', { levelDb: -21 }).says('groom', 'In Vienna', { levelDb: -20 }).deliver()
    expect(talk.hearing.ask('place', 'groom').value).toBe('In Vienna')
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ answer: { speaker: 'bride' } })
  })

  it('words are not held for longer than it takes the other voice to have words', () => {
    const talk = asked().voices('groom', 'bride').says('groom', 'In Vienna', { levelDb: -20 })
    talk.take({ type: 'speaking', respondent: 'bride', active: false, levelDb: -22 })
    expect(talk.signals('stepCompleted')).toHaveLength(0)
    talk.wait(4_100)
    expect(talk.signals('stepCompleted')).toHaveLength(1)
  })

  it('words of another stretch of that voice are not those that are waited for', () => {
    const talk = asked().voices('groom', 'bride')
    const of = (respondent: string, text: string, startMs: number, endMs: number, levelDb: number) =>
      talk.take({ type: 'heard', id: text, respondent, text, channel: 'voice', startMs, endMs, levelDb })
    const startMs = talk.now + 400
    of('bride', 'Well', startMs - 400, startMs + 20, -40)
    talk.now += 2_000
    talk.take({ type: 'speaking', respondent: 'bride', active: false, levelDb: -21 })
    of('groom', 'In Vienna', startMs, talk.now, -20)
    expect(talk.signals('stepCompleted')).toHaveLength(0)
    of('bride', 'In Vienna', startMs, talk.now, -21)
    expect(talk.deliver().hearing.entry('answer').data).toMatchObject({ judge: { rule: 'voice.undecided' } })
  })

  it('a copy of words that ended long before the stretch of voice that they came in is marked as bleed', () => {
    const talk = asked().voices('groom', 'bride')
    const of = (respondent: string, text: string, startMs: number, endMs: number, levelDb: number) =>
      talk.take({
        type: 'heard',
        id: `${respondent} ${text}`,
        respondent,
        text,
        channel: 'voice',
        startMs,
        endMs,
        levelDb,
      })
    const startMs = talk.now
    talk.now += 1_600
    for (const respondent of ['groom', 'bride'])
      talk.take({ type: 'speaking', respondent, active: false, levelDb: -20 })
    of('groom', 'I live in Vienna', startMs, talk.now, -20)
    of('bride', 'I live in Vienna', startMs, talk.now, -32)
    of('bride', 'Correction: Yes', startMs + 100, startMs + 700, -20)
    of('groom', 'Correction: Yes', startMs + 100, startMs + 700, -32)
    talk.wait(4_100).deliver()
    const copies = talk.hearing.entries.filter(({ type }) => type === 'bleed')
    expect(copies.map(({ data }) => data)).toMatchObject([
      { heard: { respondent: 'bride', id: 'bride I live in Vienna' } },
      { heard: { respondent: 'groom', id: 'groom Correction: Yes' } },
    ])
  })

  it('words are not held for a voice that is clearly quieter', () => {
    const talk = asked().voices('groom')
    talk.take({ type: 'speaking', respondent: 'bride', active: true, levelDb: -32 })
    talk.says('groom', 'In Vienna', { levelDb: -20 })
    expect(talk.signals('stepCompleted')).toHaveLength(1)
  })

  it('words are held for a voice that only began quietly, and it is one stretch all the while', () => {
    const talk = asked().voices('groom')
    const startMs = talk.now
    talk.take({ type: 'speaking', respondent: 'bride', active: true, levelDb: -32 })
    talk.now += 300
    talk.take({ type: 'loudness', respondent: 'bride', levelDb: -21 })
    expect(talk.state.voices['bride']).toMatchObject([{ startMs, active: true, levelDb: -21 }])
    talk.says('groom', 'In Vienna', { levelDb: -20 })
    expect(talk.signals('stepCompleted')).toHaveLength(0)
    talk.says('bride', 'He lives with me', { levelDb: -21 })
    expect(talk.signals('stepCompleted')).toHaveLength(1)
  })

  it('words under a much louder voice that has none are doubtful', () => {
    const talk = asked().voices('groom', 'bride').says('groom', 'In Vienna', { levelDb: -40 })
    talk.take({ type: 'speaking', respondent: 'bride', active: false, levelDb: -15 }).wait(4_100).deliver()
    expect(talk.hearing.entry('answer').data).toMatchObject({ outcome: 'unclear', judge: { rule: 'voice.undecided' } })
  })
})

describe('a turn that goes on with somebody else’s words', () => {
  const rain = { id: 'rain', text: 'It was raining all day long.', levelDb: -21, forMs: 1_000 }
  const copy = { id: 'copy', text: 'I live in Vienna', levelDb: -32, forMs: 1_000 }

  it.each([
    ['comes first', ['bride', 'groom']],
    ['comes second', ['groom', 'bride']],
  ])('is its own words and a copy, when it %s', (_, order) => {
    const talk = asked().voices('bride')
    talk.take({ type: 'speaking', respondent: 'bride', active: false, levelDb: -21 })
    talk.voices('groom', 'bride')
    const startMs = talk.now
    for (const respondent of order) {
      talk.now = startMs
      if (respondent === 'groom') talk.says('groom', 'I live in Vienna', { levelDb: -20, forMs: 1_000 })
      else talk.saysInParts('bride', rain, copy)
    }
    talk.wait(200).deliver()
    expect(talk.hearing.ask('place', 'groom')).toMatchObject({ status: 'accepted', value: 'I live in Vienna' })
    const bleed = talk.hearing.entries.filter(({ type }) => type === 'bleed')
    expect(bleed).toMatchObject([{ data: { heard: { respondent: 'bride', level_db: -32 } } }])
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ answer: { speaker: 'bride', level_db: -21 } })
  })

  it('and is quieter than the other now is not decided before the other has words', () => {
    const talk = asked().voices('groom')
    talk.take({ type: 'speaking', respondent: 'groom', active: false, levelDb: -25 }).voices('groom')
    talk.saysInParts('bride', { ...rain, levelDb: -12 }, copy)
    expect(talk.state.undecided).toHaveLength(1)
  })

  it('of the officer is its own words and an echo', () => {
    const talk = asked()
    const { text = '', startMs = 0, endMs = 0 } = talk.state.said.at(-1) ?? {}
    const own = { id: 'own', text: 'I live in Vienna', startMs: endMs + 400, endMs: endMs + 1_400, levelDb: -20 }
    const echo = { id: 'echo', text, startMs, endMs, levelDb: -40 }
    talk.now = own.endMs
    const whole = { id: 'whole', respondent: 'groom', text: `${text} ${own.text}`, channel: 'voice' } as const
    talk.take({ type: 'heard', ...whole, startMs, endMs: own.endMs, levelDb: -21, parts: [echo, own] }).deliver()
    expect(talk.hearing.ask('place', 'groom')).toMatchObject({ status: 'accepted', value: 'I live in Vienna' })
    expect(talk.hearing.entry('bleed').data).toMatchObject({ of: 'officer', heard: { level_db: -40 } })
  })
})
