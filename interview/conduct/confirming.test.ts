import { describe, expect, it } from 'vitest'
import { accepted, aScript, fixedSalt } from '../../test/builders.ts'
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

/** The second question was put, and answered with a number that has to be confirmed. */
function toConfirm(): Conversation {
  const talk = asked()
  talk.hear('groom', 'Yes').deliver().listen()
  talk.hear('groom', '3')
  return talk
}

describe('what is read back', () => {
  it('is accepted with the yes that confirmed it', () => {
    const talk = toConfirm()
    expect(talk.listen()).toEqual([officer.readBack('3')])
    expect(talk.signals('stepCompleted')).toHaveLength(1)
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('witnesses', 'groom')).toMatchObject({ status: 'accepted', value: 3 })
    expect(talk.signals('stepCompleted')[1]?.confirmed).toMatchObject({ heard: { text: { value: 'Yes' } } })
  })

  it('is unclear after a no, and the question is put again', () => {
    const talk = toConfirm()
    talk.listen()
    talk.hear('groom', 'No').deliver()
    expect(talk.hearing.ask('witnesses', 'groom')).toMatchObject({ status: 'open', round: 2, clarifications: 1 })
  })

  it('is read once more after a mumble', () => {
    const talk = toConfirm()
    talk.listen()
    expect(talk.hear('groom', 'the weather').deliver().listen()).toEqual([officer.readBack('3')])
  })

  it('is not confirmed by another person', () => {
    const talk = toConfirm()
    talk.listen()
    talk.hear('bride', 'Yes').deliver()
    expect(talk.hearing.ask('witnesses', 'groom').status).toBe('open')
  })

  it('is forgotten over an interruption: the answer to the question is not taken for the confirmation', () => {
    const talk = toConfirm().take({ type: 'lease-lost' }).join().deliver()
    expect(talk.listen()).toEqual([officer.thanksForWaiting, 'How many witnesses?'])
    expect(talk.hear('groom', '4').listen()).toEqual([officer.readBack('4')])
    talk.hear('groom', 'Yes').deliver()
    expect(talk.hearing.ask('witnesses', 'groom').value).toBe(4)
  })

  it('is confirmed by an answer to its own words, whatever the words of its question', () => {
    for (const yes of ['Yes', 'It is.', 'Yes, that is correct.']) {
      const talk = Conversation.joined(
        aScript([
          {
            id: 'born',
            ask: 'Would you mind stating your date of birth?',
            respondent: 'groom',
            expect: 'date',
            confirm: true,
          },
        ]),
      )
      talk.listen()
      talk.hear('groom', '3 May 1990').listen()
      talk.hear('groom', yes).deliver()
      expect(talk.hearing.ask('born', 'groom'), yes).toMatchObject({ status: 'accepted', value: '1990-05-03' })
    }
  })
})

/** The words that the record keeps as no answer, with the rule that says why. */
const kept = (talk: Conversation) =>
  talk.hearing.entries
    .filter((entry) => entry.type === 'answer-kept')
    .map(({ data: { judge }, committed }) => [
      committed?.answer?.value,
      judge.by === 'rule' ? judge.rule.replace('timing.', '') : judge.model,
    ])

describe('an answer that was read back and not confirmed is kept', () => {
  const silent = (talk: Conversation) => {
    talk.wait(ANSWER_TIMEOUT_MS + 200).listen()
    return talk
  }
  const readBack = () => {
    const talk = toConfirm()
    talk.listen()
    return talk
  }

  it.each([
    ['somebody else says yes', (talk: Conversation) => talk.hear('bride', 'Yes')],
    [
      'the respondent leaves',
      (talk: Conversation) => talk.take({ type: 'participant', respondent: 'groom', present: false }),
    ],
    ['another agent may have the floor', (talk: Conversation) => talk.take({ type: 'lease-lost' }).join()],
    [
      'the room was away',
      (talk: Conversation) => talk.take({ type: 'room', connected: false }).take({ type: 'room', connected: true }),
    ],
    ['nothing is said to it', (talk: Conversation) => silent(silent(talk))],
    ['the question is asked for', (talk: Conversation) => talk.hear('groom', 'Please repeat the question')],
  ])('when %s', (_, happens) => {
    const talk = happens(readBack()).deliver()
    expect(kept(talk)).toEqual([['3', 'not-confirmed']])
    expect(talk.hearing.ask('witnesses', 'groom').status).toBe('open')
  })

  it('when its question is taken back', () => {
    const talk = readBack()
    talk.hearing.waive('witnesses')
    expect(kept(talk.refresh().deliver())).toEqual([['3', 'ask-withdrawn']])
  })

  it('together with what was said to it', () => {
    const mumbled = readBack().hear('groom', 'the weather')
    mumbled.deliver().listen()
    expect(kept(mumbled.hear('groom', 'No').deliver())).toEqual([
      ['the weather', 'no-confirmation'],
      ['No', 'no-confirmation'],
    ])
    expect(mumbled.hearing.entry('answer').committed).toMatchObject({ answer: { value: '3' } })
  })

  it('with what a model was asked of it', () => {
    const judge = { by: 'model', model: 'gemini', prompt_sha256: fixedSalt(3) } as const
    const verdict = { ...accepted(3), judge, prompt: 'the prompt' }
    const confirming = (end: (talk: Conversation) => Conversation) => {
      const talk = asked().hear('groom', 'Yes').deliver()
      talk.listen()
      talk.says('groom', 'well the twins and another one', { levelDb: -20 })
      talk.take({ type: 'judged', heard: talk.state.judging?.heard.id ?? '', judgement: { kind: 'verdict', verdict } })
      talk.listen()
      return end(talk).deliver().hearing
    }
    const call = { instead_of: { model: 'gemini', prompt_sha256: fixedSalt(3) } }
    const dropped = confirming((talk) => talk.hear('bride', 'Yes')).entry('answer-kept')
    expect(dropped.data).toMatchObject({ judge: { rule: 'timing.not-confirmed', ...call } })
    const denied = confirming((talk) => talk.hear('groom', 'No')).entry('answer')
    expect(denied.data).toMatchObject({ judge: { rule: 'confirm.not-confirmed', ...call } })
    for (const { committed } of [dropped, denied]) expect(committed).toMatchObject({ prompt: { value: 'the prompt' } })
  })
})
