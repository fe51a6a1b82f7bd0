import type { RecordDocument } from '../../../../interview/record/record.ts'
import { actor, STEPS, TRACKS, Writer } from './sample-writer.ts'

const model = { by: 'model', model: 'gemini-2.5-flash', prompt_sha256: 'c0ffee'.padEnd(64, '4') } as const

/** An interview in which much happened: an outage, a side question, a referral, a correction. */
export function sampleRecord(): RecordDocument {
  const writer = new Writer()
  writer.begin(STEPS)
  writer.put({ type: 'recording-started', data: { message: writer.message(), epoch: 1, at_ms: 0, tracks: TRACKS } }, 0)
  writer.answer(0, 'groom', 'My name is Johann Weber.', {
    value: 'Johann Weber',
    judge: { by: 'rule', rule: 'name-of-party' },
    readBack: ['You said Johann Weber. Is that right?', 'Yes.'],
  })
  writer.answer(0, 'bride', 'Maria Conti.', { value: 'Maria Conti', judge: { by: 'rule', rule: 'name-of-party' } })
  const question = { message: writer.message(), ask: { step: 'consent', respondent: 'groom', round: 1 } }
  writer.put(
    {
      type: 'side-question',
      data: { ...question, heard: writer.heard('groom'), by: { by: 'phrase' } },
      committed: {
        text: writer.value('What happens if I say no?'),
        reply: writer.value('Then the marriage is not registered. Nobody else is told why.'),
      },
    },
    9,
  )
  writer.answer(1, 'groom', 'Well, I suppose so.', {
    outcome: 'unclear',
    effect: 'asked-again',
    judge: model,
    reason: 'He hesitates: this is neither a clear yes nor a no.',
    quote: 'I suppose so',
    prompt: 'Question: Do you wish to marry …\nAnswer: "Well, I suppose so."',
  })
  writer.put(
    {
      type: 'bleed',
      data: { message: writer.message(), of: 'heard-5', heard: writer.heard('bride') },
      committed: { text: writer.value('Yes, I do.') },
    },
    2,
  )
  writer.answer(1, 'groom', 'Yes, I do. Of my own free will.', { round: 2, value: true })
  writer.stored(TRACKS)
  writer.put({ type: 'lease-lost', data: { epoch: 1, loss: 'process-died' } }, 3)
  writer.agent(4_000)
  writer.put(
    {
      type: 'hearing-gap',
      data: { message: writer.message(), respondent: 'bride', code: 'reconnecting', start_ms: 1_000, end_ms: 3_500 },
    },
    5,
  )
  writer.answer(1, 'bride', undefined, {
    outcome: 'no-answer',
    effect: 'unresolved',
    judge: { by: 'rule', rule: 'silence' },
    reason: 'Nothing was said in time.',
    seconds: 34,
  })
  writer.put({
    type: 'interrupted',
    data: { cause: { kind: 'referred', step: 'consent', respondent: 'bride', because: 'unresolved' } },
  })
  writer.put(
    {
      type: 'step-retaken',
      data: { actor, step: 'consent', respondent: 'bride' },
      committed: { reason: writer.value('Her microphone was off; she has another now.') },
    },
    187,
  )
  writer.answer(1, 'bride', 'Yes, I do.', { round: 2, value: true })
  writer.answer(2, 'groom', 'In Vienna.', { value: 'Vienna', judge: { by: 'rule', rule: 'any-text' } })
  writer.put(
    { type: 'paused', data: { actor }, committed: { reason: writer.value('The couple asked for a break.') } },
    3,
  )
  writer.put({ type: 'resumed', data: { actor } }, 312)
  writer.answer(2, 'bride', 'In Linz.\nSince 2019.', { value: 'Linz', judge: { by: 'rule', rule: 'any-text' } })
  writer.answer(2, 'groom', 'I meant Graz.', {
    type: 'correction',
    value: 'Graz',
    judge: { by: 'rule', rule: 'any-text' },
  })
  writer.put({ type: 'agent-left', data: { epoch: 2 } }, 4)
  writer.put({ type: 'closed', data: { status: 'completed', by: 'agent' } })
  writer.put({ type: 'sealed', data: { completeness: { complete: true, due: 6, accepted: 6, missing: [] } } })
  return writer.record()
}

/** One of so many entries, of which most are answers. */
export function longRecord(entries: number, session?: string): RecordDocument {
  const writer = new Writer(session)
  const steps = Array.from({ length: 500 }, (_, place) => ({ id: `step-${place}`, ask: `Question ${place + 1}?` }))
  writer.begin(steps)
  const asks = steps.flatMap((_, place) => (['groom', 'bride'] as const).map((respondent) => ({ place, respondent })))
  for (let round = 1; writer.drafts.length < entries; round++) {
    for (const { place, respondent } of asks) {
      if (writer.drafts.length >= entries) break
      writer.answer(place + STEPS.length, respondent, `I have said ${place} already.`, {
        round,
        outcome: 'unclear',
        effect: 'asked-again',
        reason: 'It says nothing of what was asked.',
      })
    }
  }
  return writer.record()
}
