import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { ensureRoom, KeyUsedError } from '../db/rooms.ts'
import { ensureSession } from '../db/sessions.ts'
import { startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
let id: string
beforeEach(async () => {
  api = await startTestApi()
  id = await newSession()
})
afterEach(() => api.stop())

const newSession = async () => {
  const respondents = [{ role: 'groom', name: 'A' }]
  return (await ensureSession(api.context.db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents })).id
}

/** Without Temporal an act is answered 503, once its request was taken for what it is. */
const post = async (path: string, json: unknown, key = api.keys.lawyer.key, idempotencyKey = 'once') => {
  const { status, body } = await api.ask('POST', path, { key, json, headers: { 'idempotency-key': idempotencyKey } })
  return `${status} ${(body as { code?: string }).code ?? ''}`.trim()
}
const TAKEN = '503 temporal-not-configured'
const REUSED = '422 idempotency-key-reused'

describe('an idempotency key that comes again', () => {
  test('with the same request is taken', async () => {
    const json = { reason: 'A break', expected_revision: 3 }
    expect(await post(`/sessions/${id}/pause`, json)).toBe(TAKEN)
    expect(await post(`/sessions/${id}/pause`, { expected_revision: 3, reason: 'A break' })).toBe(TAKEN)
    expect(await post(`/api/sessions/${id}/pause`, json)).toBe(TAKEN)
  })

  test.each([
    ['another reason', () => `/sessions/${id}/pause`, { reason: 'Lunch' }],
    ['another revision', () => `/sessions/${id}/pause`, { reason: 'A break', expected_revision: 4 }],
    ['another act', () => `/sessions/${id}/end`, { reason: 'A break' }],
  ])('with %s is refused', async (_, path, json) => {
    expect(await post(`/sessions/${id}/pause`, { reason: 'A break' })).toBe(TAKEN)
    expect(await post(path(), json)).toBe(REUSED)
  })

  test('with another session or another step is refused', async () => {
    expect(await post(`/sessions/${id}/steps/q1/retake`, {})).toBe(TAKEN)
    expect(await post(`/sessions/${id}/steps/q2/retake`, {})).toBe(REUSED)
    expect(await post(`/sessions/${await newSession()}/steps/q1/retake`, {})).toBe(REUSED)
  })

  test('for a session with another label is refused, and the first stands', async () => {
    const people = { groom_name: 'A', bride_name: 'B' }
    const headers = { 'idempotency-key': 'labelled' }
    const create = (label: string) =>
      api.ask('POST', '/sessions', { key: api.keys.lawyer.key, json: { ...people, label }, headers })
    await create('first')
    expect(await create('second')).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
  })

  test('of another caller is another key', async () => {
    expect(await post(`/sessions/${id}/pause`, {})).toBe(TAKEN)
    expect(await post(`/sessions/${id}/end`, {}, api.keys.operator.key)).toBe(TAKEN)
  })

  test('at the same time with two requests is taken for one of them', async () => {
    const outcomes = await Promise.all([
      post(`/sessions/${id}/pause`, {}),
      post(`/sessions/${id}/end`, {}),
      post(`/sessions/${id}/pause`, {}),
      post(`/sessions/${id}/end`, {}),
    ])
    expect(outcomes.toSorted()).toEqual([REUSED, REUSED, TAKEN, TAKEN])
  })
})

test("a second key of one user does not get the first one's room by its idempotency key", async () => {
  const { db } = api.context
  const { id: keyId, userId } = api.keys.lawyer
  const second = await createApiKey(db, { role: 'lawyer', label: 'second', userId })
  const room = { lawyerId: userId, maxParticipants: 2, idempotencyKey: 'room' }
  await ensureRoom(db, { ...room, owner: keyId, name: 'mine' })
  await expect(ensureRoom(db, { ...room, owner: second.id, name: 'other' })).rejects.toThrow(KeyUsedError)
})
