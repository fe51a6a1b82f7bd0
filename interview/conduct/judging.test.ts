import { describe, expect, it } from 'vitest'
import { accepted, aScript, fixedSalt } from '../../test/builders.ts'
import { Conversation } from '../../test/conversation.ts'
import { officerOf } from '../phrases/officer.ts'
import type { Judgement } from './state.ts'

const officer = officerOf('en')
const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent', clarify: 'Yes or no, please.' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])
const VAGUE = 'I suppose that would be all right'
const MODEL = { by: 'model', model: 'gemini', prompt_sha256: fixedSalt(3) } as const

/** An answer that no rule decides, on its way to the model. */
function waiting(): Conversation {
  const talk = Conversation.joined(script)
  talk.listen()
  return talk.says('groom', VAGUE, { levelDb: -20 })
}

const judged = (talk: Conversation, judgement: Judgement) =>
  talk.take({ type: 'judged', heard: talk.state.judging?.heard.id ?? '', judgement }).deliver()

describe('an answer that a model judges', () => {
  it('goes to it with the last lines of the talk', () => {
    const command = waiting().commands.at(-1)
    expect(command).toMatchObject({ type: 'judge', step: 'consent', respondent: 'groom', text: VAGUE })
    expect(command?.type === 'judge' && command.lines.at(-1)).toEqual({ by: 'officer', text: 'Do you consent?' })
  })

  it('is recorded with the model, what it was asked, and the words it rests on', () => {
    const verdict = { ...accepted(true), judge: MODEL, prompt: 'the prompt', quote: 'would be all right' }
    const talk = judged(waiting(), { kind: 'verdict', verdict })
    const entry = talk.hearing.entry('answer')
    expect(entry.data).toMatchObject({ outcome: 'accepted', judge: MODEL })
    expect(entry.committed).toMatchObject({ prompt: { value: 'the prompt' }, quote: { value: 'would be all right' } })
    expect(talk.listen().at(-1)).toBe('Where do you live?')
  })

  it('is unclear when the model fails, and the failure is in the record', () => {
    const talk = judged(waiting(), { kind: 'failed', model: 'gemini', code: 'timeout' })
    expect(talk.hearing.entry('judge-failed').data).toMatchObject({ code: 'timeout', ask: { step: 'consent' } })
    expect(talk.hearing.entry('answer').data).toMatchObject({ outcome: 'unclear', judge: { rule: 'model.failed' } })
    expect(talk.listen()).toEqual(['Yes or no, please.'])
  })

  it('leaves nobody in silence while the model is late', () => {
    const talk = waiting().wait(1_700)
    expect(talk.listen()).toEqual([officer.hold])
    expect(talk.wait(3_000).listen()).toEqual([officer.hold])
  })

  it('is bridged sooner where it took long to be sure that the answer was over', () => {
    const talk = Conversation.joined(script)
    talk.listen()
    const startMs = talk.now + 500
    talk.now += 3_500
    const voice = { id: 'v', respondent: 'groom', text: VAGUE, channel: 'voice', levelDb: -20 } as const
    talk.take({ type: 'heard', ...voice, startMs, endMs: startMs + 500 })
    expect(talk.wait(600).listen()).toEqual([])
    expect(talk.wait(300).listen()).toEqual([officer.hold])
  })

  it('that turns out to be a question is bridged no more often until its reply', () => {
    const talk = waiting().wait(1_700)
    talk.listen()
    judged(talk.wait(1_500), { kind: 'side-question' })
    expect(talk.wait(800).listen()).toEqual([])
    expect(talk.wait(300).listen()).toEqual([officer.hold])
  })

  it('stays in the record when its question is taken back meanwhile', () => {
    const talk = waiting()
    talk.hearing.waive('consent')
    talk.refresh().deliver()
    expect(talk.hearing.entry('answer-kept').data).toMatchObject({ judge: { rule: 'timing.ask-withdrawn' } })
    expect(talk.listen().at(-1)).toBe('Where do you live?')
  })

  it('counts when its verdict comes in the next lease', () => {
    const talk = waiting().take({ type: 'lease-lost' })
    const { heard } = talk.state.judging ?? {}
    talk
      .join()
      .take({ type: 'judged', heard: heard?.id ?? '', judgement: { kind: 'verdict', verdict: accepted(true) } })
    expect(talk.deliver().hearing.ask('consent', 'groom').status).toBe('accepted')
  })
})

describe('a question of a respondent', () => {
  it('is answered by the model, and the step is put again', () => {
    const talk = judged(waiting(), { kind: 'side-question' })
    const heard = talk.state.replying?.heard.id ?? ''
    const reply = {
      kind: 'reply' as const,
      text: 'It means that you agree.',
      model: 'gemini',
      prompt_sha256: fixedSalt(3),
    }
    talk.take({ type: 'replied', heard, reply }).deliver()
    expect(talk.listen()).toEqual(['It means that you agree.', 'Do you consent?'])
    const entry = talk.hearing.entry('side-question')
    expect(entry.data).toMatchObject({ ask: { step: 'consent', round: 1 }, by: MODEL, heard: { respondent: 'groom' } })
    expect(entry.committed).toMatchObject({ reply: { value: 'It means that you agree.' }, text: { value: VAGUE } })
    expect(talk.hearing.entries.filter(({ type }) => type.startsWith('answer'))).toEqual([])
  })
})

describe('facts', () => {
  const gap = { kind: 'hearing-gap', respondent: 'groom', startMs: 1, endMs: 2, code: 'lost' } as const

  it('reach the record in the order in which they happened', () => {
    const talk = Conversation.joined(script)
      .take({ type: 'facts', facts: [gap] })
      .deliver()
    expect(talk.hearing.entry('hearing-gap').data).toEqual({
      message: { epoch: 1, seq: 1 },
      respondent: 'groom',
      start_ms: 1,
      end_ms: 2,
      code: 'lost',
    })
  })

  it('that are not durable when the lease is lost are handed over in the next one', () => {
    const talk = Conversation.joined(script)
      .take({ type: 'facts', facts: [gap] })
      .take({ type: 'lease-lost' })
    talk
      .take({ type: 'facts', facts: [{ ...gap, startMs: 3 }] })
      .join()
      .deliver()
    expect(talk.hearing.entries.filter(({ type }) => type === 'hearing-gap')).toHaveLength(2)
  })

  it('are waited for after the closing line', () => {
    const talk = Conversation.joined(aScript([{ ask: 'Where do you live?', respondent: 'groom' }]))
    talk.listen()
    talk
      .hear('groom', 'In Vienna')
      .deliver()
      .take({ type: 'facts', facts: [gap] })
    expect(talk.did('leave')).toBe(false)
    talk.deliver().listen()
    expect(talk.did('leave')).toBe(true)
  })
})
