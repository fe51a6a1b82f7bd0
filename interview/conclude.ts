import { entryOf, type Fact } from './facts.ts'
import type { PersonAct, ProgressMessage, WorkflowEnd } from './messages.ts'
import { applyMessage } from './progress/apply.ts'
import type { Progress } from './progress/state.ts'
import {
  chainAll,
  type Chained,
  type ChainHead,
  EMPTY_CHAIN,
  firstEntry,
  headAt,
  SEALED,
  type TimedDraft,
} from './record/chain.ts'
import { completenessOf } from './record/completeness.ts'
import { type Completeness, type EntryDraft } from './record/entries.ts'
import type { RecordDocument } from './record/record.ts'
import { replayAnswers } from './record/replay.ts'
import type { Script } from './script/script.ts'
import type { SessionKind } from './statuses.ts'

/** An interview that has lost its workflow, with what there is of it in Postgres. */
export interface Remains {
  sessionId: string
  kind: SessionKind
  /** Undefined when nothing was recorded. */
  record: RecordDocument | undefined
  progress: Progress
  how: WorkflowEnd
}

export interface Conclusion extends Chained {
  snapshot: Progress
}

/** What is shown of an interview that Temporal does not know: nothing is written that its workflow could contradict. */
export const markGone = (progress: Progress, how: WorkflowEnd): Progress => ({
  ...progress,
  status: 'interrupted',
  cause: { kind: 'workflow-gone', how },
})

/**
 * The last entries of a record whose workflow cannot write them, down to its seal.
 * @param end the act by which a person asked for it, if one did
 * @param facts what is known of its sound beyond the record
 * @param now Unix milliseconds
 */
export function conclude(
  remains: Remains,
  end: PersonAct | undefined,
  facts: readonly Fact[],
  now: number,
): Conclusion {
  const { record, how } = remains
  const lastEntry = record?.entries.at(-1)
  // Entries may be missing in Postgres: the numbers go on from the last one, and a verifier names the place.
  const head: ChainHead = lastEntry ? headAt(lastEntry) : EMPTY_CHAIN
  let snapshot = remains.progress
  if (record?.sealed) return { snapshot, entries: [], openings: [], head }
  const last: TimedDraft[] = []
  const append = (drafts: readonly EntryDraft[]) => {
    const at = new Date(now).toISOString()
    last.push(...drafts.map((draft) => ({ ...draft, at })))
  }
  const script = record && scriptOf(record)
  const take = (message: ProgressMessage) => {
    const applied = applyMessage(script, snapshot, message, now)
    snapshot = applied.progress
    append(applied.entries)
  }
  if (!record) append([firstEntry(remains.sessionId, remains.kind)])
  if (end && snapshot.phase !== 'closed') take({ type: 'end', ...end })
  take({ type: 'workflowGone', how })
  // The snapshot may be ahead of the entries, and the entries count.
  const isClosed = record?.entries.some(({ type }) => type === 'closed')
  if (!isClosed || snapshot.phase !== 'closed') take({ type: 'closed', by: 'workflow-gone' })
  append(facts.map(entryOf))
  append([{ type: SEALED, data: script ? { completeness: completenessOfEntries(script, record, snapshot) } : {} }])
  return { snapshot, ...chainAll(head, last) }
}

function completenessOfEntries(script: Script, record: RecordDocument, { asks }: Progress): Completeness {
  const openings = new Map(record.openings.map((opening) => [opening.commitment, opening]))
  return replayAnswers(record.entries, openings) ?? completenessOf(script, asks)
}

function scriptOf(record: RecordDocument): Script | undefined {
  const commitment = record.entries.find(({ type }) => type === 'started')?.commitments['script']
  return record.openings.find((opening) => opening.commitment === commitment)?.value as Script | undefined
}
