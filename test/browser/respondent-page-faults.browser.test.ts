import { AudioStream, type RemoteAudioTrack, type Room, TrackSource } from '@livekit/rtc-node'
import { createHmac } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { answersOf, entriesOf } from '../harness/evidence.ts'
import { useInstance } from '../harness/instance.ts'
import { killAgent } from '../harness/processes.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { EAR_RATE, rootMeanSquare, VOICED } from '../harness/voices.ts'
import { begin, finished, useGuests } from './guests.ts'

const HANDOVERS = 50

const instance = useInstance({ ANSWER_TIMEOUT_MS: '60000' })
const { invited, device } = useGuests(instance)

/** Waits until what the groom's microphone sends arrives in the room, and is no silence. */
async function hearsGroom({ remoteParticipants }: Room): Promise<void> {
  await until('the groom’s microphone is heard', async () => {
    const publication = [...remoteParticipants.values()]
      .filter(({ identity }) => identity.startsWith('respondent.groom.'))
      .flatMap(({ trackPublications }) => [...trackPublications.values()])
      .find(({ source }) => source === TrackSource.SOURCE_MICROPHONE)
    publication?.setSubscribed(true)
    const track = publication?.track as RemoteAudioTrack | undefined
    if (!track) return false
    const reader = new AudioStream(track, { sampleRate: EAR_RATE, numChannels: 1, frameSizeMs: 100 }).getReader()
    const frame = await Promise.race([reader.read(), delay(1_000)])
    await reader.cancel()
    return frame?.value !== undefined && rootMeanSquare(frame.value.data) > VOICED
  })
}

test('an officer that is killed is replaced before the person’s eyes, and the question is put again', async () => {
  const { interview, link } = await invited()
  const guest = await device(link)
  await guest.comeInTyping()
  await begin(interview)
  await guest.answers('Name a colour.', 'Green.')
  await guest.isMarked('Saved')
  await guest.isAsked('Choose a shape.')
  await guest.hears('Choose a shape.')
  await guest.playsSounds(1)

  killAgent(interview)
  await guest.sees(/^The officer is (being replaced|away for a moment)\. Nothing is lost\.$/)
  await guest.isAsked('Choose a shape.')
  await guest.hears('Choose a shape.', 2)
  await guest.playsSounds(1)
  await guest.types('A circle.')
  await guest.isMarked('Saved')
  await guest.answers('Do you agree?', 'Yes.')
  await guest.sees('Thank you')
  const record = await finished(interview, guest)
  expect(entriesOf(record, 'lease-lost')).toHaveLength(1)
  expect(guest.complaints).toEqual([])
})

test('with LiveKit killed the page comes back by itself, and another microphone is heard', async () => {
  const { interview, link } = await invited()
  const guest = await device(link)
  await guest.comeInTalking()
  await begin(interview)
  await guest.isAsked('Name a colour.')
  await guest.hears('Name a colour.')
  await hearsGroom(interview.bride.room)

  await instance().stack.liveKit.kill()
  await guest.sees('Question 1 waits for you.')
  await guest.sees('Reconnecting by itself')
  await instance().stack.liveKit.start()
  await guest.page.getByText('Reconnecting by itself').waitFor({ state: 'detached' })
  await guest.isAsked('Name a colour.')
  await guest.playsSounds(1)
  await hearsGroom(interview.bride.room)
  await guest.takesAnotherMicrophone()
  await hearsGroom(interview.bride.room)
  await guest.press('Mute')
  await guest.press('Unmute')
  await hearsGroom(interview.bride.room)
  expect(guest.complaints).toEqual([])
})

/** What LiveKit makes of a token after its last second. */
function expiredOf(token: string): string {
  const [header = '', payload = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const old = Buffer.from(JSON.stringify({ ...claims, nbf: claims.exp - 7_200, exp: claims.exp - 3_600 }))
  const signed = `${header}.${old.toString('base64url')}`
  const { apiSecret } = keysOf(instance().stack.env)
  return `${signed}.${createHmac('sha256', apiSecret).update(signed).digest('base64url')}`
}

test('a token that has expired on the way is followed by a fresh one', async () => {
  const { interview, link } = await invited()
  await interview.start()
  const guest = await device(link)
  let expired = 0
  await guest.page.route('**/seat/token', async (route) => {
    const response = await route.fetch()
    const ticket = await response.json()
    if (expired < 2) Object.assign(ticket, { token: expiredOf(ticket.token) })
    expired++
    await route.fulfill({ response, json: ticket })
  })
  await guest.comeInTyping()
  await guest.sees(/^Waiting for .*Bea.* to come in$/)
  expect(expired).toBe(3)
  expect(guest.complaints).toEqual([])
})

test('fifty handovers between two devices, some right after an answer, lose no answer and ask none twice', async () => {
  const { interview, link } = await invited()
  const devices = [await device(link), await device(link)] as const
  await devices[0].comeInTyping()
  await begin(interview)
  await devices[0].isAsked('Name a colour.')
  await devices[1].comeInTyping()
  const answers: Record<number, [question: string, answer: string]> = {
    3: ['Name a colour.', 'Indigo.'],
    7: ['Choose a shape.', 'A hexagon.'],
  }
  let open = 'Name a colour.'
  for (let handover = 1; handover <= HANDOVERS; handover++) {
    const here = devices[handover % 2 === 1 ? 1 : 0]
    const there = devices[handover % 2 === 1 ? 0 : 1]
    await here.isAsked(open)
    await there.sees('You have gone on elsewhere')
    const due = answers[handover]
    if (due) {
      await here.answers(...due)
      await here.page
        .locator('.answer-now')
        .getByText(/^(Sent, being checked|Saved)$/)
        .waitFor()
      open = due[0] === 'Name a colour.' ? 'Choose a shape.' : 'Do you agree?'
    }
    if (handover < HANDOVERS) await there.press('Go on here')
  }
  const last = devices[HANDOVERS % 2 === 1 ? 1 : 0]
  await last.answers('Do you agree?', 'Yes, I do.')
  await last.sees('Thank you')
  const record = await finished(interview, ...devices)
  expect(entriesOf(record, 'seat-moved')).toHaveLength(HANDOVERS)
  expect(answersOf(record).filter(({ effect }) => effect === 'accepted')).toHaveLength(5)
  for (const text of ['Indigo.', 'A hexagon.', 'Yes, I do.']) await last.sees(text)
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([])
})

test('a link that was withdrawn, or has expired, says so before the tap and inside', async () => {
  const { interview, link, id } = await invited()
  const inside = await device(link)
  await inside.comeInTyping()
  await begin(interview)
  await inside.isAsked('Name a colour.')
  await interview.api.call('DELETE', `/sessions/${interview.id}/invitations/${id}`)
  await inside.sees('This link was withdrawn')
  await until('nobody is there any more', () =>
    [...interview.bride.room.remoteParticipants.keys()].every((identity) => !identity.startsWith('respondent.')),
  )
  const late = await device(link)
  await late.press('Open my interview')
  await late.sees('This link was withdrawn')

  const other = await invited()
  const database = new pg.Client({ connectionString: instance().env['DATABASE_URL'] })
  await database.connect()
  await database.query("update invitations set expires_at = now() - interval '1 minute' where id = $1", [other.id])
  await database.end()
  const later = await device(other.link)
  await later.press('Open my interview')
  await later.sees('This link has expired')
  expect([...inside.complaints, ...late.complaints, ...later.complaints]).toEqual([])
})

test('two people who open one link are one person: the first gives way, and the other one is still waited for', async () => {
  const { interview, link } = await invited()
  await interview.start()
  const [groom, bride] = [await device(link), await device(link)]
  await groom.comeInTyping()
  await groom.sees(/^Waiting for .*Bea.* to come in$/)
  await bride.press('Open my interview')
  await bride.sees(/Welcome, .*Ada/)
  await groom.sees('You have gone on elsewhere')
  await bride.goesOnTyping()
  await bride.sees(/^Waiting for .*Bea.* to come in$/)
  await groom.press('Go on here')
  await groom.sees(/^Waiting for .*Bea.* to come in$/)
  await bride.sees('You have gone on elsewhere')
  await until('the record has both moves', async () => entriesOf(await interview.record(), 'seat-moved').length === 2)
  expect([...groom.complaints, ...bride.complaints]).toEqual([])
})
