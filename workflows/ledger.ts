import { condition, proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { InterviewActivities } from '../activities/contract.ts'
import type { ProgressMessage } from '../interview/messages.ts'
import { applyMessage } from '../interview/progress/apply.ts'
import { initialProgress, type Progress } from '../interview/progress/state.ts'
import { chainEntry, type ChainHead, EMPTY_CHAIN, type EntryDraft } from '../interview/record/chain.ts'
import type { Entry, Opening } from '../interview/record/record.ts'
import type { Script } from '../interview/script.ts'
import type { Briefing } from './messages.ts'

type Quick = Pick<InterviewActivities, 'recordProgress' | 'freezeScript' | 'createRoom' | 'closeRoom' | 'sealRecord'>

/** Tried once in the same workflow task: a service that is away must not slow the interview. */
export const quick = proxyLocalActivities<InterviewActivities>({
  startToCloseTimeout: '1 second',
  retry: { maximumAttempts: 1 },
})
/** Tried until it is done. */
export const patient = proxyActivities<InterviewActivities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
})

/** For what the interview must not wait for without end. */
export const bounded = proxyActivities<InterviewActivities>({
  startToCloseTimeout: '15 seconds',
  scheduleToCloseTimeout: '2 minutes',
})

/** Tries an effect in the current workflow task, at one event, and patiently when that fails. */
export async function quickly<T>(effect: (activities: Quick) => Promise<T>, fallback: Quick = patient): Promise<T> {
  try {
    return await effect(quick)
  } catch {
    return effect(fallback)
  }
}

/** Lets all that follows from the same message happen first, so that it goes to Postgres together. */
async function afterwards(): Promise<void> {
  for (let turn = 0; turn < 25; turn++) await Promise.resolve()
}

/** The state of one interview with its record, and the way both reach Postgres. */
export class Ledger {
  progress: Progress
  script: Script | undefined
  names: Record<string, string> = {}
  head: ChainHead = EMPTY_CHAIN
  readonly #sessionId: string
  #entries: Entry[] = []
  #openings: Opening[] = []
  #dirty = false
  /**
   * The time that entries carry: when the last message, activity or timer came in. Not read at any other
   * moment: after local activities a replay can see another time than the run did, and the chain would break.
   */
  #now = Date.now()

  constructor(sessionId: string, respondents: string[]) {
    this.#sessionId = sessionId
    this.progress = initialProgress(respondents)
  }

  /** Something came in from outside: what follows happens now. */
  tick(): void {
    this.#now = Date.now()
  }

  /** Applies a message and puts what it made of the interview into the record. */
  take(message: ProgressMessage): Progress {
    const now = this.#now
    const before = this.progress
    const applied = applyMessage(this.script, before, message, now)
    this.progress = applied.progress
    if (message.type === 'started') {
      this.script = message.script.value
      this.names = Object.fromEntries(message.names.map(({ respondent, name }) => [respondent, name.value]))
    }
    this.#append(applied.entries)
    if (this.progress !== before) this.#dirty = true
    return this.progress
  }

  get briefing(): Briefing | undefined {
    return this.script && { script: this.script, names: this.names }
  }

  append(...drafts: EntryDraft[]): void {
    this.#append(drafts)
    this.#dirty = true
  }

  #append(drafts: EntryDraft[]): void {
    const at = new Date(this.#now).toISOString()
    for (const draft of drafts) {
      const { entry, openings } = chainEntry(this.head, draft, at)
      this.head = { length: entry.seq + 1, hash: entry.hash }
      this.#entries.push(entry)
      this.#openings.push(...openings)
    }
  }

  /** The projection: one flight at a time, everything that came meanwhile goes with the next. */
  async project(): Promise<never> {
    for (;;) {
      await condition(() => this.#dirty)
      await afterwards()
      this.#dirty = false
      const entries = this.#entries
      const openings = this.#openings
      this.#entries = []
      this.#openings = []
      const input = { sessionId: this.#sessionId, snapshot: this.progress, entries, openings }
      this.#inFlight = true
      await quickly((activities) => activities.recordProgress(input))
      this.#inFlight = false
    }
  }

  #inFlight = false

  /** Resolves once everything taken so far is in Postgres. */
  async projected(): Promise<void> {
    await condition(() => !this.#dirty && !this.#inFlight)
  }
}
