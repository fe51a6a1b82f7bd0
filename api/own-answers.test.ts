import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordProgress } from '../db/progress.ts'
import { accepted, aRecord, aScript, contrary, Hearing, unclear } from '../test/builders.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { type Invited, inviteBoth } from './test-seats.ts'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const SCRIPT = aScript([
  { id: 'name', ask: 'Please say your full name.', expect: 'name' },
  { id: 'free', ask: 'Are you here of your own free will?', expect: 'affirmation', onContrary: 'continue' },
])

/** An interview of both with its record, as the workflow would have written it. */
async function concluded({ id }: Pick<Invited, 'id'>, isSealed = true): Promise<string> {
  const hearing = Hearing.started(SCRIPT)
  const say = (respondent: string, text: string) => ({ heard: hearing.heard(respondent, text) })
  hearing.answer(unclear, say('groom', 'Mumbled groom'))
  hearing.answer(accepted('Ada'), say('groom', 'I am Ada Groomson'))
  hearing.answer(accepted('Bea'), say('bride', 'I am Bea Bridesdottir'))
  hearing.answer(contrary(false), say('groom', 'No, by force of groom'))
  hearing.correct('free', 'groom', accepted(true), say('groom', 'Yes, the groom is free'))
  hearing.answer(accepted(true), say('bride', 'Yes, the bride is free'))
  hearing.take({ type: 'closed', by: 'agent' })
  const seal = isSealed ? [{ type: 'sealed' as const, data: {} }] : []
  const { entries, openings } = aRecord([...hearing.entries, ...seal], isSealed, id)
  const snapshot = { ...hearing.progress, revision: 99 }
  const head = await recordProgress(api.context.db, { sessionId: id, snapshot, entries, openings })
  return head?.hash ?? ''
}

test('at the end a respondent sees what they said themselves, and the head of the sealed record', async () => {
  const invited = await inviteBoth(api, SCRIPT)
  const [groom, bride] = [await invited.take('groom'), await invited.take('bride')]
  const head = await concluded(invited)
  const { body } = await api.ask('GET', '/seat', { key: groom })
  const at = expect.any(String)
  const common = { by: 'typed', at }
  expect(body.end).toEqual({
    record: { head, entries: expect.any(Number), sealed_at: at },
    answers: [
      {
        ...common,
        kind: 'answer',
        number: 1,
        step: 'name',
        question: 'Please say your full name.',
        words: 'I am Ada Groomson',
        outcome: 'accepted',
        stands: true,
      },
      {
        ...common,
        kind: 'answer',
        number: 3,
        step: 'free',
        question: 'Are you here of your own free will?',
        words: 'No, by force of groom',
        outcome: 'contrary',
        stands: false,
      },
      {
        ...common,
        kind: 'correction',
        number: 3,
        step: 'free',
        question: 'Are you here of your own free will?',
        words: 'Yes, the groom is free',
        outcome: 'accepted',
        stands: true,
      },
    ],
  })
  const hers = JSON.stringify((await api.ask('GET', '/seat', { key: bride })).body)
  expect(hers).toContain('Bridesdottir')
  expect(hers).not.toMatch(/Groomson|force of groom|groom is free/)
})

test('while the record is not sealed there is no head, and words that were erased are null', async () => {
  const invited = await inviteBoth(api, SCRIPT)
  const groom = await invited.take('groom')
  await concluded(invited, false)
  await api.context.db.deleteFrom('openings').where('session_id', '=', invited.id).execute()
  const { body } = await api.ask('GET', '/seat', { key: groom })
  expect(body.end.record).toBeNull()
  expect(body.end.answers.map(({ words }: { words: unknown }) => words)).toEqual([null, null, null])
})

describe('the receipt', () => {
  const receipt = (key: string, query = '') => api.ask('GET', `/seat/receipt${query}`, { key })

  test('has the words of this respondent alone, in the language that is asked for, to whoever held the seat', async () => {
    const invited = await inviteBoth(api, SCRIPT)
    const groom = await invited.take('groom')
    expect((await receipt(groom)).body.code).toBe('not-over')
    const head = await concluded(invited)
    const { status, headers, body } = await receipt(groom)
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      `attachment; filename=lexnova-${invited.id}.txt`,
    ])
    for (const part of [head, 'Your name: Ada', 'I am Ada Groomson', 'Yes, the groom is free'])
      expect(body).toContain(part)
    expect(body).not.toMatch(/Bridesdottir|bride is free/)
    for (const query of ['?respondent=bride', '?language=en&respondent=bride&seat=2']) {
      const asked = await receipt(groom, query)
      expect([asked.status, asked.body]).toEqual([200, expect.not.stringContaining('Bridesdottir')])
    }
    expect((await receipt(groom, '?language=de')).body).toContain('Beleg über eine Befragung')
    expect((await receipt(groom, '?language=xx')).status).toBe(422)
  })

  test('is to be had for an hour after the end, however often it is read, and by no link', async () => {
    const invited = await inviteBoth(api, SCRIPT)
    const groom = await invited.take('groom')
    await concluded(invited)
    const ended = async (ago: string) =>
      await sql`update sessions set ended_at = now() - ${ago}::interval where id = ${invited.id}`.execute(
        api.context.db,
      )
    const left = async () => {
      await sql`update seats set expires_at = now() + interval '5 minutes' where session_id = ${invited.id}`.execute(
        api.context.db,
      )
      expect((await receipt(groom)).status).toBe(200)
      const { rows } = await sql<{ minutes: number }>`select
        round(extract(epoch from expires_at - now()) / 60)::int as minutes from seats where session_id = ${invited.id}`.execute(
        api.context.db,
      )
      return rows[0]?.minutes
    }
    await ended('10 minutes')
    expect(await left()).toBe(50)
    await ended('2 hours')
    expect(await left()).toBeLessThan(0)
    expect((await receipt(groom)).body.code).toBe('seat-expired')
    expect((await receipt(invited.links['groom'] ?? '')).status).toBe(401)
  })

  test('is nothing for a seat that was revoked or has moved', async () => {
    const invited = await inviteBoth(api, SCRIPT)
    const [groom, first] = [await invited.take('groom'), await invited.take('bride')]
    await invited.take('bride')
    await concluded(invited)
    const path = `/sessions/${invited.id}/invitations/${invited.invitations['groom']}`
    await api.ask('DELETE', path, { key: api.keys.lawyer.key })
    expect((await receipt(groom)).body.code).toBe('invitation-revoked')
    expect((await receipt(first)).body.code).toBe('seat-moved')
  })
})
