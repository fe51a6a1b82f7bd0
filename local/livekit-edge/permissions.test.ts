import { ParticipantPermission, UpdateParticipantRequest } from '@livekit/protocol'
import { expect, test } from 'vitest'
import { readPermissions } from './permissions.ts'

const JSON_TYPE = 'application/json'
const BINARY = 'application/protobuf'
const json = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
const binary = (permission: Partial<ParticipantPermission>) =>
  Buffer.from(new UpdateParticipantRequest({ room: 'r', identity: 'i', permission }).toBinary())

test.each(['agent', 'hidden', 'recorder'] as const)('nobody becomes %s, in any way of writing it', (kind) => {
  const refused = { refused: 403 }
  expect(readPermissions(json({ permission: { [kind]: true } }), JSON_TYPE)).toMatchObject(refused)
  expect(
    readPermissions(json({ permission: { [kind]: true, x: 1 } }), 'Application/JSON; charset=utf-8'),
  ).toMatchObject(refused)
  expect(
    readPermissions(json(`{"permission":{"\\u00${kind.charCodeAt(0).toString(16)}${kind.slice(1)}":true}}`), JSON_TYPE),
  ).toMatchObject(refused)
  expect(readPermissions(binary({ [kind]: true }), BINARY)).toMatchObject(refused)
  // In binary a later message of the same field adds to the former.
  const twice = Buffer.concat([binary({ [kind]: true }), binary({ canPublish: true })])
  expect(readPermissions(twice, BINARY)).toMatchObject(refused)
})

test('what LiveKit gets is what was read here, whatever was written', () => {
  const twice = '{"room":"r","permission":{"agent":true},"permission":{"canPublish":true}}'
  const verdict = readPermissions(json(twice), JSON_TYPE)
  expect('body' in verdict ? JSON.parse(verdict.body.toString()) : verdict).toEqual({
    room: 'r',
    permission: { canPublish: true },
  })
})

test('what else a manager may change is passed, in both forms', () => {
  const wished = { room: 'r', identity: 'i', name: 'n', metadata: 'm', attributes: { a: 'b' } }
  const permission = { can_publish: false, can_subscribe: true, can_publish_sources: ['MICROPHONE'] }
  const asJson = readPermissions(json({ ...wished, permission, unknown: 1 }), JSON_TYPE)
  const asBinary = readPermissions(Buffer.from(new UpdateParticipantRequest(wished).toBinary()), BINARY)
  if (!('body' in asJson && 'body' in asBinary)) throw new Error('refused')
  expect(JSON.parse(asJson.body.toString())).toEqual({
    ...wished,
    permission: { canSubscribe: true, canPublishSources: ['MICROPHONE'] },
  })
  expect(UpdateParticipantRequest.fromBinary(asBinary.body)).toEqual(new UpdateParticipantRequest(wished))
})

test('a field that is not known here does not go on', () => {
  const field = Buffer.from([0xf8, 0x3f, 0x01])
  const verdict = readPermissions(
    Buffer.concat([new UpdateParticipantRequest({ room: 'r', identity: 'i' }).toBinary(), field]),
    BINARY,
  )
  if (!('body' in verdict)) throw new Error('refused')
  expect(verdict.body).toEqual(Buffer.from(new UpdateParticipantRequest({ room: 'r', identity: 'i' }).toBinary()))
})

test.each([
  ['no JSON', json('{'), JSON_TYPE, 400],
  ['another kind of value', json({ permission: 'agent' }), JSON_TYPE, 400],
  ['no message', Buffer.from([0xff, 0xff]), BINARY, 400],
  ['no type', json({}), undefined, 415],
  ['another type', json({}), 'text/plain', 415],
])('%s is refused', (_what, body, type, status) => {
  expect(readPermissions(body, type)).toMatchObject({ refused: status })
})
