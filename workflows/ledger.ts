import { ApplicationFailure, condition, patched, workflowInfo } from '@temporalio/workflow'
import type { RecordProgressInput } from '../activities/contract.ts'
import type { ProgressMessage } from '../interview/messages.ts'
import { applyMessage } from '../interview/progress/apply.ts'
import { initialProgress, type Progress } from '../interview/progress/state.ts'
import {
  chainAll,
  type ChainHead,
  EMPTY_CHAIN,
  firstEntry,
  headAt,
  SEALED,
  type TimedDraft,
} from '../interview/record/chain.ts'
import { type DraftOf, type EntryDraft, UnknownEntryTypeError } from '../interview/record/entries.ts'
import type { Script } from '../interview/script/script.ts'
import { QuickEffects } from './effects.ts'
import type { Briefing, InterviewInput } from './messages.ts'

interface Pending {
  draft: TimedDraft
  /** Length of the history at the task that made it. */
  historyLength: number
}

/** What a reader of a running record should not have to wait for until the next answer. */
const PRESSING: readonly ProgressMessage['type'][] = [
  'pause',
  'resume',
  'retakeStep',
  'waiveStep',
  'interrupted',
  'roomChanged',
  'seatChanged',
]
const PRESSING_MS = 1_000

const isForgery = (message: ProgressMessage) => message.type === 'signalRefused' && message.code === 'forged'

const isHindrance = (message: ProgressMessage) =>
  message.type === 'factsNoted' && message.facts.some(({ kind }) => kind === 'hindrance')

/** Lets all that follows from the same message happen first, so that it goes to Postgres together. */
async function afterwards(): Promise<void> {
  for (let turn = 0; turn < 25; turn++) await Promise.resolve()
}

type InterviewIdentity = Pick<
  InterviewInput,
  'sessionId' | 'respondents' | 'kind' | 'signer' | 'recordFormat' | 'answerTimeoutMs'
>

/** The state of one interview with its record, and the way both reach Postgres. */
export class Ledger {
  progress: Progress
  script: Script | undefined
  names: Record<string, string> = {}
  readonly effects = new QuickEffects()
  readonly #sessionId: string
  readonly #briefed: Pick<InterviewInput, 'signer' | 'answerTimeoutMs'>
  /**
   * How far the chain is in Postgres. It is what the writing answered, and that is in the history: the next entry
   * follows what was written, whatever a replay would have written in its place.
   */
  #written: ChainHead = EMPTY_CHAIN
  #pending: Pending[] = []
  /** On its way to Postgres. */
  #inFlight: Pending[] = []
  #dirty = false
  #flying = false
  #pressing = false
  /** Flights that have ended. */
  #flights = 0
  /**
   * Until so many have ended, one follows another soon: entries are not committed yet when the next flight starts,
   * nor when one does that starts at once after the present one.
   */
  #pressUntil = 0
  #sealed = false
  #sealing = false
  /**
   * The time that entries carry: when the last message, activity or timer came in. Not read at any other
   * moment: after local activities a replay can see another time than the run did, and the chain would break.
   */
  #now = Date.now()

  constructor({ sessionId, respondents, kind, signer, recordFormat, answerTimeoutMs }: InterviewIdentity) {
    this.#sessionId = sessionId
    this.#briefed = {
      ...(signer !== undefined && { signer }),
      ...(answerTimeoutMs !== undefined && { answerTimeoutMs }),
    }
    this.progress = initialProgress(respondents, kind)
    if (recordFormat === 2) this.#append([firstEntry(sessionId, kind)])
  }

  /** Something came in from outside: what follows happens now. */
  tick(): void {
    this.#now = Date.now()
  }

  /** Workflow time, ISO 8601. */
  get now(): string {
    return new Date(this.#now).toISOString()
  }

  /** Applies a message and puts what it made of the interview into the record. */
  take(message: ProgressMessage): Progress {
    const now = this.#now
    const before = this.progress
    const applied = applyMessage(this.script, before, message, now)
    this.progress = applied.progress
    if (message.type === 'started') {
      this.script = message.script?.value
      this.names = Object.fromEntries(message.names.map(({ respondent, name }) => [respondent, name.value]))
    }
    this.#append(applied.entries)
    if (this.progress !== before) this.#dirty = true
    const isPressing = PRESSING.includes(message.type) || isForgery(message)
    if (isPressing) this.#pressing = true
    if (isPressing || isHindrance(message)) this.#pressUntil = this.#flights + (this.#flying ? 3 : 2)
    return this.progress
  }

  get briefing(): Briefing | undefined {
    return this.script && { script: this.script, names: this.names, ...this.#briefed }
  }

  /** What Postgres may not have. */
  get unwritten(): RecordProgressInput {
    return this.#recordOf([...this.#inFlight, ...this.#pending])
  }

  append(...drafts: EntryDraft[]): void {
    this.#append(drafts)
    this.#dirty = true
  }

  /** Ends the record: whatever comes now is in the history alone. */
  seal(data: DraftOf<'sealed'>['data']): void {
    this.append({ type: SEALED, data })
    this.#sealed = true
  }

  #append(drafts: EntryDraft[]): void {
    if (this.#sealed) return
    const { now: at } = this
    const { historyLength } = workflowInfo()
    this.#pending.push(...drafts.map((draft) => ({ draft: { ...draft, at }, historyLength })))
  }

  /**
   * The projection: one flight at a time, everything that came meanwhile goes with the next.
   * The snapshot may be ahead of what is committed, and the next one puts that right.
   */
  async project(): Promise<never> {
    for (;;) {
      await condition(() => this.#dirty && !this.#sealing)
      await afterwards()
      this.#dirty = false
      this.#flying = true
      try {
        const record = this.#takeCommitted()
        const last = record.entries.at(-1)
        const written = await this.effects.try((activities) => activities.recordProgress(record))
        // Earlier versions of the activity answered nothing.
        this.#settle(written ?? (last ? headAt(last) : this.#written))
      } catch {
        // For good: what is in Postgres says something else, or no record has such an entry. The seal fails as well, and
        // with it the workflow.
        this.#sealing = true
      }
      this.#flying = false
      this.#flights += 1
      if (this.#pressing || (this.#flights < this.#pressUntil && patched('press-until-written'))) await this.#pressOn()
    }
  }

  /** Whatever a replay had sent in its place: what is written so far is no longer waiting. */
  #settle(written: ChainHead): void {
    this.#pending = [...this.#inFlight, ...this.#pending].slice(written.length - this.#written.length)
    this.#inFlight = []
    this.#written = written
  }

  /** Has what is pressing follow soon, should nothing else come in. */
  async #pressOn(): Promise<void> {
    this.#pressing = false
    await condition(() => this.#dirty, PRESSING_MS)
    this.#dirty = true
  }

  /**
   * Entries go out once the workflow task that made them is committed: a task whose worker dies is
   * done again, at another time and perhaps with other messages, and its entries are then others.
   */
  #takeCommitted(): RecordProgressInput {
    const { historyLength } = workflowInfo()
    const committed = this.#pending.filter((each) => each.historyLength < historyLength)
    this.#pending = this.#pending.slice(committed.length)
    this.#inFlight = committed
    return this.#recordOf(committed)
  }

  #recordOf(pending: readonly Pending[]): RecordProgressInput {
    const drafts = pending.map(({ draft }) => draft)
    const { entries, openings } = chainAll(this.#written, drafts)
    return { sessionId: this.#sessionId, snapshot: this.progress, entries, openings }
  }

  /**
   * Everything that is not in Postgres yet, for an activity that a committed task schedules. The projection rests
   * from here on: asked again it answers the same, and what came since.
   * @throws ApplicationFailure, for good, when no record has such entries
   */
  async rest(): Promise<RecordProgressInput> {
    this.#sealing = true
    await condition(() => !this.#flying)
    try {
      return this.unwritten
    } catch (error) {
      if (!(error instanceof UnknownEntryTypeError)) throw error
      throw ApplicationFailure.create({ type: error.name, message: error.message, nonRetryable: true })
    }
  }
}
