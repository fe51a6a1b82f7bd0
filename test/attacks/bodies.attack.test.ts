import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { attacked, keyOf, type Refusal } from './stack.ts'
import { changesNothing, db } from './state.ts'
import { sharedVictims, type Victim, askerOf, refuserOf } from './victims.ts'

let victim: Victim
let other: Victim
beforeAll(async () => {
  ;[victim, other] = await sharedVictims()
})

const MIB = 1024 * 1024
const asLawyer = askerOf(() => victim)
const refuses = refuserOf(asLawyer)

const PAIR = '{"groom_name":"A","bride_name":"B"}'
const ZEROS = Buffer.concat([Buffer.from('{"groom_name":"'), Buffer.alloc(200 * MIB, 0x61), Buffer.from('"}')])
const PACKED: [what: string, refusal: Refusal, headers: Record<string, string>, body: () => Uint8Array][] = [
  ['200 MiB by gzip', [413, 'too-large'], { 'content-encoding': 'gzip' }, () => gzipSync(ZEROS)],
  ['200 MiB by deflate', [413, 'too-large'], { 'content-encoding': 'deflate' }, () => deflateSync(ZEROS)],
  [
    '200 MiB by Brotli',
    [413, 'too-large'],
    { 'content-encoding': 'br' },
    () => brotliCompressSync(ZEROS, { params: { 1: 1 } }),
  ],
  [
    'gzip within gzip',
    [415, 'unsupported-media-type'],
    { 'content-encoding': 'gzip, gzip' },
    () => gzipSync(gzipSync(PAIR)),
  ],
  ['an unknown coding', [415, 'unsupported-media-type'], { 'content-encoding': 'zstd, x' }, () => Buffer.from(PAIR)],
  ['gzip that is none', [400, 'bad-request'], { 'content-encoding': 'gzip' }, () => Buffer.from(PAIR)],
  ['gzip that is cut off', [400, 'bad-request'], { 'content-encoding': 'gzip' }, () => gzipSync(PAIR).subarray(0, 20)],
  [
    'Latin-1',
    [415, 'unsupported-media-type'],
    { 'content-type': 'application/json; charset=iso-8859-1' },
    () => Buffer.from(PAIR),
  ],
  ['two MiB in clear', [413, 'too-large'], {}, () => Buffer.alloc(2 * MIB, 0x61)],
]
test.each(PACKED)('a body of %s is refused', async (_what, refusal, headers, body) => {
  const bytes = body()
  await refuses({ method: 'POST', path: '/sessions', body: bytes, headers }, refusal)
})

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth)
const JSONS: [what: string, refusal: Refusal, body: string][] = [
  ['an array that is 30,000 deep', [422, 'invalid-input'], deep('[', ']', 30_000)],
  ['people that are 30,000 deep', [422, 'invalid-input'], `{"groom_name":${deep('[', ']', 30_000)},"bride_name":"B"}`],
  ['names by __proto__', [422, 'invalid-input'], '{"__proto__":{"groom_name":"A","bride_name":"B"}}'],
  [
    'names by constructor.prototype',
    [422, 'invalid-input'],
    '{"constructor":{"prototype":{"groom_name":"A","bride_name":"B"}}}',
  ],
  ['an object for a name', [422, 'invalid-input'], '{"groom_name":{"$ne":null},"bride_name":"B"}'],
  ['an array for a name', [422, 'invalid-input'], '{"groom_name":["A"],"bride_name":"B"}'],
  ['a name of blanks', [422, 'invalid-input'], '{"groom_name":" \\t\\n","bride_name":"B"}'],
  [
    'a name of 201 characters',
    [422, 'invalid-input'],
    JSON.stringify({ groom_name: 'a'.repeat(201), bride_name: 'B' }),
  ],
  ['a NUL in a name', [422, 'invalid-input'], '{"groom_name":"A\\u0000","bride_name":"B"}'],
  ['half a character in a name', [422, 'invalid-input'], '{"groom_name":"\\ud800","bride_name":"B"}'],
  ['a respondent __proto__', [422, 'invalid-input'], '{"respondents":[{"id":"__proto__","name":"A"}]}'],
  ['a respondent of capital letters', [422, 'invalid-input'], '{"respondents":[{"id":"OFFICER","name":"A"}]}'],
  [
    'a respondent with dots, as in an identity',
    [422, 'invalid-input'],
    '{"respondents":[{"id":"groom.0123456789abcdef","name":"A"}]}',
  ],
  [
    'two respondents of one id',
    [422, 'invalid-input'],
    '{"respondents":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}',
  ],
  [
    'a thousand respondents',
    [422, 'invalid-input'],
    JSON.stringify({ respondents: Array.from({ length: 1_000 }, (_, index) => ({ id: `r${index}`, name: 'A' })) }),
  ],
  ['a kind that there is not', [422, 'invalid-input'], '{"groom_name":"A","bride_name":"B","kind":"admin"}'],
  ['null', [422, 'invalid-input'], 'null'],
  ['nothing', [422, 'invalid-input'], ''],
  ['JSON with comments', [400, 'bad-request'], '{/**/"groom_name":"A"}'],
  ['NaN', [400, 'bad-request'], '{"groom_name":NaN}'],
  ['JSON after JSON', [400, 'bad-request'], `${PAIR}${PAIR}`],
]
test.each(JSONS)('a session of %s is refused', async (_what, [status, code], body) => {
  const answer = await changesNothing(() => asLawyer({ method: 'POST', path: '/sessions', body }))
  expect(
    [
      [status, code],
      [400, 'bad-request'],
    ],
    answer.text.slice(0, 200),
  ).toContainEqual([answer.status, answer.code])
  expect({}).not.toHaveProperty('groom_name')
})

test.each(['1e999', '-1', '1.5', '"1"', '[1]', '{"$gt":0}', 'true', '9007199254740993'])(
  'expected_revision %s is refused',
  async (revision) => {
    const path = `/sessions/${victim.running}/pause`
    await refuses({ method: 'POST', path, body: `{"expected_revision":${revision}}` }, [422, 'invalid-input'])
  },
)

test.each([
  '"superadmin"',
  '"respondent"',
  '["admin"]',
  '{"$ne":null}',
  '""',
  'null',
  '"Admin"',
  '"admin "',
  '"__proto__"',
])('a key of the role %s is not made', async (role) => {
  const body = `{"label":"x","role":${role}}`
  await refuses({ method: 'POST', path: '/api-keys', key: attacked().key, body }, [422, 'invalid-input'])
})

test.each(['%00', 'colour%00', '..%2f..', '__proto__', 'constructor', "colour'--", '%25'])(
  'the step %s is none of the script',
  async (step) => {
    const path = `/sessions/${victim.running}/steps/${step}/waive`
    await refuses({ method: 'POST', path, body: '{"reason":"x"}' }, [404, 'unknown-step'])
  },
)

test('a session belongs to its caller, whatever owner, id and state its body names', async () => {
  const forged = {
    id: other.prepared,
    lawyer_id: other.lawyer.user_id,
    status: 'completed',
    livekit_room_name: other.running,
  }
  const body = JSON.stringify({ groom_name: 'A', bride_name: 'B', ...forged })
  const { id } = JSON.parse((await asLawyer({ method: 'POST', path: '/sessions', body })).text) as { id: string }
  const row = await db().selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ lawyer_id: victim.lawyer.user_id, status: 'pending', livekit_room_name: null })
})

test('a key for a user who is not there leaves no key', async () => {
  const body = JSON.stringify({ label: 'x', role: 'admin', user_id: victim.running })
  await refuses({ method: 'POST', path: '/api-keys', key: attacked().key, body }, [404, 'not-found'])
})

test('an admin cannot lock everybody out: neither their own key nor themselves', async () => {
  const { id, user_id, key } = await keyOf('admin')
  await refuses({ method: 'DELETE', path: `/api-keys/${id}`, key }, [409, 'own-key'])
  await refuses({ method: 'DELETE', path: `/users/${user_id}`, key }, [409, 'own-key'])
})
