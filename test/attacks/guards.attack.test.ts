import { beforeAll, describe, expect, test } from 'vitest'
import { ask, attacked, expectRefused } from './stack.ts'
import { db } from './state.ts'
import { sharedVictims, type Victim, askerOf, refuserOf } from './victims.ts'

let victim: Victim
let other: Victim
beforeAll(async () => {
  ;[victim, other] = await sharedVictims()
})

const asLawyer = askerOf(() => victim)
const refuses = refuserOf(asLawyer)

const PAIR = '{"groom_name":"A","bride_name":"B"}'

describe('Idempotency-Key', () => {
  const KEYS = ['', ' ', 'a b', 'a'.repeat(129), 'a\tb', 'k\u00e9y', 'a"\u00a0b']
  test.each(KEYS)('%j is refused', async (value) => {
    await refuses({ method: 'POST', path: '/sessions', body: PAIR, headers: { 'idempotency-key': value } }, [
      422,
      'invalid-input',
    ])
  })

  const key = (name: string) => ({ 'idempotency-key': `attack-${name}` })
  test('with other people is refused', async () => {
    const first = { method: 'POST', path: '/sessions', headers: key('people'), body: PAIR }
    expect((await asLawyer(first)).status).toBe(200)
    await refuses({ ...first, body: '{"groom_name":"A","bride_name":"C"}' }, [422, 'idempotency-key-reused'])
  })

  test('with another label is refused', async () => {
    const first = { method: 'POST', path: '/sessions', headers: key('label') }
    const body = (label: string) => JSON.stringify({ groom_name: 'A', bride_name: 'B', label })
    expect((await asLawyer({ ...first, body: body('one') })).status).toBe(200)
    await refuses({ ...first, body: body('two') }, [422, 'idempotency-key-reused'])
  })

  test('of a pause ends nothing', async () => {
    const headers = key('pause')
    const act = (name: string) => ({
      method: 'POST',
      path: `/sessions/${other.running}/${name}`,
      headers,
      key: other.lawyer.key,
    })
    expect((await ask(act('pause'))).status).toBe(200)
    await refuses(act('end'), [422, 'idempotency-key-reused'])
    await refuses(act('resume'), [422, 'idempotency-key-reused'])
  })

  test('of another key shows nothing of what was made with it', async () => {
    const made = async (user: Victim) => {
      const asked = { method: 'POST', path: '/sessions', headers: key('shared'), body: PAIR, key: user.lawyer.key }
      return (JSON.parse((await ask(asked)).text) as { id: string }).id
    }
    const [mine, theirs] = [await made(victim), await made(other)]
    expect(mine).not.toBe(theirs)
    expect((await asLawyer({ path: `/sessions/${theirs}` })).status).toBe(404)
  })
})

const TAGS = [
  '"v2"',
  '"v999999999"',
  '"v0"',
  '"v-1"',
  '"v1.0"',
  'v1',
  'W/"v1"',
  '"V1"',
  '"v1',
  '""',
  ',',
  '"v1\' or 1=1"',
  '"v1e0"',
  '"v2", "v3"',
]
test.each(TAGS)('If-Match: %s is not the version that is there', async (tag) => {
  const body = '{"script_content":"1. Who are you?"}'
  const edit = { method: 'PUT', path: `/sessions/${victim.prepared}/script`, headers: { 'if-match': tag }, body }
  const scripts = () =>
    db().selectFrom('progress').select('snapshot').where('session_id', '=', victim.prepared).execute()
  const before = (await scripts())[0]?.snapshot.scriptVersion
  await expectRefused(await asLawyer(edit), [412, 'script-changed'])
  expect((await scripts())[0]?.snapshot.scriptVersion).toBe(before)
})

const RANGES = [
  'bytes=0-',
  'bytes=1-0',
  'bytes=-1',
  'bytes=999999999999-',
  `bytes=${'0-0,'.repeat(1_000)}0-0`,
  'bytes=a-b',
  'lines=1-2',
]
test.each(RANGES)('Range: %.30s gives the piece of sound, or a part of it, or nothing', async (range) => {
  const path = `/sessions/${victim.running}/recording/chunks/1/officer/0`
  const [whole, part] = [await asLawyer({ path }), await asLawyer({ path, headers: { range } })]
  expect([200, 206, 416]).toContain(part.status)
  expect(part.text.length).toBeLessThanOrEqual(whole.text.length)
})

test.each(['99999999999999999999', '-1', 'end', "' or 1=1", 'x'.repeat(8_000), '{"a":1}'])(
  'Last-Event-ID: %.30s begins the stream with the state as it is',
  async (id) => {
    const stopped = new AbortController()
    const headers = { authorization: `Bearer ${victim.lawyer.key}`, 'last-event-id': id }
    const response = await fetch(`${attacked().url}/sessions/${victim.running}/events`, {
      headers,
      signal: stopped.signal,
    })
    expect(response.status).toBe(200)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while (!text.includes('\n\n') || !text.includes('progress')) text += (await reader?.read())?.value ?? ''
    expect(text).toContain(victim.running)
    expect(text).not.toContain('event: end')
    stopped.abort()
  },
)
