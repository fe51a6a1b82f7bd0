import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AccessToken } from 'livekit-server-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LiveKit } from '../../local/livekit.ts'
import { startMembers } from '../../local/stack.ts'
import { openSupervisor, type Supervisor } from '../../local/supervisor.ts'
import { joining } from './joining.ts'

const IDENTITY = 'staff'

let dataDir: string
let supervisor: Supervisor
let liveKit: LiveKit
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lexnova-edge-attack-'))
  supervisor = await openSupervisor({ dataDir })
  const members = await startMembers(supervisor, {
    postgres: false,
    temporal: false,
    liveKit: true,
    namespace: 'default',
  })
  if (!members.liveKit) throw new Error('LiveKit has not been started')
  liveKit = members.liveKit
})
afterAll(async () => {
  await supervisor.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('people come in by an edge that was replaced, at the address that they were given', async () => {
  const { publicUrl, apiKey, apiSecret } = liveKit
  const token = new AccessToken(apiKey, apiSecret, { identity: IDENTITY, ttl: 600 })
  token.addGrant({ roomJoin: true, room: 'a-room' })
  const comeIn = async () => joining(publicUrl, await token.toJwt(), {})
  expect(await comeIn()).toMatchObject({ identity: IDENTITY })
  await liveKit.edge.kill()
  await liveKit.edge.start()
  expect(await comeIn()).toMatchObject({ identity: IDENTITY })
})
