import { once } from 'node:events'
import pg from 'pg'
import { expect, test } from 'vitest'
import { makeInvitations } from './invitations.ts'
import { PROGRESS_CHANNEL } from './progress.ts'
import { listUnsentSeatEvents, markSeatEventSent } from './seat-events.ts'
import { leaveSeat, takeSeat } from './seats.ts'
import { openStore } from './testing.ts'

test('what happens to links and seats is told at once to who follows the session, and kept until it was sent', async () => {
  const store = await openStore()
  const listener = new pg.Client({ connectionString: store.url })
  try {
    const sessionId = await store.newSession()
    await listener.connect()
    await listener.query(`listen ${PROGRESS_CHANNEL}`)
    const told = async <T>(change: () => Promise<T>): Promise<T> => {
      const notified = once(listener, 'notification')
      const result = await change()
      expect(await notified).toMatchObject([{ payload: sessionId }])
      return result
    }
    const by = { actor: { id: store.lawyer.id, role: 'lawyer' as const }, idempotencyKey: undefined }
    const expiresAt = new Date(Date.now() + 60_000)
    const [made] = await told(() => makeInvitations(store.db, { sessionId, respondents: ['groom'], expiresAt, by }))
    const taken = await told(() => takeSeat(store.db, { id: made?.id ?? '', sessionId, respondent: 'groom' }))
    if ('refused' in taken) throw new Error(taken.refused)
    await told(() => leaveSeat(store.db, taken.seat))
    const kinds = async () => (await listUnsentSeatEvents(store.db, sessionId)).map(({ event }) => event)
    expect(await kinds()).toEqual(['invitation-made', 'seat-taken', 'seat-ended'])
    const [first] = await listUnsentSeatEvents(store.db, sessionId)
    await markSeatEventSent(store.db, first?.eventId ?? '')
    expect(await kinds()).toEqual(['seat-taken', 'seat-ended'])
  } finally {
    await listener.end()
    await store.close()
  }
})
