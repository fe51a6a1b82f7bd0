import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { LANGUAGE_CODES } from '../languages/language.ts'
import { isUnfinished } from '../verdict/unfinished.ts'

const script = aScript([
  { id: 'met', ask: 'How did you meet?', respondent: 'groom' },
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent' },
])
const QUIET = { levelDb: -20 }
const HALF = "We met at my sister's wedding in, um"
const WHOLE = `${HALF} Lisbon.`

/** The groom has stopped in the middle of his answer. */
function stopped(): Conversation {
  const talk = Conversation.asked(script)
  talk.now += 1_000
  talk.voices('groom').says('groom', HALF, QUIET)
  return talk
}
const met = (talk: Conversation) => talk.hearing.ask('met', 'groom')

describe('somebody who stops in the middle', () => {
  it('is waited for, and what they say next joins the answer', () => {
    const talk = stopped()
    talk.wait(2_500).voices('groom').says('groom', 'Lisbon.', QUIET).deliver()
    expect(met(talk)).toMatchObject({ status: 'accepted', value: WHOLE, round: 1 })
    expect(talk.signals('answerJudged')).toEqual([])
    expect(talk.listen()).toEqual(['Do you consent?'])
  })

  it('is waited for as long as their voice goes on', () => {
    const talk = stopped()
    talk.wait(3_000).voices('groom').wait(3_000).says('groom', 'Lisbon.', QUIET).deliver()
    expect(met(talk).value).toBe(WHOLE)
  })

  it('is taken at their word when nothing more comes', () => {
    const talk = stopped()
    talk.wait(3_000)
    expect(met(talk).status).toBe('open')
    talk.wait(1_000).deliver()
    expect(met(talk)).toMatchObject({ status: 'accepted', value: HALF })
  })

  it('may ask the officer for something instead: the half is kept, and counts for nothing', () => {
    const talk = stopped()
    talk.wait(1_000).says('groom', 'Please repeat the question.', QUIET).deliver()
    expect(met(talk)).toMatchObject({ status: 'open', round: 1 })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.broken-off' } })
    expect(talk.listen()).toEqual(['How did you meet?'])
  })

  it('is heard as far as they came when the lease is lost', () => {
    const talk = stopped()
    talk.take({ type: 'lease-lost' }).join().deliver()
    expect(met(talk)).toMatchObject({ status: 'accepted', value: HALF })
  })

  it('is heard as far as they came when they leave', () => {
    const talk = stopped()
    talk.take({ type: 'participant', respondent: 'groom', present: false }).deliver()
    expect(met(talk)).toMatchObject({ status: 'accepted', value: HALF })
  })

  it('is waited for also while somebody else makes a sound or presses a button', () => {
    const talk = stopped()
    talk.wait(500).voices('bride').says('bride', 'Mm-hmm.', QUIET)
    talk.hear('bride', 'Repeat', { pressed: 'repeat' })
    talk.wait(500).voices('groom').says('groom', 'Lisbon.', QUIET).deliver()
    expect(met(talk)).toMatchObject({ status: 'accepted', value: WHOLE })
    const kept = talk.hearing.entries.filter(({ type }) => type === 'answer-kept')
    expect(kept.map(({ data }) => data)).toMatchObject([
      { judge: { rule: 'timing.spoken-beside' } },
      { judge: { rule: 'timing.not-asked' } },
    ])
  })

  it('is cut off by the need of somebody else', () => {
    const talk = stopped()
    talk.wait(500).hear('bride', 'I am in danger.').deliver()
    expect(talk.hearing.progress).toMatchObject({ status: 'interrupted', cause: { needed_by: 'bride' } })
  })

  it('gives up speaking and types the answer, which is whole by itself', () => {
    const talk = stopped()
    talk.wait(500).hear('groom', 'We met in Lisbon.').deliver()
    expect(met(talk)).toMatchObject({ status: 'accepted', value: 'We met in Lisbon.' })
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.broken-off' } })
  })

  it('is heard as surely as the less sure piece', () => {
    const talk = stopped()
    const half = talk.state.holding?.event
    if (half)
      talk.state = { ...talk.state, holding: { event: { ...half, confidence: 0.4 }, untilMs: talk.now + 3_500 } }
    talk.now += 1_000
    const voice = { id: 'v9', respondent: 'groom', channel: 'voice' as const, levelDb: -20, confidence: 0.9 }
    talk.take({ type: 'heard', ...voice, text: 'Lisbon.', startMs: talk.now - 500, endMs: talk.now }).deliver()
    expect(talk.hearing.entry('answer').data).toMatchObject({ answer: { confidence: 0.4 } })
  })

  it('is not waited for where they type, or where the answer is clear', () => {
    const talk = Conversation.asked(script)
    talk.hear('groom', HALF).deliver()
    expect(met(talk).status).toBe('accepted')
    talk.listen()
    talk.now += 1_000
    talk.says('groom', 'Yes, um', QUIET).deliver()
    expect(talk.hearing.ask('consent', 'groom')).toMatchObject({ status: 'accepted', value: true })
  })
})

const ENDS = {
  en: { open: ['We met in', 'It was, um', 'He came because', 'I live with my', 'Well...'], whole: ['We met in Rome.'] },
  fr: { open: ['Nous nous sommes rencontrés à', 'C’était, euh', 'Je travaille parce que'], whole: ['À Paris.'] },
  de: { open: ['Wir trafen uns in', 'Das war, ähm', 'Ich wohne bei meiner und'], whole: ['In Wien.'] },
  es: { open: ['Nos conocimos en', 'Fue, eh', 'Trabajo porque'], whole: ['En Roma.'] },
  ar: { open: ['تعارفنا في', 'كان ذلك يعني', 'أعمل لأن'], whole: ['في دمشق.'] },
}
it.each(LANGUAGE_CODES)('an open end is known from a whole sentence in %s', (language) => {
  for (const text of ENDS[language].open) expect([text, isUnfinished(text, language)]).toEqual([text, true])
  for (const text of ENDS[language].whole) expect([text, isUnfinished(text, language)]).toEqual([text, false])
})
