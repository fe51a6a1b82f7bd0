import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { officerOf } from '../../interview/phrases/officer.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { entriesOf, wordsOf } from '../harness/evidence.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import type { Put } from '../harness/scripts.ts'
import { Talker } from '../harness/talker.ts'

const officer = officerOf('en')
const NAMES = { groom: 'Johann Weber', bride: 'Maria Conti' }
/** Longer than an ear waits for a turn to go on. */
const THINKING_MS = 2_800

const SAID = {
  nearName: 'My name is Johan Webber.',
  isMe: 'Yes, that is correct.',
  half: 'We met at the wedding of',
  rest: 'an old friend in Lisbon.',
  interpreter: 'I need an interpreter.',
  work: 'I work as a carpenter.',
  threat: 'Someone is threatening me.',
}

const script = {
  opening: 'Good day.',
  closing: 'Goodbye.',
  steps: [
    {
      id: 'name',
      ask: 'Please state your full name.',
      respondent: 'groom',
      expect: { kind: 'name', due: 'registered' },
    },
    { id: 'met', ask: 'How did you meet each other?', respondent: 'groom' },
    { id: 'work', ask: 'What is your work?', respondent: 'groom' },
    { id: 'town', ask: 'Where do you live?', respondent: 'groom', required: false },
  ],
}

const { instance, doubles } = useVoiceInstance()

/** Answers by voice, by step and round. */
type Scenes = Record<string, (groom: Talker) => Promise<unknown>>

async function prepared(scenes: Scenes): Promise<Interview> {
  await doubles().set('deepgram', { expect: Object.values(SAID) })
  const interview = await Interview.prepare(instance(), {
    script,
    names: NAMES,
    person: (role, heard, ear) => new Talker(role, role === 'groom' ? 'male' : 'female', heard, ear),
    answer: async ({ step, round }: Put) => {
      const { groom } = interview
      if (groom instanceof Talker) await scenes[`${step} ${round}`]?.(groom)
      return undefined
    },
  })
  return interview
}

/** What was said to a step, what it was taken for, and what is kept of it. */
const answersTo = (record: RecordDocument, step: string) =>
  entriesOf(record, 'answer')
    .filter(({ data }) => (data['ask'] as Put).step === step)
    .map((entry) => ({
      effect: entry.data['effect'],
      need: entry.data['need'],
      heard: wordsOf(record, entry, 'answer'),
      value: wordsOf(record, entry, 'value'),
      confirmation: wordsOf(record, entry, 'confirmation'),
    }))

const registered = officer.registeredAs('Johann Weber', 'J-O-H-A-N-N, W-E-B-E-R')

test('a name near the registered one, a pause in the middle, an interpreter and a threat', async () => {
  const interview = await prepared({
    'name 1': async (groom) => {
      const since = Date.now()
      await groom.say(SAID.nearName)
      await interview.heard(registered, since)
      await groom.say(SAID.isMe)
    },
    'met 1': async (groom) => {
      await groom.say(SAID.half)
      await delay(THINKING_MS)
      await groom.say(SAID.rest)
    },
    'work 1': (groom) => groom.say(SAID.interpreter),
    'work 2': (groom) => groom.say(SAID.work),
    'town 1': (groom) => groom.say(SAID.threat),
  })
  await interview.start()
  await interview.join()

  const forInterpreter = await interview.status('interrupted')
  expect(forInterpreter.progress.cause).toMatchObject({ kind: 'referred', step: 'work', need: 'interpreter' })
  await interview.heard(officer.referred)
  await interview.act('resume')

  const since = Date.now()
  await interview.asked('town', 'groom')
  const forThreat = await interview.status('interrupted')
  expect(forThreat.progress.cause).toMatchObject({ kind: 'referred', step: 'town', need: 'threat' })
  await interview.heard(officer.pausedCalmly, since)
  expect(interview.groom.captions.filter(({ text }) => text === officer.referred)).toHaveLength(1)
  await interview.act('end')

  const record = await interview.sealed()
  await interview.leave()
  expect(verifyRecord(record)).toMatchObject({ verified: true })
  expect(answersTo(record, 'name')).toEqual([
    { effect: 'accepted', need: undefined, heard: SAID.nearName, value: 'Johann Weber', confirmation: SAID.isMe },
  ])
  expect(answersTo(record, 'met')).toEqual([
    expect.objectContaining({ effect: 'accepted', heard: `${SAID.half} ${SAID.rest}` }),
  ])
  expect(answersTo(record, 'work')).toEqual([
    expect.objectContaining({ effect: 'unresolved', need: 'interpreter' }),
    expect.objectContaining({ effect: 'accepted', value: SAID.work }),
  ])
  expect(answersTo(record, 'town')).toEqual([expect.objectContaining({ effect: 'unresolved', need: 'threat' })])
}, 240_000)
