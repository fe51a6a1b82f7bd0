import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as path } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { dispose, Room } from '@livekit/rtc-node'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMicrophones, type Microphones } from '../../agent/room/microphones.ts'
import { respondentOfIdentity } from '../../interview/identities.ts'
import { deepgram } from '../../agent/hearing/deepgram/deepgram.ts'
import { createHearing, type Hearing } from '../../agent/hearing/hearing.ts'
import { localModels } from '../../agent/hearing/models.ts'
import { keepWordsOutOfFrameworkLog } from '../../agent/framework-log.ts'
import { respondentToken } from '../../api/tokens.ts'
import { Secret } from '../../config.ts'
import { type LiveKit, startLiveKit } from '../../local/livekit.ts'
import { ensureServer } from '../../local/servers/lookup.ts'
import { openSupervisor, type Supervisor } from '../../local/supervisor.ts'
import { type DeepgramDouble, startDeepgramDouble } from '../doubles/deepgram.ts'
import { mix, synthesise } from '../doubles/speech.ts'
import { turnModel } from '../doubles/turn-model.ts'
import { Microphone } from '../harness/microphone.ts'
import { joinAsAgent } from '../harness/tone.ts'
import { until } from '../harness/until.ts'

const PHRASES = ['I was born in London.', 'My name is John Smith.', 'I consent.', 'Maybe later.']
const ROOM = 'hearing-system-test'
/** By then a new microphone is subscribed to. */
const SUBSCRIBED_MS = 500

interface Heard {
  respondent: string
  text: string
}
let dataDir: string
let supervisor: Supervisor
let liveKit: LiveKit
let double: DeepgramDouble
let agent: Room
let microphones: Microphones
let hearing: Hearing
const rooms: Room[] = []
const open: Microphone[] = []
let heard: Heard[] = []
let captions: (Heard & { final: boolean })[] = []
let gaps: { respondent: string; code: string }[] = []

beforeAll(async () => {
  keepWordsOutOfFrameworkLog()
  dataDir = mkdtempSync(path(tmpdir(), 'lexnova-hearing-'))
  supervisor = await openSupervisor({ dataDir })
  liveKit = await startLiveKit(supervisor, await ensureServer('liveKit', supervisor))
  double = await startDeepgramDouble({ phrases: PHRASES })
})
afterAll(async () => {
  await hearing?.close()
  await microphones?.close()
  for (const microphone of open) await microphone.unpublish()
  for (const room of [...rooms, agent]) await room?.disconnect()
  await double.close()
  await supervisor.close()
  await dispose()
  rmSync(dataDir, { recursive: true })
})

beforeEach(async () => {
  heard = []
  captions = []
  gaps = []
  if (agent) return
  agent = await joinAsAgent(liveKit, ROOM, 'agent-test', false)
  const began = performance.now()
  const now = () => performance.now() - began
  const logger = pino({ level: 'silent' })
  microphones = createMicrophones({ room: agent, speakerOf: respondentOfIdentity, now, logger })
  hearing = createHearing(
    {
      microphones,
      openRecogniser: deepgram(
        { apiKey: new Secret(double.apiKey), model: 'nova-3', language: 'script', maxStreams: 0, url: double.url },
        'en',
      ),
      ...localModels({ executor: await turnModel() }),
      language: 'en',
      now,
      logger,
    },
    {
      speaking: () => undefined,
      loudness: () => undefined,
      caption: (caption) => captions.push(caption),
      heard: (turn) => heard.push(turn),
      changed: () => undefined,
      gap: (gap) => gaps.push(gap),
    },
  )
  microphones.start()
  hearing.listen()
})

async function join(role: string): Promise<Room> {
  const keys = { ...liveKit, publicUrl: liveKit.url, apiSecret: new Secret(liveKit.apiSecret) }
  const room = new Room()
  await room.connect(liveKit.url, await respondentToken(keys, role, { room: ROOM, ttlSeconds: 600 }), {
    autoSubscribe: false,
    dynacast: false,
  })
  rooms.push(room)
  return room
}

async function publishMicrophone(room: Room): Promise<Microphone> {
  const microphone = new Microphone()
  await microphone.publish(room)
  open.push(microphone)
  await delay(SUBSCRIBED_MS)
  return microphone
}

const trace = () =>
  JSON.stringify({ heard, captions, gaps, connections: double.connections.map((c) => [c.audioMs, c.heard]) })
const textsOf = (respondent: string) => heard.filter((turn) => turn.respondent === respondent).map(({ text }) => text)
const untilHeard = (respondent: string, count: number) =>
  until(`${respondent} is heard`, () => textsOf(respondent).length >= count, trace, 20_000)
const groomSays = (microphone: Microphone, text: string) =>
  synthesise(text, { voice: 'male' }).then((pcm) => microphone.play(pcm))
const brideSays = (microphone: Microphone, text: string) =>
  synthesise(text, { voice: 'female' }).then((pcm) => microphone.play(pcm))

test('each is heard on their own microphone, through coming, failing, leaving and coming back', async () => {
  const groomRoom = await join('groom')
  const brideRoom = await join('bride')
  const groom = await publishMicrophone(groomRoom)
  const bride = await publishMicrophone(brideRoom)

  // Both at once, with the bride's voice in the groom's microphone.
  const own = await synthesise('I was born in London.', { voice: 'male' })
  const hers = await synthesise('Maybe later.', { voice: 'female' })
  await Promise.all([groom.play(mix(own, hers, -12)), bride.play(hers)])
  await Promise.all([untilHeard('groom', 1), untilHeard('bride', 1)])
  expect(textsOf('groom')).toEqual(['I was born in London.'])
  expect(textsOf('bride')).toEqual(['Maybe later.'])
  for (const respondent of ['groom', 'bride']) {
    const shown = captions.filter((caption) => caption.respondent === respondent)
    expect(shown.at(-1)).toMatchObject({ final: true, text: textsOf(respondent)[0] })
    expect(new Set(shown.map(({ final }) => final))).toEqual(new Set([true, false]))
  }

  // The groom's recogniser breaks off over his words; the bride's does not.
  const ofGroom = double.connections.find((connection) => connection.heard.includes('I was born in London.'))
  ofGroom!.goWrong({ kind: 'cut' })
  await Promise.all([groomSays(groom, 'My name is John Smith.'), brideSays(bride, 'I consent.')])
  await until('a gap', () => gaps.length > 0, trace, 20_000)
  await untilHeard('bride', 2)
  expect(gaps[0]).toMatchObject({ respondent: 'groom', code: 'closed' })
  expect(textsOf('bride')[1]).toBe('I consent.')
  const before = textsOf('groom').length
  await groomSays(groom, 'Maybe later.')
  await untilHeard('groom', before + 1)
  expect(textsOf('groom').at(-1)).toBe('Maybe later.')

  // The bride takes another microphone, then leaves and comes back.
  await bride.unpublish()
  const second = await publishMicrophone(brideRoom)
  await brideSays(second, 'I was born in London.')
  await untilHeard('bride', 3)
  await brideRoom.disconnect()
  const third = await publishMicrophone(await join('bride'))
  await brideSays(third, 'I consent.')
  await untilHeard('bride', 4)
  expect(textsOf('bride').slice(2)).toEqual(['I was born in London.', 'I consent.'])

  // Somebody who is no respondent is not listened to.
  const stranger = await joinAsAgent(liveKit, ROOM, 'visitor', false)
  rooms.push(stranger)
  const connections = double.connections.length
  const visitor = await publishMicrophone(stranger)
  await groomSays(visitor, 'I consent.')
  expect(double.connections.length).toBe(connections)
  expect(new Set(heard.map(({ respondent }) => respondent))).toEqual(new Set(['groom', 'bride']))
  expect(gaps.filter(({ respondent, code }) => respondent !== 'groom' || code === 'closed')).toHaveLength(1)
  expect(double.violations).toEqual([])
})
