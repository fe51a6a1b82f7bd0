import { expect, test } from 'vitest'
import { accepted, aRecord, aScript, contrary, Hearing, noAnswer, unclear } from '../../../../test/builders.ts'
import type { DraftOf } from '../../../../interview/record/entries.ts'
import type { Script } from '../../../../interview/script/script.ts'
import { sampleRecord } from './sample-record.ts'
import { readStory, type Story } from './story.ts'
import { type Why, whyOf, whyOfStep } from './why.ts'

const story = readStory(sampleRecord())

/** Each link by what it is and the type of its entry. */
const shortly = ({ chains }: Why, { told }: Story) =>
  chains.map(({ respondent, reasons }) => [
    respondent,
    ...reasons.map((reason) => `${reason.is} ${reason.is === 'settled' ? reason.as : told[reason.seq]?.entry.type}`),
  ])

test('why it went on after a step: from the last answer’s verdict back to the words, and to what came before them', () => {
  const why = whyOfStep(story, 'consent')
  expect(why.next).toEqual({ step: 'address' })
  expect(shortly(why, story)).toEqual([
    [
      'bride',
      'settled accepted',
      'judged answer',
      'said answer',
      'asked answer',
      'entry step-retaken',
      'entry interrupted',
      'before answer',
    ],
    ['groom', 'settled accepted', 'judged answer', 'said answer', 'asked answer', 'before answer'],
  ])
})

test('the words and the one who said them are in the chain', () => {
  const said = whyOfStep(story, 'consent').chains.flatMap(({ reasons }) => reasons.filter(({ is }) => is === 'said'))
  expect(said).toMatchObject([
    { who: 'bride', text: 'Yes, I do.', channel: 'voice' },
    { who: 'groom', text: 'Yes, I do. Of my own free will.', channel: 'voice' },
  ])
})

test('an answer that was read back has its confirmation', () => {
  const [chain] = whyOfStep(story, 'name').chains.filter(({ respondent }) => respondent === 'groom')
  expect(chain?.reasons.map(({ is }) => is)).toEqual(['settled', 'judged', 'confirmed', 'said', 'asked'])
})

test('after the last step came the end', () => expect(whyOfStep(story, 'address').next).toBe('end'))

test('an answer that was corrected later went on as it first was', () => {
  const [, groom] = whyOfStep(story, 'address').chains
  expect(groom?.reasons[0]).toMatchObject({ as: 'accepted', value: 'Vienna' })
})

const script = aScript([
  { id: 'one', ask: 'Do you agree?', respondent: ['groom'], expect: 'consent', onContrary: 'refer' },
  { id: 'two', ask: 'Where do you live?', respondent: ['groom'] },
])
const storyOf = (conduct: (hearing: Hearing) => void): Story => readingOf(script, conduct)

function readingOf(of: Script, conduct: (hearing: Hearing) => void): Story {
  const hearing = Hearing.started(of)
  conduct(hearing)
  return readStory(aRecord(hearing.entries, false))
}

test('a step that was skipped has the act and its reason, and what it stood still for', () => {
  const waived = storyOf((hearing) => {
    hearing.answer(contrary())
    hearing.waive('one')
  })
  expect(shortly(whyOfStep(waived, 'one'), waived)).toEqual([
    ['groom', 'settled waived', 'entry step-waived', 'entry interrupted', 'before answer'],
  ])
})

test('a contrary answer with which somebody resumed is told whole behind that act', () => {
  const resumed = storyOf((hearing) => {
    hearing.answer(contrary())
    hearing.act('resume')
  })
  expect(shortly(whyOfStep(resumed, 'one'), resumed)).toEqual([
    ['groom', 'settled contrary', 'entry resumed', 'entry interrupted', 'judged answer', 'said answer', 'asked answer'],
  ])
})

test('a step that is still open has no end', () => {
  const open = storyOf((hearing) => hearing.answer(unclear))
  expect(whyOfStep(open, 'one').chains).toEqual([])
})

test('a step that was answered and is put again has no end', () => {
  const again = storyOf((hearing) => {
    hearing.answer(accepted(true))
    hearing.retake('one')
  })
  expect(whyOfStep(again, 'one').chains).toEqual([])
})

const why = (type: string) =>
  shortly(
    whyOf(
      story,
      story.told.findIndex(({ entry }) => entry.type === type),
    ),
    story,
  )

test('an entry of no step has what it follows from', () => {
  expect(why('resumed')).toEqual([[undefined, 'entry resumed', 'entry paused']])
  const second = story.told.findLastIndex(({ entry }) => entry.type === 'agent-joined')
  expect(shortly(whyOf(story, second), story)).toEqual([
    [undefined, 'entry agent-joined', 'entry lease-issued', 'entry lease-lost'],
  ])
})

test('an entry of no step that follows from nothing has the step before it', () => {
  expect(whyOf(story, story.told.length - 4).step).toBe('address')
  expect(whyOf(story, 1).chains).toEqual([])
})

test('an entry of a step has that of its step', () => {
  const { seq = -1 } = story.told.find(({ entry }) => entry.type === 'interrupted') ?? {}
  expect(whyOf(story, seq)).toEqual(whyOfStep(story, 'consent'))
})

const forBoth = aScript([{ id: 'one', ask: 'Where do you live?', respondent: 'all', onUnresolved: 'refer' }])
const ends = (told: Story, step = 'one') =>
  Object.fromEntries(
    whyOfStep(told, step).chains.map(({ respondent, reasons: [end] }) => [respondent, end?.is === 'settled' && end.as]),
  )

test('an answer that was accepted is not skipped with the rest of its step', () => {
  const both = readingOf(forBoth, (hearing) => {
    hearing.answer(accepted('Vienna'))
    hearing.answer(noAnswer)
    hearing.waive('one')
  })
  expect(ends(both)).toEqual({ groom: 'accepted', bride: 'waived' })
})

test('an answer that was put again after it was accepted can be skipped', () => {
  const both = readingOf(forBoth, (hearing) => {
    hearing.answer(accepted('Vienna'))
    hearing.answer(noAnswer)
    hearing.retake('one')
    hearing.waive('one')
  })
  expect(ends(both)).toEqual({ groom: 'waived', bride: 'waived' })
})

const causesOf = (told: Story, type: string) => {
  const { seq = -1 } = told.told.findLast(({ entry }) => entry.type === type) ?? {}
  return whyOf(told, seq).chains.flatMap(({ reasons }) =>
    reasons.flatMap(({ is, seq: of }) => (is === 'entry' ? [told.told[of]?.entry.type] : [])),
  )
}
const stopped = (code: string) => ({ kind: 'recording-stopped', epoch: 1, atMs: 1, code }) as const

test('recording stops for what its code says, and not for what came before it', () => {
  const stoppedWith = (code: string) =>
    storyOf((hearing) => {
      hearing.replaceAgent()
      hearing.act('pause')
      hearing.note(stopped(code))
    })
  expect(causesOf(stoppedWith('paused'), 'recording-stopped')).toEqual(['recording-stopped', 'paused'])
  expect(causesOf(stoppedWith('closed'), 'recording-stopped')).toEqual([])
})

test('an interruption follows from a lost agent only where agents failed', () => {
  const interruptedBy = (cause: DraftOf<'interrupted'>['data']['cause']) => {
    const hearing = Hearing.started(script)
    hearing.entries.push({ type: 'lease-lost', data: { epoch: 1, loss: 'process-died' } })
    hearing.entries.push({ type: 'interrupted', data: { cause } })
    return readStory(aRecord(hearing.entries, false))
  }
  const failures = interruptedBy({ kind: 'agent-failures', failures: 3 })
  expect(causesOf(failures, 'interrupted')).toEqual(['interrupted', 'lease-lost'])
  expect(causesOf(interruptedBy({ kind: 'signal-limit', signals: 9 }), 'interrupted')).toEqual([])
})

/** Says nothing until it is given up. */
function unresolve(hearing: Hearing): void {
  while (hearing.progress.status === 'active') hearing.answer(noAnswer)
}

test('an unresolved answer that was put again by resuming has no end', () => {
  const again = readingOf(forBoth, (hearing) => {
    unresolve(hearing)
    hearing.act('resume')
  })
  expect(whyOfStep(again, 'one').chains).toEqual([])
})

test('an unresolved answer with which the interview was ended was left so', () => {
  const over = readingOf(forBoth, (hearing) => {
    unresolve(hearing)
    hearing.act('end')
  })
  expect(ends(over)).toEqual({ groom: 'unresolved' })
})

test('who withdrew ended it by that, and not by an answer', () => {
  const hearing = Hearing.started(script)
  hearing.answer(unclear)
  const { ask, judge, message, answer } = hearing.entry('answer').data
  if (!answer) throw new Error('nothing was said')
  hearing.entries.push({
    type: 'withdrawal',
    data: { message, ask, judge, outcome: 'declined', effect: 'withdrawn', answer: { ...answer, speaker: 'bride' } },
  })
  const { chains } = whyOfStep(readStory(aRecord(hearing.entries, false)), 'one')
  expect(chains[0]?.reasons[0]).toMatchObject({ as: 'withdrawn', respondent: 'bride' })
})
