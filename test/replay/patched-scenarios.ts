import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { RoomServiceClient } from 'livekit-server-sdk'
import { createDatabase } from '../../db/database.ts'
import { lockSession } from '../../db/sessions.ts'
import { respondentIdentity } from '../../interview/identities.ts'
import { ApiClient } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import { progress } from '../../workflows/messages.ts'
import { Interview } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { signalsOf, withWorkflow } from '../harness/temporal.ts'
import { keysOf } from '../harness/tone.ts'
import { until } from '../harness/until.ts'
import { patchesOf } from './histories.ts'

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

const TRIES = 5
/** Until Temporal has what was sent to it; nothing tells of it while no worker asks. */
const ADMITTED_MS = 4_000

/**
 * Its script is edited between the moment that the start reads it and the moment that it freezes it: start and edits
 * come while the worker stands still, and are taken in one task.
 */
export async function editedWhileItStarts(instance: Instance): Promise<Pick<Interview, 'id'>> {
  const api = new ApiClient(instance.url, instance.key)
  const { pid } = instance.worker
  if (pid === undefined) throw new Error('there is no worker')
  for (let tried = 0; tried < TRIES; tried++) {
    const { id } = await Interview.prepare(instance, { script: QUICK_SCRIPT })
    const edit = (nth: number) => api.call('PUT', `/sessions/${id}/script`, { steps: [`Who are you, number ${nth}?`] })
    process.kill(pid, 'SIGSTOP')
    const started = api.post(`/start-interview/${id}`)
    await delay(ADMITTED_MS)
    // One that comes after the start is refused.
    const edits = Promise.allSettled([1, 2].map(edit))
    await delay(ADMITTED_MS)
    process.kill(pid, 'SIGCONT')
    await started
    await edits
    await api.post(`/sessions/${id}/end`)
    const history = await withWorkflow(instance, id, async (handle) => {
      await handle.result()
      return handle.fetchHistory()
    })
    if (patchesOf(history).includes('start-with-last-script')) return { id }
  }
  throw new Error(`in ${TRIES} interviews no script was edited just while it started`)
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
