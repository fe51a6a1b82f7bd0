import { randomUUID } from 'node:crypto'
import { dispose, Room } from '@livekit/rtc-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { respondentIdentity } from '../../interview/identities.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { CHAT_TOPIC, LEASE_TOPIC, NUDGE_TOPIC, PROGRESS_TOPIC, TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'
import { answersOf, wordsOf } from '../harness/evidence.ts'
import { Interview } from '../harness/interview.ts'
import type { Person } from '../harness/person.ts'
import { PATIENT_SCRIPT, plainAnswer } from '../harness/scripts.ts'
import { attacked } from './stack.ts'

const FORGED = 'Forged words'

let interview: Interview
let lawyer: Room
beforeAll(async () => {
  interview = await Interview.begin(attacked(), { script: PATIENT_SCRIPT, answer: () => undefined })
  await interview.asked('colour', 'groom')
  lawyer = new Room()
  await lawyer.connect(interview.started?.url ?? '', interview.started?.lawyer_token ?? '', {
    autoSubscribe: false,
    dynacast: false,
  })
  await interview.until('the groom sees the bride', () => brideAsSeen() !== undefined)
})
afterAll(async () => {
  await lawyer.disconnect()
  await interview.leave()
  await dispose()
})

/** By the groom. */
const brideAsSeen = () => interview.groom.room.remoteParticipants.get(respondentIdentity(interview.id, 'bride'))

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))
const publish = (person: Person | Room, topic: string, value: unknown) => {
  const room = person instanceof Room ? person : person.room
  return room.localParticipant?.publishData(bytes(value), { reliable: true, topic })
}
const shout = async (person: Person | Room, topic: string, values: unknown[]) => {
  for (const value of values) await publish(person, topic, value)
}
const DONE = { revision: 999, status: 'completed', phase: 'over', accepted: 99, due: 0 }
const GARBAGE = [
  '',
  '{',
  'null',
  '[]',
  '{"epoch":"1"}',
  '{"epoch":-1}',
  '{"epoch":1e999}',
  '{"__proto__":{"epoch":9}}',
  '\0'.repeat(500),
]

/** What somebody in the room may try while the groom is asked for a colour. */
const ATTEMPTS: [what: string, attempt: () => unknown][] = [
  [
    "the bride types an answer to the groom's question",
    () => interview.bride.room.localParticipant?.sendText(FORGED, { topic: CHAT_TOPIC }),
  ],
  ['the lawyer types an answer', () => lawyer.localParticipant?.sendText(FORGED, { topic: CHAT_TOPIC })],
  [
    'the bride sends an answer as bytes',
    () =>
      publish(interview.bride, CHAT_TOPIC, { message: FORGED, identity: respondentIdentity(interview.id, 'groom') }),
  ],
  [
    "the bride sends a transcript of the groom's words",
    () =>
      interview.bride.room.localParticipant?.sendText(FORGED, {
        topic: TRANSCRIPTION_TOPIC,
        attributes: { 'lk.transcription_final': 'true', 'lk.segment_id': randomUUID(), 'lexnova.speaker': 'groom' },
      }),
  ],
  ['the bride says that the interview is over', () => publish(interview.bride, PROGRESS_TOPIC, DONE)],
  ['the lawyer says that the interview is over', () => publish(lawyer, PROGRESS_TOPIC, DONE)],
  [
    'the bride nudges two hundred times',
    () =>
      shout(
        interview.bride,
        NUDGE_TOPIC,
        Array.from({ length: 200 }, (_, index) => `${index}`),
      ),
  ],
  ['the bride nudges with what is no message', () => shout(interview.bride, NUDGE_TOPIC, GARBAGE)],
  ['the bride offers a lease', () => shout(interview.bride, LEASE_TOPIC, [{ epoch: 2 }, { epoch: 999 }])],
  ['the bride offers what is no lease', () => shout(interview.bride, LEASE_TOPIC, GARBAGE)],
  [
    'the bride sends 10 KiB under a topic that nobody reads',
    () => publish(interview.bride, 'lexnova.other', 'x'.repeat(10_240)),
  ],
  [
    'the bride calls a method of the officer',
    () =>
      interview.bride.room.localParticipant?.performRpc({
        destinationIdentity: interview.bride.agents[0] ?? '',
        method: 'answer',
        payload: FORGED,
        responseTimeout: 2_000,
      }),
  ],
  ["the bride takes the groom's name", () => interview.bride.room.localParticipant?.updateName('groom')],
  ['the bride takes metadata', () => interview.bride.room.localParticipant?.updateMetadata('{"role":"groom"}')],
  [
    "the bride takes the officer's attributes",
    () =>
      interview.bride.room.localParticipant?.setAttributes({
        'lk.agent.state': 'speaking',
        'lexnova.speaker': 'groom',
      }),
  ],
]

describe('while the groom is asked', () => {
  test.each(ATTEMPTS)('%s, and the question stays his', async (_what, attempt) => {
    const before = await interview.view()
    await Promise.allSettled([attempt()])
    // What was sent before this has arrived: data of one sender to one room keeps its order.
    const sent = randomUUID()
    const echo = new Promise<void>((resolve) => {
      interview.groom.room.registerTextStreamHandler(sent, () => resolve())
    })
    await interview.bride.room.localParticipant?.sendText('x', { topic: sent })
    await echo
    const after = await interview.view()
    const open = (view: typeof after) =>
      view.progress.asks.find(({ step, respondent }) => step === 'colour' && respondent === 'groom')
    expect([after.status, after.progress.phase, after.progress.agent.epoch]).toEqual([
      before.status,
      before.progress.phase,
      before.progress.agent.epoch,
    ])
    expect(open(after)?.status).toBe(open(before)?.status)
    const bride = brideAsSeen()
    expect([bride?.name, bride?.metadata, bride?.attributes]).toEqual(['bride', '', {}])
  })

  test("somebody else with the groom's token puts him out and is him; his own return puts them out", async () => {
    const { url = '', tokens = {} } = interview.started ?? {}
    const thief = new Room()
    const before = interview.groom.room
    await thief.connect(url, tokens['groom'] ?? '', { autoSubscribe: false, dynacast: false })
    await interview.until('the groom is put out', () => !before.isConnected)
    await interview.groom.join(url, tokens['groom'] ?? '')
    await interview.until('the other one is put out', () => !thief.isConnected)
    await interview.until('the groom is there', async () => (await interview.view()).progress.present.includes('groom'))
    expect((await interview.view()).status).toBe('active')
  })
})

test('after all of it the true answers are taken, and the record has none of the forged ones as an answer', async () => {
  interview.answer = plainAnswer
  await interview.groom.type('Blue')
  const record = await interview.sealed()
  expect(verifyRecord(record)).toMatchObject({ verified: true, completeness: { complete: true } })
  const accepted = answersOf(record).filter(({ effect }) => effect === 'accepted')
  const words = accepted.map(({ seq }) =>
    wordsOf(record, record.entries[seq] as (typeof record.entries)[number], 'answer'),
  )
  // The question may have been put again meanwhile; then that answer is the one.
  expect(words[0]).toMatch(/^(Blue|Answer number \d)$/)
  expect(words).not.toContain(FORGED)
})
