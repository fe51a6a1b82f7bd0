import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RemoteParticipant, ParticipantKind, RoomEvent } from '@livekit/rtc-node'
import { RoomServiceClient } from 'livekit-server-sdk'
import { beforeAll, expect, test } from 'vitest'
import { CHECKED, SOUND_CHECK_TOPIC, type SoundCheckProgress } from '../../interview/sound-check.ts'
import { ApiClient } from '../../local/client.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { keysOf } from '../harness/tone.ts'
import { Talker } from '../harness/talker.ts'
import { until } from '../harness/until.ts'
import { VOICE_SCRIPT, WORDS } from '../harness/voice-scenes.ts'

const { instance } = useVoiceInstance()

interface Pass {
  url: string
  token: string
  room: string
  identity: string
  recognises: boolean
}

let interview: Interview
let seat: ApiClient
beforeAll(async () => {
  interview = await Interview.prepare(instance(), { script: VOICE_SCRIPT })
  const { invitations } = await interview.api.post<{ invitations: { link: string }[] }>(
    `/sessions/${interview.id}/invitations`,
    { respondent: 'groom' },
  )
  const link = new URL(invitations[0]?.link ?? '').hash.slice(1)
  const { secret } = await new ApiClient(instance().url, link).post<{ secret: string }>('/seat')
  seat = new ApiClient(instance().url, secret)
})

const rooms = () => {
  const { url, apiKey, apiSecret } = keysOf(instance().stack.env)
  return new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
}
const namesOf = async () => (await rooms().listRooms()).map(({ name }) => name)

/** Comes in with a microphone, and notes what the check says of itself. */
async function come({
  url,
  token,
}: Pass): Promise<{ talker: Talker; told: SoundCheckProgress[]; state: { gone: boolean } }> {
  const talker = new Talker(CHECKED, 'male')
  const told: SoundCheckProgress[] = []
  const state = { gone: false }
  await talker.join(url, token)
  talker.room.on(RoomEvent.Disconnected, () => {
    state.gone = true
  })
  talker.room.on(
    RoomEvent.DataReceived,
    (payload: Uint8Array, from?: RemoteParticipant, _kind?: unknown, topic?: string) => {
      if (topic !== SOUND_CHECK_TOPIC || from?.kind !== ParticipantKind.AGENT) return
      told.push(JSON.parse(new TextDecoder().decode(payload)) as SoundCheckProgress)
    },
  )
  return { talker, told, state }
}

const has = (told: readonly SoundCheckProgress[], state: SoundCheckProgress['state']) => () =>
  told.some((progress) => progress.state === state)

test('before the start, a sentence comes back as it was heard, with its words, and the room is closed', async () => {
  const pass = await seat.post<Pass>('/seat/sound-check')
  expect(pass).toMatchObject({ identity: CHECKED, recognises: true, room: expect.stringMatching(/^check-/) })
  expect(await namesOf()).not.toContain(pass.room)
  const { talker, told, state } = await come(pass)
  await until('the agent listens', has(told, 'listening'))
  const said = await talker.say(WORDS.town)
  await until('it has been played', has(told, 'done'))
  await until('the room is closed', () => state.gone)
  await talker.unpublish()

  expect(told.filter(({ state: now }, at) => told[at - 1]?.state !== now)).toMatchObject([
    { state: 'listening' },
    { state: 'playing', heard_ms: expect.any(Number), level_db: expect.any(Number) },
    { state: 'done', words: WORDS.town },
  ])
  const [utterance, ...others] = talker.officer.utterances
  expect(others).toEqual([])
  expect(utterance?.startMs).toBeGreaterThan(said.endMs)
  const lengthMs = (utterance?.endMs ?? 0) - (utterance?.startMs ?? 0)
  expect(Math.abs(lengthMs - (said.endMs - said.startMs))).toBeLessThan(400)
  expect(talker.captions.map(({ text }) => text)).toEqual([WORDS.town])
  await until('the room is gone', async () => !(await namesOf()).includes(pass.room))

  const { logsDir } = instance().stack
  for (const name of readdirSync(logsDir)) expect(readFileSync(join(logsDir, name), 'latin1')).not.toContain(WORDS.town)
  const { entries } = await interview.record()
  expect(entries.map(({ type }) => type).filter((type) => /request|answer|hearing|recording/.test(type))).toEqual([])
})

test('of one seat two are open at once, each in a room of its own, and a microphone that is silent is told so', async () => {
  const first = await seat.post<Pass>('/seat/sound-check')
  const one = await come(first)
  await until('the first room is there', async () => (await namesOf()).includes(first.room))
  const second = await seat.post<Pass>('/seat/sound-check')
  expect(second.room).not.toBe(first.room)
  const two = await come(second)
  await until('the second room is there', async () => (await namesOf()).includes(second.room))
  await expect(seat.post('/seat/sound-check')).rejects.toThrow(/tried already/)
  one.talker.muted = true
  await two.talker.unpublish()
  await two.talker.leave()
  await until('it is told that nothing is heard', has(one.told, 'nothing-heard'))
  await until('both are closed', async () => {
    const names = await namesOf()
    return !names.includes(first.room) && !names.includes(second.room)
  })
  await one.talker.unpublish()
})
