import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordProgress } from '../db/progress.ts'
import { ensureSession } from '../db/sessions.ts'
import { aRecord, aScript, contrary, Hearing } from '../test/builders.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const respondents = [{ role: 'groom', name: 'Anton' }]
const aSession = (rest: { reference?: string; label?: string } = {}) =>
  ensureSession(api.context.db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents, ...rest })
const list = async (query: string) => (await api.ask('GET', `/sessions?${query}`, { key: api.keys.lawyer.key })).body
const idsOf = async (query: string) => (await list(query)).sessions.map(({ id }: { id: string }) => id)

test('an item says where its interview stands, why, what it waits for, and since when', async () => {
  const { id } = await aSession()
  const script = aScript([{ id: 'free', ask: 'Are you free?', respondent: 'groom', onContrary: 'refer' }])
  const hearing = Hearing.started(script)
  hearing.answer(contrary())
  const { entries, openings } = aRecord(hearing.entries, false, id)
  await recordProgress(api.context.db, { sessionId: id, snapshot: hearing.progress, entries, openings })
  expect((await list(`q=${id}`)).sessions[0].progress).toEqual({
    revision: hearing.progress.revision,
    phase: 'conducting',
    step: null,
    due: 1,
    asked: 1,
    accepted: 0,
    cause: {
      kind: 'referred',
      step: 'free',
      respondent: 'groom',
      because: 'contrary',
      actions: ['resume', 'retake', 'waive', 'end'],
    },
    agent: { epoch: 1, joined: 1 },
    waits_for: {
      kind: 'decision',
      respondents: [],
      since: entries.find(({ type }) => type === 'interrupted')?.at,
    },
  })
})

test('one state or several are looked for, and parts of a reference, a label or an id', async () => {
  const [paused, over, other] = [
    await aSession({ reference: 'A_7/26' }),
    await aSession({ label: 'Vienna' }),
    await aSession(),
  ]
  for (const [{ id }, status] of [
    [paused, 'paused'],
    [over, 'completed'],
  ] as const) {
    await recordProgress(api.context.db, {
      sessionId: id,
      snapshot: someProgress({ status }),
      entries: [],
      openings: [],
    })
  }
  expect(await idsOf('status=paused&status=completed')).toEqual([over.id, paused.id])
  expect(await idsOf('status=paused')).toEqual([paused.id])
  expect(await idsOf('q=vien')).toEqual([over.id])
  expect(await idsOf('q=a_7')).toEqual([paused.id])
  expect(await idsOf('q=a%257')).toEqual([])
  expect(await idsOf(`q=${other.id.slice(0, -1)}`)).toEqual([other.id])
  expect((await list('status=paused&status=nothing')).status).toBe(422)
})
