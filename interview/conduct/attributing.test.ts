import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'

const officer = officerOf('en')
const address = officer.address('Anton Weber')
const script = aScript([
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
  { id: 'work', ask: 'Where do you work?', respondent: 'bride' },
])

function asked(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  return talk
}

describe('what is heard as the interview comes to stand still', () => {
  it('and is not decided yet is kept, and counts as nothing', () => {
    const talk = asked().voices('groom', 'bride').says('groom', 'In Vienna', { levelDb: -20 })
    talk.hearing.act('pause')
    talk.refresh().deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.ask-withdrawn' } })
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
  })

  it('after the last question was settled is kept', () => {
    const talk = asked().hear('groom', 'In Vienna').deliver()
    talk.listen()
    talk.hear('bride', 'In a school').deliver().speak(0.5).hear('bride', 'Thank you').deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.interview-over' } })
  })

  it('before the agent knew where it stands is kept', () => {
    const talk = new Conversation(script)
    talk.lease().hear('groom', 'In Vienna').deliver()
    expect(talk.deliver().hearing.entry('answer-kept').data).toMatchObject({ answer: { speaker: 'groom' } })
  })
})

describe('what was about to be said and was cut off', () => {
  it('is said once the officer is back: the opening, the pause, and that somebody has to type', () => {
    const opening = Conversation.joined(script).speak(0.5)
    opening.take({ type: 'room', connected: false }).take({ type: 'room', connected: true })
    expect(opening.listen()[1]).toBe(script.opening)
    const talk = asked()
    talk.hearing.act('pause')
    talk.refresh().speak(0.5)
    talk.take({ type: 'room', connected: false }).take({ type: 'room', connected: true })
    expect(talk.listen().at(-1)).toBe(officer.paused)
    const typing = asked().take({ type: 'hearing', respondent: 'groom', to: 'typing', code: 'http-401' })
    typing.take({ type: 'lease-lost' }).join().deliver()
    expect(typing.listen()).toContain(officer.typeInstead('Anton Weber'))
  })
})

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

describe('while the officer speaks', () => {
  const speaking = () => Conversation.joined(script).speak(1).speak(1).speak(0.3)

  it('words of the addressee break the question off, and it is put again after them', () => {
    const talk = speaking().interim('groom', 'wait I have something')
    expect(talk.commands.at(-1)).toEqual({ type: 'silence' })
    talk.speak(1).wait(500)
    expect(talk.state.speaking).toBeUndefined()
    talk.says('groom', 'Wait, I have something to say', { levelDb: -20 }).deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.question-unfinished' } })
    expect(talk.listen()).toEqual([officer.letMeFinish, address, 'Where do you live?'])
  })

  it('a mere yes, somebody else, and the officer’s own words do not', () => {
    for (const [respondent, text] of [
      ['groom', 'yes yes'],
      ['bride', 'I want to say something'],
      ['groom', 'where do you'],
    ] as const) {
      expect(speaking().interim(respondent, text).did('silence')).toBe(false)
    }
  })

  it('who breaks it off and says nothing more loses the floor', () => {
    const talk = speaking().interim('groom', 'wait I have something').speak(1)
    expect(talk.wait(2_800).listen()).toEqual([address, 'Where do you live?'])
  })

  it('the officer’s own words on a microphone are marked and never an answer', () => {
    const talk = speaking().says('groom', 'where do you live', { levelDb: -30, forMs: 100 }).deliver()
    expect(talk.hearing.entry('bleed').data).toMatchObject({ of: 'officer' })
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

describe('when a voice began', () => {
  it('counts: what began before its question was heard is kept, and never its answer', () => {
    const talk = Conversation.joined(script).speak(1).speak(1)
    const startMs = talk.now
    talk.speak(1)
    const late = { id: 'late', respondent: 'groom', text: 'In Vienna', channel: 'voice', levelDb: -20 } as const
    talk.take({ type: 'heard', ...late, startMs, endMs: talk.now }).deliver()
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.question-unfinished' } })
    expect(talk.listen()).toEqual([officer.letMeFinish, 'Where do you live?'])
  })

  it('an answer that began in the first half of the question is kept, and the question put again', () => {
    const talk = Conversation.joined(script).speak(1).speak(1).speak(0.3)
    const startMs = talk.now
    talk.speak(1)
    const early = { id: 'early', respondent: 'groom', text: 'In Vienna', channel: 'voice', levelDb: -20 } as const
    talk.take({ type: 'heard', ...early, startMs, endMs: talk.now }).deliver()
    expect(talk.hearing.ask('place', 'groom').status).toBe('open')
    expect(talk.listen()).toEqual([officer.letMeFinish, 'Where do you live?'])
  })
})
