import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { ANSWER_TIMEOUT_MS, Conversation } from '../../test/conversation.ts'
import { LANGUAGE_CODES } from '../languages/language.ts'
import { officerOf } from '../phrases/officer.ts'
import { judgeByRules } from '../verdict/rules.ts'
import { questionOf } from '../verdict/testing.ts'

const officer = officerOf('en')
/** Registered as Anton Weber. */
const named = aScript([
  { id: 'name', ask: 'Please state your full name.', respondent: 'groom', expect: { kind: 'name', due: 'registered' } },
  { id: 'born', ask: 'When were you born?', respondent: 'groom', expect: 'date' },
])
const registered = officer.registeredAs('Anton Weber', 'A-N-T-O-N')

describe('a name near the registered one', () => {
  const near = () => {
    const talk = Conversation.asked(named)
    talk.hear('groom', 'My name is Anthon Weber.')
    return talk
  }

  it('is asked about once, and a yes accepts the registered name; the record keeps what was heard', () => {
    const talk = near()
    expect(talk.listen()).toEqual([registered])
    talk.hear('groom', "Yes, that's me.").deliver()
    expect(talk.hearing.ask('name', 'groom')).toMatchObject({ status: 'accepted', value: 'Anton Weber', round: 1 })
    const [answer] = talk.signals('stepCompleted')
    expect(answer).toMatchObject({
      heard: { text: { value: 'My name is Anthon Weber.' } },
      verdict: { judge: { rule: 'name.near' } },
      confirmed: { asked: { text: { value: registered } }, heard: { text: { value: "Yes, that's me." } } },
    })
  })

  it('is asked for again after a no', () => {
    const talk = near()
    talk.listen()
    talk.hear('groom', 'No.').deliver()
    expect(talk.hearing.ask('name', 'groom')).toMatchObject({ status: 'open', round: 2 })
  })

  it('is no other name, and one that is another is not asked about', () => {
    const talk = Conversation.asked(named)
    talk.hear('groom', 'My name is Boris Schmidt.').deliver()
    expect(talk.hearing.ask('name', 'groom').status).toBe('contrary')
  })
})

describe('a date whose day and month may be either way round', () => {
  const asked = () => {
    const talk = Conversation.asked(named)
    talk.hear('groom', 'Anton Weber').deliver().listen()
    talk.hear('groom', '03/04/1980')
    return talk
  }

  it('is read in the way of the language, and a yes settles it', () => {
    const talk = asked()
    expect(talk.listen()).toEqual([officer.readBack('March 4, 1980')])
    talk.hear('groom', 'Yes.').deliver()
    expect(talk.hearing.ask('born', 'groom')).toMatchObject({ status: 'accepted', value: '1980-03-04', round: 1 })
  })

  it('is read the other way round after a no', () => {
    const talk = asked()
    talk.listen()
    expect(talk.hear('groom', 'No.').deliver().listen()).toEqual([officer.readBack('April 3, 1980')])
    talk.hear('groom', 'Yes, that is correct.').deliver()
    expect(talk.hearing.ask('born', 'groom')).toMatchObject({ status: 'accepted', value: '1980-04-03', round: 1 })
  })
})

describe('an answer that may be added to', () => {
  const more = aScript([
    { id: 'met', ask: 'How did you meet?', respondent: 'groom', more: true },
    { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
  ])
  const answered = () => {
    const talk = Conversation.asked(more)
    talk.hear('groom', 'We met in Rome.')
    return talk
  }

  it('counts as it was given when there is nothing more', () => {
    const talk = answered()
    expect(talk.listen()).toEqual([officer.anythingMore])
    expect(talk.hear('groom', 'No, that is all.').deliver().listen()).toEqual(['Where do you live?'])
    expect(talk.hearing.ask('met', 'groom')).toMatchObject({ status: 'accepted', value: 'We met in Rome.' })
  })

  it('takes in what is added, and asks after more of it', () => {
    const talk = answered()
    talk.listen()
    talk.hear('groom', 'It was at a wedding.')
    expect(talk.listen()).toEqual([officer.anythingMore])
    talk.hear('groom', 'No.').deliver()
    expect(talk.hearing.ask('met', 'groom').value).toBe('We met in Rome. It was at a wedding.')
  })

  const met = (talk: Conversation) => talk.hearing.ask('met', 'groom')
  const COUNTS = { status: 'accepted', value: 'We met in Rome.', round: 1 }

  it.each<[string, (talk: Conversation) => unknown]>([
    ['a wish to hear it again', (talk) => talk.hear('groom', 'Sorry, can you repeat that?')],
    ['a question for the meaning', (talk) => talk.hear('groom', 'What does that mean?')],
    ['a button', (talk) => talk.hear('groom', 'Repeat', { pressed: 'repeat' })],
    ['a bad line', (talk) => talk.hear('groom', 'My connection is bad.')],
    ['a break', (talk) => talk.hear('groom', 'I need a break.')],
    ['a threat to somebody else', (talk) => talk.hear('bride', 'Someone is threatening me.')],
    ['somebody who drops out', (talk) => talk.take({ type: 'participant', respondent: 'groom', present: false })],
    [
      'a pause',
      (talk) => talk.hearing.take({ type: 'pause', actor: { id: 'lawyer-1', role: 'lawyer' } }) && talk.refresh(),
    ],
    ['a lost room', (talk) => talk.take({ type: 'room', connected: false }).take({ type: 'room', connected: true })],
    ['a lost lease', (talk) => talk.take({ type: 'lease-lost' }).join()],
  ])('counts whatever comes to "anything to add?": %s', (_, happens) => {
    const talk = answered()
    talk.listen()
    happens(talk)
    talk.deliver()
    expect(met(talk)).toMatchObject(COUNTS)
    expect(talk.hearing.ask('place', 'groom').status).not.toBe('accepted')
  })

  it('counts also where the no comes before the end of that question, in voice or in words', () => {
    const talk = answered()
    talk.speak(0.3).hear('groom', 'No.')
    expect(talk.listen()).toEqual([officer.anythingMore])
    expect(met(talk.deliver())).toMatchObject(COUNTS)
    const late = answered()
    late.speak(0.3)
    const startMs = late.now
    late.speak(1)
    late.now += 300
    late.take({ type: 'heard', id: 'v', respondent: 'groom', text: 'No.', channel: 'voice', startMs, endMs: late.now })
    expect(met(late.deliver())).toMatchObject(COUNTS)
  })

  it('takes in nothing that was said before the question', () => {
    const talk = Conversation.asked(more)
    const early = { startMs: 0, endMs: talk.now }
    talk.hear('groom', 'We met in Rome.').listen()
    talk.take({ type: 'heard', id: 'v', respondent: 'groom', text: 'One for all', channel: 'voice', ...early })
    expect(talk.deliver().hearing.entry('answer-kept').data).toMatchObject({
      judge: { rule: 'timing.question-unfinished' },
    })
    talk.hear('groom', 'No.')
    expect(met(talk.deliver())).toMatchObject(COUNTS)
  })

  it('waits for a person where a need comes to the last question of all', () => {
    const talk = Conversation.asked(aScript([{ id: 'met', ask: 'How did you meet?', respondent: 'groom', more: true }]))
    talk.hear('groom', 'We met in Rome.').listen()
    talk.hear('groom', 'Someone is threatening me.').deliver()
    expect(talk.hearing.progress).toMatchObject({ status: 'interrupted', cause: { need: 'threat' } })
  })

  it('counts without what is added where a model does not take both together', () => {
    const judged = aScript([
      {
        id: 'met',
        ask: 'How did you meet?',
        respondent: 'groom',
        more: true,
        expect: { kind: 'judged', criterion: 'x' },
      },
      { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
    ])
    const call = { prompt: 'p', model: 'm', version: 'v', latencyMs: 1 }
    for (const judgement of [
      { kind: 'failed', model: 'm', code: 'too-long' },
      { kind: 'side-question', ...call },
      { kind: 'verdict', verdict: { outcome: 'unclear', reason: 'r', judge: { by: 'rule', rule: 'test' } } },
    ]) {
      const talk = Conversation.asked(judged)
      talk.hear('groom', 'We met in Rome.').listen()
      talk.now += 100
      talk.take({
        type: 'heard',
        id: 'more',
        respondent: 'groom',
        text: 'And why',
        channel: 'typed',
        startMs: talk.now,
      })
      talk.take({ type: 'judged', heard: 'more', judgement: judgement as never }).deliver()
      expect(met(talk), judgement.kind).toMatchObject({ status: 'accepted', round: 1, clarifications: 0 })
      expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.addition-unclear' } })
    }
  })

  it('keeps what was given in another way by itself, and says of the whole how its last piece came', () => {
    const talk = Conversation.asked(more)
    talk.hear('groom', 'We met in Rome.', { dictated: true }).listen()
    talk.now += 500
    talk.voices('groom').says('groom', 'It was at a wedding.', { levelDb: -20 })
    talk.deliver().listen()
    talk.hear('groom', 'No.').deliver()
    const { data } = talk.hearing.entries.findLast(({ type }) => type === 'answer') ?? {}
    expect(data).toMatchObject({ answer: { channel: 'voice' } })
    expect(data).not.toHaveProperty('answer.dictated')
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({
      judge: { rule: 'timing.added-to' },
      answer: { channel: 'typed', dictated: true },
    })
  })

  it('loses no words of an addition that is too long: they are kept', () => {
    const talk = answered()
    talk.listen()
    talk.hear('groom', `It was ${'long '.repeat(3_999)}ago.`).deliver()
    expect(met(talk)).toMatchObject(COUNTS)
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.too-much-added' } })
  })

  it('waits for what a yes announces', () => {
    const talk = answered()
    talk.listen()
    expect(talk.hear('groom', 'Yes.').listen()).toEqual([officer.goOn])
    talk.hear('groom', 'It was raining.')
    talk.listen()
    talk.hear('groom', 'Nothing else.').deliver()
    expect(talk.hearing.ask('met', 'groom').value).toBe('We met in Rome. It was raining.')
  })

  it('counts when nothing is said to it', () => {
    const talk = answered()
    talk.listen()
    talk.wait(ANSWER_TIMEOUT_MS + 1_000).deliver()
    expect(talk.hearing.ask('met', 'groom')).toMatchObject({ status: 'accepted', round: 1 })
  })
})

const REPLIES = {
  en: { yes: ['Yes.', 'Yes, that is me.', 'Yes, it is.'], none: ['No.', 'No, nothing else.', 'That is all.'] },
  fr: { yes: ['Oui.', "Oui, c'est moi."], none: ['Non.', 'Non, rien à ajouter.', "C'est tout."] },
  de: { yes: ['Ja.', 'Ja, das bin ich.'], none: ['Nein.', 'Nein, das ist alles.'] },
  es: { yes: ['Sí.', 'Sí, soy yo.'], none: ['No.', 'No, nada más.'] },
  ar: { yes: ['نعم', 'نعم، هذا اسمي'], none: ['لا', 'لا، هذا كل شيء'] },
}
it.each(LANGUAGE_CODES)('what people say to both questions is understood in %s', (language) => {
  const { registeredAs, anythingMore } = officerOf(language)
  const said = (ask: string, text: string) =>
    judgeByRules(questionOf({ kind: 'affirmation' }, { ask, language }), text)?.value
  for (const text of REPLIES[language].yes) expect([text, said(registeredAs(''), text)]).toEqual([text, true])
  for (const text of REPLIES[language].none) expect([text, said(anythingMore, text)]).toEqual([text, false])
})
