import { accepted, aRecord, aScript, Hearing } from '../../test/builders.ts'
import { completenessOf } from './completeness.ts'
import type { DraftOf, EntryDraft } from './entries.ts'
import type { Entry, RecordDocument } from './record.ts'
import { verifyRecord } from './verify.ts'

/** A consent of both, and a question for the bride alone. */
export const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'all', expect: 'consent' },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride' },
])

/** The sealed record of an interview in which, if nothing else is said, everything was answered. */
export function sealed(conduct: (hearing: Hearing) => void = answerAll): RecordDocument {
  const hearing = Hearing.started(script)
  conduct(hearing)
  hearing.take({ type: 'closed', by: 'agent' })
  return structuredClone(aRecord([...hearing.entries, seal(hearing)]))
}

const seal = ({ progress }: Hearing): EntryDraft => ({
  type: 'sealed',
  data: { completeness: completenessOf(script, progress.asks) },
})

function answerAll(hearing: Hearing): void {
  hearing.answer(accepted(true))
  hearing.answer(accepted(true))
  hearing.answer(accepted('Vienna'))
}

/** What an answer's entry says, of a step `one` that the bride was asked. */
export const anAnswer: DraftOf<'answer'>['data'] = {
  message: { epoch: 1, seq: 1 },
  ask: { step: 'one', respondent: 'bride', round: 1 },
  outcome: 'accepted',
  effect: 'accepted',
  judge: { by: 'rule', rule: 'test' },
}

export const at = (record: RecordDocument, seq: number): Entry => {
  const entry = record.entries[seq]
  if (!entry) throw new Error(`no entry ${seq}`)
  return entry
}
export const seqOf = (record: RecordDocument, type: string): number =>
  record.entries.findIndex((entry) => entry.type === type)
export const faultOf = (record: unknown) => verifyRecord(record).fault
