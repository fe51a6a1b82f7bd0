import { longRecord } from '../../../dashboard/staff/pages/record/sample-record.ts'
import type { Database } from '../../../db/database.ts'
import { recordProgress } from '../../../db/progress.ts'
import { saveSeal } from '../../../db/record.ts'
import { ensureSession, markWorkflowStarted } from '../../../db/sessions.ts'
import { initialProgress, type Progress } from '../../../interview/progress/state.ts'
import type { RecordDocument } from '../../../interview/record/record.ts'
import { accepted, aScript, Hearing, RESPONDENTS } from '../../builders.ts'

const STEPS = 20

export interface Seeded {
  live: string[]
  /** Their session ids. */
  records: { usual: string; long: string }
}

interface Sizes {
  listed: number
  live: number
  usual: number
  long: number
}

/** Writes interviews into the database as their workflows would have, without running any. */
export async function seed(db: Database, lawyerId: string, sizes: Sizes): Promise<Seeded> {
  const completed: Progress = {
    ...initialProgress([...RESPONDENTS]),
    ...{ revision: 1, started: true, status: 'completed', phase: 'closed', scriptVersion: 1 },
  }
  for (let number = sizes.live + 2; number < sizes.listed; number++) {
    const id = await addSession(db, lawyerId, number)
    await recordProgress(db, { sessionId: id, snapshot: completed, entries: [], openings: [] })
  }
  const addRecord = async (length: number): Promise<string> => {
    const id = await addSession(db, lawyerId, length)
    const { entries, openings }: RecordDocument = longRecord(length, id)
    await recordProgress(db, { sessionId: id, snapshot: completed, entries, openings })
    return id
  }
  const records = { usual: await addRecord(sizes.usual), long: await addRecord(sizes.long) }
  const live: string[] = []
  for (let number = 0; number < sizes.live; number++) live.push(await addSession(db, lawyerId, number))
  await writeRound(db, live, 0)
  return { live, records }
}

async function addSession(db: Database, lawyerId: string, number: number): Promise<string> {
  const { id } = await ensureSession(db, {
    lawyerId,
    kind: 'scripted',
    respondents: RESPONDENTS.map((role) => ({ role, name: `${role} number ${number}` })),
    label: number % 2 === 0 ? 'Town hall' : 'Embassy',
    reference: `File ${number}`,
  })
  await markWorkflowStarted(db, id)
  // Nobody looks for the workflow of a record that is sealed.
  await saveSeal(db, { sessionId: id, head: { length: 1, hash: '0'.repeat(64) }, sealedAt: new Date().toISOString() })
  return id
}

const snapshots = snapshotsOfOne()

/** How an interview stands after none, one, two ... of its answers. */
function snapshotsOfOne(): Progress[] {
  const steps = Array.from({ length: STEPS }, (_, place) => ({ id: `step-${place}`, ask: `Question ${place + 1}?` }))
  const hearing = Hearing.started(aScript(steps))
  const all = [hearing.progress]
  while (hearing.progress.phase === 'conducting') {
    hearing.answer(accepted())
    all.push(hearing.progress)
  }
  return all.slice(0, -1)
}

/** How many answers an interview has after this round. */
export const answersAfter = (round: number): number => round % snapshots.length

/** One more answer in each of these interviews, and from the start again after the last. */
export async function writeRound(db: Database, live: readonly string[], round: number): Promise<void> {
  const snapshot = snapshots[answersAfter(round)]
  if (!snapshot) throw new Error('an interview has no answers')
  await Promise.all(
    live.map((sessionId) =>
      recordProgress(db, {
        sessionId,
        snapshot: { ...snapshot, revision: 1_000 + round },
        entries: [],
        openings: [],
      }),
    ),
  )
}
