import type { RoomServiceClient } from 'livekit-server-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeLeftSoundChecks } from './sound-checks.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { inviteBoth } from './test-seats.ts'

let api: TestApi
beforeAll(async () => {
  const secret = 'a secret of at least thirty-two characters'
  api = await startTestApi({ LIVEKIT_URL: 'ws://127.0.0.1:1', LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: secret })
})
afterAll(() => api.stop())

describe('a sound check', () => {
  const check = (key: string) => api.ask('POST', '/seat/sound-check', { key })

  test('needs LiveKit, and can be had before the start, but not after the end', async () => {
    const { take, write } = await inviteBoth(api)
    const groom = await take('groom')
    expect((await check(groom)).body.code).toBe('livekit-unreachable')
    await write({ revision: 9, status: 'cancelled', phase: 'closed' })
    expect((await check(groom)).body.code).toBe('over')
  })

  test('is to be had twenty times in ten minutes, and the other person has their own', async () => {
    const { take } = await inviteBoth(api)
    const [groom, bride] = [await take('groom'), await take('bride')]
    for (let nth = 0; nth < 20; nth++) expect((await check(groom)).status).toBe(503)
    const { status, headers, body } = await check(groom)
    expect([status, body.code, Number(headers.get('retry-after')) > 500]).toEqual([429, 'too-many-requests', true])
    expect((await check(bride)).status).toBe(503)
    expect((await api.ask('GET', '/seat', { key: groom })).status).toBe(200)
  })
})

test('of the rooms on a server those of sound checks that stood too long are closed, and no others', async () => {
  const now = Date.UTC(2026, 0, 1)
  const id = 'ab'.repeat(16)
  const room = (name: string, minutes: number) => ({ name, creationTime: BigInt(now / 1_000 - minutes * 60) })
  const standing = [room(`check-${id}-1`, 6), room(`check-${id}-2`, 4), room('check-in', 600), room(`${id}-1`, 600)]
  const closed: string[] = []
  const service = {
    listRooms: async () => standing,
    deleteRoom: async (name: string) => void closed.push(name),
  } as unknown as RoomServiceClient
  expect(await closeLeftSoundChecks(service, now)).toBe(1)
  expect(closed).toEqual([`check-${id}-1`])
})
