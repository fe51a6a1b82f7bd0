import { sql } from 'kysely'
import { RoomServiceClient } from 'livekit-server-sdk'
import { createDatabase } from '../../db/database.ts'
import { lockSession } from '../../db/sessions.ts'
import { respondentIdentity } from '../../interview/identities.ts'
import type { Instance } from '../../local/instance.ts'
import { progress } from '../../workflows/messages.ts'
import { Interview } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { signalsOf, withWorkflow } from '../harness/temporal.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'

/** While what came before is being written, the groom may not speak any more. */
export async function hinderedInFlight(instance: Instance): Promise<Interview> {
  const interview = await Interview.begin(instance, { script: QUICK_SCRIPT, answer: () => undefined })
  await interview.asked('colour', 'groom')
  const { apiKey, apiSecret, url } = keysOf(instance.env)
  const rooms = new RoomServiceClient(url.replace('ws:', 'http:'), apiKey, apiSecret)
  const db = createDatabase(instance.env['DATABASE_URL'] ?? '')
  try {
    await db.transaction().execute(async (transaction) => {
      await lockSession(transaction, interview.id)
      await interview.groom.type('Well, let me think')
      await until('somebody waits for the lock', async () => {
        const { rows } = await sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`.execute(db)
        return rows.length > 0
      })
      const permission = { canPublish: false, canSubscribe: false, canPublishData: false }
      await rooms.updateParticipant(interview.id, respondentIdentity(interview.id, 'groom'), { permission })
      await until('the hindrance is in the history', async () => {
        const signals = await signalsOf(instance, interview.id)
        return signals.some(({ payload }) => JSON.stringify(payload).includes('"hindrance"'))
      })
      // Answers once it was taken.
      await withWorkflow(instance, interview.id, (handle) => handle.query(progress))
    })
  } finally {
    await db.destroy()
  }
  await interview.until('the hindrance is written', async () => {
    const { entries } = await interview.record()
    return entries.some(({ type }) => type === 'hindrance')
  })
  await interview.act('end', { reason: 'The groom fell ill' })
  await interview.status('cancelled')
  await interview.leave()
  return interview
}

const MESSAGES = 56
/** Of one message; Temporal takes no more than 2 MiB of one. */
const MESSAGE_BYTES = 400_000

/** Strangers send it messages until its history is too large. */
export async function swollen(instance: Instance): Promise<Interview> {
  const interview = await Interview.begin(instance, { script: QUICK_SCRIPT, answer: () => undefined })
  await interview.asked('colour', 'groom')
  await withWorkflow(instance, interview.id, async (handle) => {
    for (let sent = 0; sent < MESSAGES; sent++) {
      await handle.signal('factsNoted', { junk: 'x'.repeat(MESSAGE_BYTES) })
      await handle.query(progress)
    }
  })
  await interview.status('interrupted')
  await interview.act('end', { reason: 'The history is full' })
  await interview.status('cancelled')
  await interview.leave()
  return interview
}
