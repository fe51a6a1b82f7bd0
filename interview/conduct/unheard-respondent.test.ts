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

describe('an answer of which words were lost', () => {
  it('is asked for again though what was missed is still on its way to the record', () => {
    const talk = asked()
    const voice = { id: 'v', respondent: 'groom', text: 'In Vienna', channel: 'voice', levelDb: -20 } as const
    const gap = {
      kind: 'hearing-gap',
      respondent: 'groom',
      startMs: talk.now,
      endMs: talk.now,
      code: 'closed',
    } as const
    talk.take({ type: 'facts', facts: [gap] })
    talk.take({ type: 'heard', ...voice, startMs: talk.now, isIncomplete: true }).deliver()
    expect(talk.listen()).toEqual([officer.notHeard, 'Where do you live?'])
  })

  it('is told so though not one of them was kept', () => {
    const talk = asked()
    const voice = { id: 'v', respondent: 'groom', text: '', channel: 'voice', levelDb: -20 } as const
    talk.take({ type: 'heard', ...voice, startMs: talk.now, isIncomplete: true })
    expect(talk.wait(200).listen()).toEqual([officer.notHeard])
    expect(talk.state.listening).toBeDefined()
  })

  it('is that of a voice in an outage of the room, and all who are there have a gap', () => {
    const talk = Conversation.joined(script, 'deepgram/nova-3')
    talk.listen()
    const startMs = talk.now + 100
    talk.now += 500
    talk.take({ type: 'room', connected: false })
    talk.now += 300
    const voice = { id: 'v', respondent: 'groom', text: 'In', channel: 'voice', levelDb: -20 } as const
    talk.take({ type: 'heard', ...voice, startMs, endMs: startMs + 200 }).deliver()
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
    talk.now += 2_000
    talk.take({ type: 'room', connected: true }).deliver()
    expect(talk.listen().at(-1)).toBe('Where do you live?')
    const gaps = talk.hearing.entries.filter(({ type }) => type === 'hearing-gap')
    expect(gaps.map(({ data }) => data)).toMatchObject([
      { respondent: 'groom', code: 'room-away' },
      { respondent: 'bride', code: 'room-away' },
    ])
  })

  it('is unclear whatever the others say, and asked again', () => {
    const talk = asked()
    const voice = { id: 'v', respondent: 'groom', text: 'In Vienna', channel: 'voice', levelDb: -20 } as const
    talk.now += 500
    talk.take({ type: 'heard', ...voice, startMs: talk.now, isIncomplete: true }).deliver()
    expect(talk.hearing.entry('answer').data).toMatchObject({ outcome: 'unclear', judge: { rule: 'words.missing' } })
    expect(talk.listen()).toEqual([officer.notHeard, 'Where do you live?'])
  })
})

describe('a voice without words', () => {
  it('is told that it could not be heard, and the time begins anew', () => {
    const talk = asked().take({ type: 'speaking', respondent: 'groom', active: true, levelDb: -20 })
    const sinceMs = talk.now
    talk.now += 1_000
    talk.take({ type: 'speaking', respondent: 'groom', active: false, levelDb: -20 })
    expect(talk.interim('groom', 'in').wait(3_400).listen()).toEqual([officer.notHeard])
    expect(talk.commands).toContainEqual({ type: 'unheard', respondent: 'groom', sinceMs })
    talk.says('groom', 'In Vienna', { levelDb: -20 }).deliver()
    expect(talk.hearing.ask('place', 'groom').status).toBe('accepted')
  })

  it('is forgotten in a pause', () => {
    const talk = asked().take({ type: 'speaking', respondent: 'groom', active: true, levelDb: -20 })
    talk.now += 1_000
    talk.take({ type: 'speaking', respondent: 'groom', active: false, levelDb: -20 })
    talk.hearing.act('pause')
    talk.refresh().wait(3_400).listen()
    talk.hearing.act('resume')
    talk.refresh().listen()
    expect(talk.wait(1_000).said).not.toContain(officer.notHeard)
  })

  it('is not silence: an answer under way is waited for', () => {
    const talk = asked()
    talk.wait(9_500).take({ type: 'speaking', respondent: 'groom', active: true, levelDb: -20 }).wait(5_000)
    expect(talk.state.speaking).toBeUndefined()
  })
})

describe('a respondent who cannot be heard', () => {
  it('is told to type, and that it can be heard again', () => {
    const talk = asked().take({ type: 'hearing', respondent: 'groom', to: 'typing', code: 'http-401' }).deliver()
    expect(talk.listen()).toEqual([officer.typeInstead('Anton Weber')])
    expect(talk.hearing.entry('hearing-changed').data).toMatchObject({ respondent: 'groom', to: 'typing' })
    talk.take({ type: 'hearing', respondent: 'groom', to: 'voice', code: 'recovered' }).deliver()
    expect(talk.listen()).toEqual([officer.hearAgain('Anton Weber')])
    talk.hear('groom', 'In Vienna').deliver()
    expect(talk.hearing.ask('place', 'groom').status).toBe('accepted')
  })
})
