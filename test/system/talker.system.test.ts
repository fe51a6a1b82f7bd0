import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { dispose, Room } from '@livekit/rtc-node'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMembers } from '../../local/stack.ts'
import { openSupervisor, type Supervisor } from '../../local/supervisor.ts'
import { OfficerAudio } from '../harness/officer-audio.ts'
import { levelOf } from '../harness/sound.ts'
import { Talker } from '../harness/talker.ts'
import { joinAsAgent, type LiveKitKeys, toneIn } from '../harness/tone.ts'
import { listen } from '../harness/voices.ts'

/** On the way to a listener, the receiver's buffer included; a busy machine takes its time. */
const WAY_MS = 400
const ROOM = 'room'

let supervisor: Supervisor
let keys: LiveKitKeys
beforeAll(async () => {
  supervisor = await openSupervisor({ dataDir: mkdtempSync(join(tmpdir(), 'lexnova-test-')) })
  const wanted = { postgres: false, temporal: false, liveKit: true, namespace: 'default' }
  const { liveKit } = await startMembers(supervisor, wanted)
  if (!liveKit) throw new Error('LiveKit was not started')
  keys = liveKit
})
afterAll(async () => {
  await supervisor.close()
  await dispose()
})

async function tokenOf(identity: string, kind: 'agent' | 'standard' = 'standard'): Promise<string> {
  const token = new AccessToken(keys.apiKey, keys.apiSecret, { identity, ttl: 600 })
  token.addGrant({ roomJoin: true, room: ROOM, canPublish: true, canSubscribe: true })
  token.kind = kind
  return await token.toJwt()
}

/** Listeners hear agents alone: here everybody who talks is one. */
const enter = async (talker: Talker) => talker.join(keys.url, await tokenOf(talker.role, 'agent'))

interface Ear {
  room: Room
  audio: OfficerAudio
  /** Loudness of a speaker in a time, in dB under full scale. */
  level(speaker: string, fromMs: number, toMs: number): number
}

async function earIn(): Promise<Ear> {
  const room = new Room()
  const audio = new OfficerAudio()
  const frames: { speaker: string; samples: Int16Array; at: number }[] = []
  listen(room, {
    hear: (speaker, samples, at) => {
      audio.hear(speaker, samples, at)
      frames.push({ speaker, samples, at })
    },
  })
  await room.connect(keys.url, await tokenOf('ear'), { autoSubscribe: true, dynacast: false })
  const level = (speaker: string, fromMs: number, toMs: number) => {
    const heard = frames.filter((frame) => frame.speaker === speaker && frame.at >= fromMs && frame.at < toMs)
    return levelOf(Int16Array.from(heard.flatMap(({ samples }) => [...samples])))
  }
  return { room, audio, level }
}

test('what two people say at once is heard of each at its time, and of one 12 dB quieter on the other’s microphone', async () => {
  const ear = await earIn()
  const groom = new Talker('groom', 'male')
  const bride = new Talker('bride', 'female')
  await enter(groom)
  await enter(bride)
  await delay(1_000)
  const near = bride.hears(groom, -12)
  const alone = await groom.say('Yes, I consent to all of this.')
  near.apart()
  await delay(1_000)
  const [one, other] = await Promise.all([groom.say('My name is Johann.'), bride.say('I live in Rome.')])
  await delay(WAY_MS)
  const begins = (speaker: string, startMs: number) => {
    const next = ear.audio.utterances.find(({ from, endMs }) => from === speaker && endMs > startMs)
    return (next?.startMs ?? 0) - startMs
  }
  for (const [speaker, said] of [
    ['groom', alone],
    ['groom', one],
    ['bride', other],
  ] as const) {
    expect(begins(speaker, said.startMs)).toBeGreaterThan(0)
    expect(begins(speaker, said.startMs)).toBeLessThan(WAY_MS)
  }
  expect(Math.abs(one.startMs - other.startMs)).toBeLessThan(WAY_MS)
  const during = (speaker: string) => ear.level(speaker, alone.startMs + 200, alone.endMs)
  expect(during('groom') - during('bride')).toBeGreaterThan(9)
  expect(during('groom') - during('bride')).toBeLessThan(15)
  await groom.leave()
  await bride.leave()
  await ear.room.disconnect()
})

test('a person who is muted, unpublishes or leaves is silent, and is heard again afterwards', async () => {
  const ear = await earIn()
  const groom = new Talker('groom', 'male')
  await enter(groom)
  await delay(1_000)
  groom.muted = true
  const { startMs } = await groom.say('Nobody hears this.')
  await delay(WAY_MS)
  expect(ear.audio.utterances.filter(({ endMs }) => endMs > startMs)).toEqual([])
  groom.muted = false
  await groom.unpublish()
  await expect(groom.say('Nor this.')).rejects.toThrow('the microphone is off')
  await groom.publish()
  await delay(1_000)
  const again = await groom.say('Yes, I do.')
  await groom.leave()
  await enter(groom)
  await delay(1_000)
  const back = await groom.say('Here I am.')
  await delay(WAY_MS)
  for (const said of [again, back]) {
    expect(ear.audio.utterances.some(({ endMs }) => endMs > said.startMs && endMs < said.endMs + WAY_MS)).toBe(true)
  }
  await groom.leave()
  await ear.room.disconnect()
})

test('a person hears when the officer begins and ends', async () => {
  const groom = new Talker('groom', 'male')
  await groom.join(keys.url, await tokenOf('groom'))
  const officer = await joinAsAgent(keys, ROOM, 'officer')
  const sound = await toneIn(officer)
  await delay(1_000)
  const from = Date.now()
  await sound(500)
  await delay(WAY_MS)
  const heard = groom.officer.firstAfter(from)
  expect(heard?.from).toBe('officer')
  expect((heard?.startMs ?? 0) - from).toBeLessThan(WAY_MS)
  expect((heard?.endMs ?? 0) - (heard?.startMs ?? 0)).toBeGreaterThan(400)
  await officer.disconnect()
  await groom.leave()
})
