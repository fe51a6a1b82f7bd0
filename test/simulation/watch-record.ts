import { completenessOf } from '../../interview/record/completeness.ts'
import { readEntry } from '../../interview/record/entries.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import type { Fail } from './watch-progress.ts'
import { SESSION } from './script.ts'
import type { WorkflowModel } from './workflow.ts'

/** The record as it would be exported: its chain holds, and it says of the answers what the state says. */
export function checkRecord(workflow: WorkflowModel, fail: Fail): void {
  const { entries, openings, head, script, progress, closed } = workflow
  const document: RecordDocument = {
    format: 'lexnova-record/2',
    session_id: SESSION,
    kind: 'scripted',
    entries,
    openings,
    head: head.hash,
    sealed: closed,
  }
  const verification = verifyRecord(document)
  if (!verification.verified) return fail('record', `entry ${verification.fault?.seq}: ${verification.fault?.problem}`)
  const { from, ...told } = verification.completeness ?? { from: undefined }
  const state = completenessOf(script, progress.asks)
  if (from !== 'entries') return fail('record', 'the completeness cannot be read from the entries')
  const standing = (completeness: typeof state) => ({
    ...completeness,
    missing: completeness.missing.map(({ status, ...ask }) => ({
      ...ask,
      status: status === 'open' ? 'pending' : status,
    })),
  })
  const [expected, found] = [standing(state), standing(told as typeof state)].map((one) => JSON.stringify(one))
  if (expected !== found) fail('record', `the record says ${found}, the state ${expected}`)
  const known = entries.map((entry) => readEntry(entry) ?? entry.type)
  const unread = known.find((entry) => typeof entry === 'string')
  if (unread !== undefined) return fail('record', `an entry ${unread} has not the form that is declared`)
  for (const ask of progress.asks) {
    if (ask.status !== 'accepted') continue
    const isKept = known.some(
      (entry) =>
        typeof entry !== 'string' &&
        (entry.type === 'answer' || entry.type === 'correction') &&
        entry.data.ask.step === ask.step &&
        entry.data.ask.respondent === ask.respondent &&
        (entry.data.effect === 'accepted' || entry.data.effect === 'corrected'),
    )
    if (!isKept) fail('lost', `the accepted answer to ${ask.step}/${ask.respondent} is not in the record`)
  }
}
