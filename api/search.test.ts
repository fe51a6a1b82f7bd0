import { afterAll, beforeAll, expect, test } from 'vitest'
import { Secret } from '../config.ts'
import { nameIndexOf } from '../db/name-index.ts'
import { ensureSession } from '../db/sessions.ts'
import { startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ NAME_INDEX_KEY: 'k'.repeat(32) })
})
afterAll(() => api.stop())

async function newSession(names: string[], lawyerId = api.keys.lawyer.userId): Promise<string> {
  const key = api.context.config.nameIndexKey
  if (!key) throw new Error('no key')
  const respondents = names.map((name, place) => ({ role: `r${place}`, name, nameIndex: nameIndexOf(name, key) }))
  return (await ensureSession(api.context.db, { lawyerId, kind: 'scripted', respondents })).id
}
const search = async (name: string, more: object = {}, role: 'lawyer' | 'admin' = 'lawyer') => {
  const answer = await api.ask('POST', '/sessions/search', { key: api.keys[role].key, json: { name, ...more } })
  return answer.body.sessions.map(({ id }: { id: string }) => id)
}

test('a session is found by the words of one name, however they are written', async () => {
  const id = await newSession(['Johann  Wéber-Müller', 'Maria Conti'])
  const arabic = await newSession(['محمد بن علي'])
  for (const name of ['Johann', 'johann WÉBER', 'Müller Johann', 'mu\u0308ller', 'Conti']) {
    expect(await search(name), name).toEqual([id])
  }
  expect(await search('علي')).toEqual([arabic])
  for (const name of ['Joh', 'Johann Conti', 'nobody', '...']) expect(await search(name), name).toEqual([])
})

test("another lawyer's sessions are not found, and pages go on", async () => {
  const other = await newSession(['Ada Byron'], api.keys.admin.userId)
  const own = [await newSession(['Ada One']), await newSession(['Ada Two'])].toReversed()
  expect(await search('ada')).toEqual(own)
  expect(await search('ada', {}, 'admin')).toEqual([...own, other])
  expect(await search('ada', { limit: 1 })).toEqual(own.slice(0, 1))
  expect(await search('ada', { limit: 1, cursor: own[0] })).toEqual(own.slice(1))
  expect(await search('ada', { status: 'active' })).toEqual([])
})

test('the index says nothing of a name without its key', async () => {
  await newSession(['Zebulon Quirk'])
  const rows = await api.context.db.selectFrom('respondents').select('name_index').execute()
  const stored = rows.flatMap(({ name_index }) => name_index)
  const { nameIndexKey } = api.context.config
  expect(stored).toContain(nameIndexKey && nameIndexOf('Zebulon', nameIndexKey)[0])
  expect(stored).not.toContain(nameIndexOf('Zebulon', new Secret('x'.repeat(32)))[0])
})

test('without a key the search says what to set', async () => {
  const plain = await startTestApi()
  const answer = await plain.ask('POST', '/sessions/search', { key: plain.keys.lawyer.key, json: { name: 'x' } })
  expect(answer).toMatchObject({ status: 503, body: { code: 'name-search-not-configured' } })
  await plain.stop()
})
