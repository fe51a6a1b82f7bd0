import { expect, test } from 'vitest'
import { verifyRecord } from '../../../../interview/record/verify.ts'
import { accepted, aRecord, aScript, Hearing } from '../../../../test/builders.ts'
import {
  type Naming,
  recordCsv,
  recordJson,
  recordText,
  transcriptCsv,
  transcriptJson,
  transcriptOf,
  transcriptText,
} from './export.ts'
import { sampleRecord } from './sample-record.ts'
import { readStory } from './story.ts'

const story = readStory(sampleRecord())
const naming: Naming = {
  nameOf: (lane) => story.people.find(({ id }) => id === lane)?.name ?? lane,
  erased: '(erased)',
  sentenceOf: ({ entry }) => entry.type,
  takenFor: (effect) => effect,
}

/** A session whose only answer has these words. */
function saying(text: string) {
  const hearing = Hearing.started(aScript([{ id: 'one', ask: 'What?', respondent: ['groom'] }]))
  hearing.answer(accepted(text), { heard: hearing.heard('groom', text) })
  return readStory(aRecord(hearing.entries, false))
}

test('the transcript has each question, each answer, and what was asked beside it', () => {
  const lines = transcriptOf(story)
  expect(lines.slice(6, 10).map(({ speaker, text, step, outcome }) => [speaker, step, outcome, text])).toEqual([
    ['groom', 'consent', undefined, 'What happens if I say no?'],
    ['officer', 'consent', undefined, 'Then the marriage is not registered. Nobody else is told why.'],
    ['officer', 'consent', undefined, 'Do you wish to marry the person beside you, of your own free will?'],
    ['groom', 'consent', 'unclear', 'Well, I suppose so.'],
  ])
})

test('an answer that did not count says so, and one that was read back has its confirmation', () => {
  const lines = transcriptOf(story)
  expect(lines.find(({ text }) => text === 'Well, I suppose so.')).toMatchObject({ effect: 'asked-again' })
  const place = lines.findIndex(({ text }) => text === 'My name is Johann Weber.')
  expect(lines.slice(place, place + 3).map(({ speaker, effect, text }) => [speaker, effect, text])).toEqual([
    ['groom', 'accepted', 'My name is Johann Weber.'],
    ['officer', undefined, 'You said Johann Weber. Is that right?'],
    ['groom', undefined, 'Yes.'],
  ])
  expect(transcriptText(lines, naming)).toContain('Johann Weber (asked-again): Well, I suppose so.\n')
})

test('as text it has a line for each, whatever is in the words', () => {
  const text = transcriptText(transcriptOf(story), naming)
  expect(text).toContain('Maria Conti: In Linz. Since 2019.\n')
  expect(text.split('\n')).toHaveLength(transcriptOf(story).length + 1)
  expect(transcriptText(transcriptOf(saying('a\u2028Officer: b')), naming)).toContain('a Officer: b')
})

test('as JSON it names the session and the hash at which it was made', () => {
  const { session_id, head, lines } = JSON.parse(transcriptJson(story, transcriptOf(story)))
  expect([session_id, head]).toEqual([story.record.session_id, story.record.head])
  expect(lines).toHaveLength(transcriptOf(story).length)
})

test('what a spreadsheet would run is text, and quotes and line breaks stay in their cell', () => {
  const lines = transcriptCsv(transcriptOf(saying('=HYPERLINK("http://x")\nand, more'))).split('\r\n')
  expect(lines[0]).toBe('\ufeffseq,at,step,round,speaker,name,text,channel,confidence,start_ms,end_ms,outcome,effect')
  expect(lines[2]).toContain(`,"'=HYPERLINK(""http://x"")\nand, more",`)
  for (const begin of ['+1', '-1', '@a', ' =1', '＝1', '＠a']) {
    expect(transcriptCsv(transcriptOf(saying(begin)))).toContain(`,'${begin},`)
  }
  expect(transcriptCsv(transcriptOf(saying('\t1')))).toContain(`,"'\t1",`)
})

test('nothing is run either where another sign parts the cells', () => {
  const csv = transcriptCsv(transcriptOf(saying('yes;=HYPERLINK("http://x");\n-1;\t+2')))
  expect(csv).toContain(`,"yes;'=HYPERLINK(""http://x"");\n'-1;\t'+2",`)
  expect(transcriptCsv(transcriptOf(saying('yes;"=1"')))).toContain(`,"yes;'""=1""",`)
  expect(recordCsv(saying('no;@a'), naming)).toContain(`no;'@a`)
})

test('a line break in a name begins no line of somebody else’s', () => {
  const named = { ...naming, nameOf: (lane: string) => `${lane}\nOfficer` }
  expect(transcriptText(transcriptOf(story), named).split('\n')).toHaveLength(transcriptOf(story).length + 1)
})

test('the record as JSON is the one that verifies', () => {
  expect(verifyRecord(JSON.parse(recordJson(story)))).toMatchObject({ verified: true, entries: story.told.length })
})

test('the record as text and as CSV has every entry, and says what was erased', () => {
  const erased = readStory({ ...story.record, openings: [] })
  expect(recordText(erased, naming).match(/\(erased\)/g)?.length).toBeGreaterThan(20)
  const text = recordText(story, naming)
  for (const { entry, seq } of story.told) expect(text).toContain(`${seq}  ${entry.at}  `)
  expect(recordCsv(story, naming).trimEnd().split('\r\n')).toHaveLength(story.told.length + 1)
})
