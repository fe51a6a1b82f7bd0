import { beforeAll, describe, expect, test } from 'vitest'
import { admin, type Attempt, attacked } from './stack.ts'
import { changesNothing } from './state.ts'
import { sharedVictims, type Victim, askerOf, refuserOf } from './victims.ts'

let victim: Victim
let other: Victim
beforeAll(async () => {
  ;[victim, other] = await sharedVictims()
})

const asLawyer = askerOf(() => victim)
const refuses = refuserOf(asLawyer)

const IDS: [what: string, of: (id: string) => string][] = [
  ['..', () => '..%2f..%2fetc%2fpasswd'],
  ['dots in percent signs', () => '%2e%2e%2fhealth'],
  ['a NUL after it', (id) => `${id}%00`],
  ['a NUL', () => '%00'],
  ['a blank after it', (id) => `${id}%20`],
  ['a line break after it', (id) => `${id}%0a`],
  ['braces around it', (id) => `%7b${id}%7d`],
  ['urn:uuid: before it', (id) => `urn:uuid:${id}`],
  ['no dashes', (id) => id.replaceAll('-', '')],
  ['Arabic digits', (id) => encodeURIComponent(id.replaceAll('0', '٠').replaceAll('1', '١'))],
  ['wide digits', (id) => encodeURIComponent(id.replaceAll('0', '０').replaceAll('1', '１'))],
  ['SQL after it', (id) => `${id}'%20or%20'1'='1`],
  ['a percent sign', () => '%25'],
  ['an asterisk', () => '*'],
  ['an object', () => '[object%20Object]'],
  ['ten thousand characters', () => 'a'.repeat(10_000)],
  ['the nil UUID', () => '00000000-0000-0000-0000-000000000000'],
  ['the highest UUID', () => 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
]
const AT: [where: string, attempt: (id: string) => Attempt, id: () => string][] = [
  ['GET /sessions/{id}', (id) => ({ path: `/sessions/${id}` }), () => other.running],
  ['GET /sessions/{id}/record', (id) => ({ path: `/sessions/${id}/record` }), () => other.running],
  ['GET /sessions/{id}/recording.wav', (id) => ({ path: `/sessions/${id}/recording.wav` }), () => other.running],
  ['POST /sessions/{id}/end', (id) => ({ method: 'POST', path: `/sessions/${id}/end` }), () => other.running],
  ['POST /start-interview/{id}', (id) => ({ method: 'POST', path: `/start-interview/${id}` }), () => other.prepared],
  [
    'DELETE /users/{id} by an admin',
    (id) => ({ method: 'DELETE', path: `/users/${id}`, key: attacked().key }),
    () => '01900000-0000-7000-8000-000000000000',
  ],
]
describe.each(AT)('%s', (_where, attempt, id) => {
  test.each(IDS)('with %s for an id finds nothing', async (_what, of) => {
    const answer = await changesNothing(() => asLawyer(attempt(of(id()))))
    expect([answer.status, answer.code], answer.text.slice(0, 200)).toEqual([404, 'not-found'])
  })
})

test.each(['/sessions/%', '/sessions/%zz', '/rooms/%c0%ae%c0%ae/participants', '/rooms/%ff'])(
  'the address %s is answered as one that cannot be read',
  async (path) => {
    const { status } = await changesNothing(() => asLawyer({ path }))
    expect([400, 404, 405]).toContain(status)
  },
)

const PIECES = [
  '0/officer/0',
  '-1/officer/0',
  '1/OFFICER/0',
  '1/..%2fofficer/0',
  '1/%25/0',
  "1/officer'--/0",
  '1/officer/-1',
  '1/officer/1',
  '1/officer/1.5',
  '1/officer/NaN',
  '1/officer/2147483648',
  '2/officer/0',
  '1/groom/0',
  '1/officer%00/0',
  '1e999/officer/0',
  '1/__proto__/0',
]
test.each(PIECES)('the piece of sound %s is not there, and its reading is not noted', async (piece) => {
  const path = `/sessions/${victim.running}/recording/chunks/${piece}`
  const answer = await changesNothing(() => asLawyer({ path }))
  expect(answer.status, answer.text.slice(0, 200)).toBe(404)
})

const FILTERS = [
  'label=%25',
  'label=_ttack',
  'label=%27%20or%201=1--',
  'reference=%25',
  'reference=%5C',
  'label=*',
  'label=%22',
  'label=attacked%27)%3B%20drop%20table%20sessions%3B--',
]
test.each(FILTERS)('the filter %s is taken word for word, and finds nothing', async (filter) => {
  await victim.api.post(
    '/sessions',
    { groom_name: 'A', bride_name: 'B', label: 'attack', reference: 'r' },
    { 'idempotency-key': 'labelled' },
  )
  const { status, text } = await changesNothing(() => asLawyer({ path: `/sessions?${filter}` }))
  expect([status, JSON.parse(text)]).toEqual([200, { sessions: [], next_cursor: null }])
})

const NAMES = ['%', '_da', "' or '1'='1", '*', 'A', '.*', '\\', 'Ad%', 'ada bea mallory']
test.each(NAMES)('the search for the name %j finds nobody', async (name) => {
  const asked = { method: 'POST', path: '/sessions/search', body: JSON.stringify({ name, status: 'active' }) }
  const { status, text } = await changesNothing(() => asLawyer(asked))
  expect([status, (JSON.parse(text) as { sessions: unknown[] }).sessions]).toEqual([200, []])
})

const QUERIES = [
  'status[$ne]=pending',
  'status=pending&status=x',
  'reference=a&reference=b',
  'status=__proto__',
  'limit=0',
  'limit=-1',
  'limit=1e999',
  'limit=101',
  'limit=1.5',
  'limit=1&limit=2',
  'limit=NaN',
  'cursor=x',
  "cursor='%20or%201=1",
  'cursor=%00',
  'label=%00',
  'label=a&label=b',
  'label=',
]
test.each(QUERIES)('the query %s is refused, or means nothing', async (query) => {
  const { status, text } = await changesNothing(() => asLawyer({ path: `/sessions?${query}` }))
  if (query.includes('[')) {
    const all = JSON.parse((await asLawyer({ path: '/sessions' })).text) as unknown
    expect([status, JSON.parse(text)]).toEqual([200, all])
  } else expect(status, text).toBe(422)
})

test.each(['__proto__[role]=admin', 'constructor[prototype][role]=admin', '__proto__.role=admin'])(
  'the query %s makes no admin',
  async (query) => {
    await refuses({ path: `/users?${query}` }, [403, 'forbidden'])
    expect((await admin().get<{ users: unknown[] }>('/users')).users).toBeDefined()
  },
)
