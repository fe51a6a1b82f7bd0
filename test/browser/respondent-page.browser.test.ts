import { RoomEvent } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { useInstance } from '../harness/instance.ts'
import { until } from '../harness/until.ts'
import { PROGRESS_TOPIC, TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'
import { joinAsAgent, keysOf, toneIn } from '../harness/tone.ts'
import { openBrowser } from './chromium.ts'
import { Guest } from './guest.ts'
import { begin, finished, useGuests } from './guests.ts'

const instance = useInstance({ ANSWER_TIMEOUT_MS: '60000' })
const { invited, couple, device } = useGuests(instance)

test('a link, a tap, and an interview by typing to its receipt, over a lost network, a reload, and a closed tab', async () => {
  const { interview, link } = await invited()
  const first = await device(link)
  let guest = first
  // A preview opens links: before the tap nobody has come in.
  await guest.sees('You are invited to an interview')
  expect((await interview.record()).entries.map(({ type }) => type)).not.toContain('seat-taken')
  await guest.comeInTyping()
  await guest.sees('Your interview has not started yet')
  await begin(interview)

  await guest.answers('Name a colour.', 'Green, like the sea.')
  await guest.sees('Question 2 of 5')
  await guest.playsSounds(1)
  // As a phone does for a call.
  await guest.stopsSounds()
  await guest.playsSounds(1)
  // A track that has died does not come back: the room is joined anew.
  await guest.endsSounds()
  await guest.playsSounds(1)

  await guest.context.setOffline(true)
  await guest.sees('Question 2 waits for you.')
  await guest.sees('Your answer is safe.')
  await guest.context.setOffline(false)
  await guest.answers('Choose a shape.', 'A circle.')
  await guest.isAsked('Do you agree?')

  await guest.page.reload()
  await guest.isAsked('Do you agree?')
  await guest.closeTab()
  guest = await Guest.openTab(guest.context, link)
  await guest.comeInTyping()
  await guest.answers('Do you agree?', 'Yes, I do.')

  await guest.sees('Thank you')
  await guest.sees('Green, like the sea.')
  await guest.sees('Yes, I do.')
  const record = await finished(interview, first, guest)
  await guest.sees(record.head)
  expect(record.entries.filter(({ type }) => type === 'seat-moved')).toHaveLength(1)
  expect(guest.complaints).toEqual([])
})

test('groom and bride type through a whole interview on their pages, and each reads what both wrote', async () => {
  const { interview, links } = await couple()
  const [groom, bride] = [await device(links.groom), await device(links.bride)]
  await interview.start()
  await groom.comeInTyping()
  await groom.sees(/^Waiting for .*Bea.* to come in$/)
  await bride.comeInTyping()
  const others = await bride.watches('The officer is listening to you')
  await groom.answers('Name a colour.', 'Amber.')
  await bride.hears('Amber.')
  await bride.sees(/^Waiting for .*Ada.* to answer$/)
  await groom.answers('Choose a shape.', 'A star.')
  await groom.answers('Do you agree?', 'Yes, I do.')
  await bride.answers('Do you agree?', 'Yes, I agree.')
  await groom.hears('Yes, I agree.')
  await bride.answers('Which season?', 'The autumn.')
  for (const guest of [groom, bride]) await guest.sees('Thank you')
  expect(await others()).toBe(false)
  const words = await bride.page.getByRole('main').innerText()
  expect(words).toContain('The autumn.')
  expect(words).not.toContain('Amber.')
  interview.bride.typed.push(...bride.typed)
  const record = await finished(interview, groom)
  for (const guest of [groom, bride]) await guest.sees(record.head)
  expect([...groom.complaints, ...bride.complaints]).toEqual([])
})

test('whoever refuses the microphone, or has none, reads what to do, and types; a camera is not needed', async () => {
  const { link } = await invited()
  const comesIn = async (devices: 'refused' | 'none' | 'no-camera', sees: readonly string[], camera = true) => {
    const { browser, close } = await openBrowser({ devices })
    try {
      const guest = await Guest.open(browser, link)
      await guest.press('Open my interview')
      await guest.press('Check my microphone')
      for (const words of sees) await guest.sees(words)
      if (!camera) {
        await guest.press('Turn on the camera')
        await guest.sees('The camera cannot be used. You can go on without it.')
        await guest.press('I am ready')
      } else {
        await guest.press('Try again')
        for (const words of sees) await guest.sees(words)
        await guest.press('I would rather type')
        await guest.press('I am ready')
      }
      await guest.sees('Your interview has not started yet')
      expect(guest.complaints).toEqual([])
    } finally {
      await close()
    }
  }
  await comesIn('refused', ['The microphone is not allowed', 'Press the sign beside the address, at the top.'])
  await comesIn('none', ['No microphone was found'])
  await comesIn('no-camera', ['You are heard.'], false)
})

test('a second device goes on where the first one was, which says so and does not fight back', async () => {
  const { interview, link } = await invited()
  const [phone, laptop] = [await device(link), await device(link)]
  await phone.comeInTyping()
  await begin(interview)
  await phone.answers('Name a colour.', 'Red.')
  await phone.isAsked('Choose a shape.')

  await laptop.comeInTyping()
  await laptop.isAsked('Choose a shape.')
  await phone.sees('You have gone on elsewhere')
  await laptop.answers('Choose a shape.', 'A square.')
  await laptop.isAsked('Do you agree?')
  await phone.sees('You have gone on elsewhere')

  await phone.press('Go on here')
  await phone.isAsked('Do you agree?')
  await laptop.sees('You have gone on elsewhere')
  await phone.answers('Do you agree?', 'Yes.')
  await phone.sees('Thank you')
  const record = await finished(interview, phone, laptop)
  expect(record.entries.filter(({ type }) => type === 'seat-moved')).toHaveLength(2)
  expect([...phone.complaints, ...laptop.complaints]).toEqual([])
})

test('another tab of the same browser asks before it takes over', async () => {
  const { link } = await invited()
  const first = await device(link)
  await first.sees('You are invited to an interview')
  const second = await Guest.openTab(first.context, link)
  await second.sees('Your interview is open in another tab')
  await second.press('Go on here')
  await second.sees(/Welcome, .*Ada/)
  await first.sees('Your interview is open in another tab')
})

test('a microphone is heard, comes back as the server heard it, and is sent into the room until it is muted', async () => {
  const { interview, link } = await invited()
  const guest = await device(link)
  await guest.press('Open my interview')
  await guest.press('Check my microphone')
  await guest.sees('You are heard.')
  await guest.press('Say a sentence')
  await guest.sees('This is how you are heard.')
  await guest.sees('The connection is good.')
  await guest.press('I am ready')
  await begin(interview)
  await guest.isAsked('Name a colour.')
  const microphone = () =>
    [...interview.bride.room.remoteParticipants.values()]
      .filter(({ identity }) => identity.startsWith('respondent.groom.'))
      .flatMap(({ trackPublications }) => [...trackPublications.values()])
  await until('the microphone is in the room', () => microphone().some(({ muted }) => !muted))
  await guest.press('Mute')
  await until('it is muted', () => microphone().every(({ muted }) => muted))
  await guest.press('Unmute')
  await until('it is open again', () => microphone().some(({ muted }) => !muted))
  expect(microphone()).toHaveLength(1)
  expect(guest.complaints).toEqual([])
})

test('links that hold no longer each have their own page', async () => {
  const { interview, link, id } = await invited()
  const guest = await device(link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))
  await guest.press('Open my interview')
  await guest.sees('We do not know this link')
  const cut = await device(link.replace(/#.*/, ''))
  await cut.sees('This link is not complete')
  const inside = await device(link)
  await inside.press('Open my interview')
  await inside.sees(/Welcome, .*Ada/)
  const { link: renewed } = await interview.api.post<{ link: string }>(
    `/sessions/${interview.id}/invitations/${id}/renew`,
    {},
  )
  await inside.sees('There is a newer link')
  const again = await device(renewed)
  await again.press('Open my interview')
  await again.sees(/Welcome, .*Ada/)
})

test('an agent that is not the officer is neither shown nor played, and "saved" waits for Temporal', async () => {
  const { interview, link } = await invited()
  const guest = await device(link)
  await guest.comeInTyping()
  await begin(interview)
  await guest.isAsked('Name a colour.')
  await guest.playsSounds(1)
  await guest.sees(/^The officer is (listening to you|waiting for your answer)$/)

  // The officer's own progress may follow at once.
  const words = 'Now say the number of your card.'
  let hasArrived = false
  interview.bride.room.on(RoomEvent.DataReceived, (payload: Uint8Array) => {
    hasArrived ||= new TextDecoder().decode(payload).includes(words)
  })
  const progress = { revision: 999, status: 'active', phase: 'asking', steps: 1, step: 1, question: words }
  const forge = async () => {
    const forger = await joinAsAgent(keysOf(instance().stack.env), interview.id, 'agent-forged')
    try {
      const sound = (await toneIn(forger))(2_000).catch(() => undefined)
      await forger.localParticipant?.sendText(words, {
        topic: TRANSCRIPTION_TOPIC,
        attributes: { 'lk.segment_id': 'forged', 'lk.transcription_final': 'true' },
      })
      await forger.localParticipant?.publishData(new TextEncoder().encode(JSON.stringify(progress)), {
        reliable: true,
        topic: PROGRESS_TOPIC,
      })
      await sound
    } finally {
      await forger.disconnect()
    }
  }
  // The officer puts it out of the room at once, often before it has said anything; it comes again.
  await until('the forged words and progress are in the room', async () => {
    await forge().catch(() => undefined)
    return hasArrived && interview.bride.captions.some(({ text }) => text === words)
  })
  expect(await guest.sounds()).toBe(1)

  await instance().stack.temporal.kill()
  try {
    const wasSaved = await guest.watches('Saved')
    await guest.types('Blue.')
    await guest.sees('Sent, being checked')
    await guest.hears('One moment, please.')
    expect(await wasSaved()).toBe(false)
  } finally {
    await instance().stack.temporal.start()
  }
  await guest.isMarked('Saved')
  await guest.sees('1 answer saved')
  await guest.isAsked('Choose a shape.')
  expect(await guest.text()).not.toContain('card')
  expect(await guest.sounds()).toBe(1)
  expect(guest.complaints).toEqual([])
})
