import { expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { answersOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { storyOf } from '../harness/story.ts'
import { NAMES, VOICE_SCRIPT, WORDS } from '../harness/voice-scenes.ts'
import type { Guest } from './guest.ts'
import { useGuests } from './guests.ts'

const { instance, doubles } = useVoiceInstance()
const { couple, talker, device } = useGuests(instance)

const stepOf = (id: string) => VOICE_SCRIPT.steps.filter((step) => step.id === id)
const askOf = (id: string) => stepOf(id)[0]?.ask ?? ''
const script = { ...VOICE_SCRIPT, steps: ['consent', 'town', 'met', 'vow'].flatMap(stepOf) }

/** A busy machine tears speech: what was misheard was asked for again. */
const acceptedIn = (record: RecordDocument) => storyOf(record).filter((line) => line.includes(' accepted (accepted) '))

const channelsOf = (record: RecordDocument) =>
  answersOf(record)
    .filter(({ effect }) => effect === 'accepted')
    .map(({ answer }) => `${answer?.speaker} ${answer?.channel}`)

const complaintsOf = (...guests: Guest[]) => guests.flatMap(({ complaints }) => complaints)

test('groom and bride talk through a whole interview on their pages, and each sees what both said', async () => {
  const { interview, links } = await couple({ script, names: NAMES })
  const [groom, bride] = [await talker(links.groom), await talker(links.bride)]
  await groom.comeInSpeaking('male')
  await bride.comeInSpeaking('female')
  await interview.start()
  await groom.replies(askOf('consent'), WORDS.consents, 'male')
  await bride.replies(askOf('consent'), WORDS.agrees, 'female')
  await bride.replies(askOf('town'), WORDS.town, 'female')
  for (const guest of [groom, bride]) await guest.hears(WORDS.town)
  await groom.replies(askOf('met'), WORDS.met, 'male')
  await groom.playsSounds(2)
  await groom.replies(askOf('vow'), WORDS.agrees, 'male')
  await bride.replies(askOf('vow'), WORDS.agrees, 'female')
  for (const guest of [groom, bride]) await guest.sees('Thank you')
  await groom.sees(WORDS.met)
  await bride.sees(WORDS.town)

  const record = await finish(interview)
  expect(acceptedIn(record)).toEqual([
    `consent groom: accepted (accepted) groom "${WORDS.consents}" = true`,
    `consent bride: accepted (accepted) bride "${WORDS.agrees}" = true`,
    `town bride: accepted (accepted) bride "${WORDS.town}" = ${WORDS.town}`,
    `met groom: accepted (accepted) groom "${WORDS.met}" = ${WORDS.met}`,
    `vow groom: accepted (accepted) groom "${WORDS.agrees}" = true`,
    `vow bride: accepted (accepted) bride "${WORDS.agrees}" = true`,
  ])
  expect(new Set(channelsOf(record))).toEqual(new Set(['groom voice', 'bride voice']))
  for (const guest of [groom, bride]) await guest.sees(record.head)
  expect(await doubles().violations()).toEqual([])
  expect(complaintsOf(groom, bride)).toEqual([])
})

test('one talks and the other types: the officer listens to the one, and waits for the answer of the other', async () => {
  const { interview, links } = await couple({ script, names: NAMES })
  const [groom, bride] = [await talker(links.groom), await device(links.bride)]
  await interview.start()
  await groom.comeInSpeaking('male')
  await bride.comeInTyping()
  const isListenedTo = await bride.watches('The officer is listening to you')
  await groom.replies(askOf('consent'), WORDS.consents, 'male')
  await bride.answers(askOf('consent'), WORDS.agrees)
  await bride.isAsked(askOf('town'))
  await bride.sees('The officer is waiting for your answer')
  await bride.answers(askOf('town'), WORDS.town)
  await groom.hears(WORDS.town)
  await groom.replies(askOf('met'), WORDS.met, 'male')
  await bride.hears(WORDS.met)
  await groom.replies(askOf('vow'), WORDS.agrees, 'male')
  await bride.answers(askOf('vow'), WORDS.agrees)
  for (const guest of [groom, bride]) await guest.sees('Thank you')
  expect(await isListenedTo()).toBe(false)

  interview.bride.typed.push(...bride.typed)
  const record = await finish(interview)
  expect(channelsOf(record)).toEqual([
    'groom voice',
    'bride typed',
    'bride typed',
    'groom voice',
    'groom voice',
    'bride typed',
  ])
  for (const guest of [groom, bride]) await guest.sees(record.head)
  expect(complaintsOf(groom, bride)).toEqual([])
})
