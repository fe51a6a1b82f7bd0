import { execFile } from 'node:child_process'
import { RoomServiceClient } from 'livekit-server-sdk'
import { expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { ApiClient } from '../../local/client.ts'
import { useInstance } from '../harness/instance.ts'
import { keysOf } from '../harness/tone.ts'

const instance = useInstance()

interface Ended {
  code: number
  stdout: string
  stderr: string
}

function runExample(env: Record<string, string>): Promise<Ended> {
  const { LEXNOVA_URL: _url, LEXNOVA_API_KEY: _key, ...others } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, ['examples/rooms.ts'], { env: { ...others, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

test('the example walks through the rooms API and leaves a verified record and no room', async () => {
  const { url, key, stack } = instance()
  const { code, stdout, stderr } = await runExample({ LEXNOVA_URL: `${url}/`, LEXNOVA_API_KEY: key })
  expect(stderr).toBe('')
  expect(stdout).toMatch(/All of it went as it should\.\n$/)
  expect(code).toBe(0)

  const [, room, session] = /room (\S+) at \S+; its interview is (\S+)/.exec(stdout) ?? []
  const record = await new ApiClient(url, key).get<RecordDocument & Record<string, unknown>>(
    `/sessions/${session}/record`,
  )
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  const joined = record.entries.filter(({ type }) => type === 'participant-joined')
  expect(joined.map(({ data }) => data['role'])).toEqual(['candidate'])
  const { url: liveKitUrl, apiKey, apiSecret } = keysOf(stack.env)
  const service = new RoomServiceClient(liveKitUrl.replace('ws:', 'http:'), apiKey, apiSecret)
  expect(await service.listRooms([room ?? ''])).toEqual([])
})

test('the example fails with what the server said', async () => {
  const { code, stderr } = await runExample({ LEXNOVA_URL: instance().url, LEXNOVA_API_KEY: 'lxn_wrong' })
  expect(stderr).toContain('401 This API key is unknown, was revoked or has expired.')
  expect(code).toBe(1)
})

test('the example starts a server of its own where none is named', async () => {
  const { code, stdout, stderr } = await runExample({})
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/All of it went as it should\.\n$/)
})
