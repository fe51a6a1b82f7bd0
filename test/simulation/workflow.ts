import type { Timer } from '../../agent/tenure/clock.ts'
import { backOffMs, mayStillLive, wantsAgent } from '../../interview/lease.ts'
import type { ClosedBy, LeaseLoss, PersonMessage, ProgressMessage, ReportedSignal } from '../../interview/messages.ts'
import type { applyMessage } from '../../interview/progress/apply.ts'
import { refusalOf } from '../../interview/progress/permits.ts'
import { initialProgress, type Progress } from '../../interview/progress/state.ts'
import { chainEntry, type ChainHead, EMPTY_CHAIN, firstEntry } from '../../interview/record/chain.ts'
import type { EntryDraft } from '../../interview/record/entries.ts'
import { completenessOf } from '../../interview/record/completeness.ts'
import type { Entry, Opening } from '../../interview/record/record.ts'
import type { Refusal } from '../../interview/refusals.ts'
import type { Script } from '../../interview/script/script.ts'
import { fixedSalt } from '../builders.ts'
import type { Clock } from './clock.ts'
import { NAMES, RESPONDENTS, SESSION } from './script.ts'

const MAX_AGENT_FAILURES = 4
const CLOSING_TIMEOUT_MS = 10_000
const EPOCH_MS = Date.UTC(2026, 0, 1)

export type HistoryEvent =
  | { kind: 'signal'; message: ReportedSignal }
  | { kind: 'act'; message: PersonMessage; done: (refusal: Refusal | undefined) => void }
  | { kind: 'query'; done: (progress: Progress) => void }
  | { kind: 'lease-ended'; epoch: number; loss?: LeaseLoss }
  | { kind: 'timer'; token: number }

export interface WorkflowEffects {
  applyMessage: typeof applyMessage
  /** A durable timer. */
  timer(ms: number, token: number): Timer
  dispatch(epoch: number, mode: 'offer' | 'dispatch'): void
  cancelLease(epoch: number): void
  applied(before: Progress, message: ProgressMessage, after: Progress, entries: readonly EntryDraft[]): void
  closed(): void
}

type Mode =
  | { at: 'idle' }
  | { at: 'leased'; epoch: number; closing?: Timer }
  | { at: 'back-off'; timer: Timer }
  | { at: 'closed' }

/** `workflows/interview.ts` in simulated time: the same decisions in the same order. */
export class WorkflowModel {
  progress: Progress = initialProgress([...RESPONDENTS])
  readonly script: Script
  readonly entries: Entry[] = []
  readonly openings: Opening[] = []
  head: ChainHead = EMPTY_CHAIN
  readonly #clock: Clock
  readonly #effects: WorkflowEffects
  #mode: Mode = { at: 'idle' }
  #loss: LeaseLoss | undefined
  #token = 0

  constructor(script: Script, clock: Clock, effects: WorkflowEffects) {
    this.script = script
    this.#clock = clock
    this.#effects = effects
  }

  get closed(): boolean {
    return this.#mode.at === 'closed'
  }

  start(): void {
    this.#append([firstEntry(SESSION, 'scripted')], EPOCH_MS)
    const actor = { id: 'lawyer-1', role: 'lawyer' } as const
    this.take({ type: 'scriptSubmitted', actor, version: 1, sha256: fixedSalt(0), steps: this.script.steps.length })
    this.take({
      type: 'started',
      actor,
      script: { value: this.script, salt: fixedSalt(1) },
      names: RESPONDENTS.map((respondent, index) => ({
        respondent,
        name: { value: NAMES[respondent] ?? respondent, salt: fixedSalt(2 + index) },
      })),
    })
    this.take({ type: 'roomCreated', room: 'room', sid: 'RM_1' })
    this.#advance()
  }

  handle(event: HistoryEvent): void {
    switch (event.kind) {
      case 'query':
        return event.done(this.progress)
      case 'signal':
        if (!this.closed) this.take(event.message)
        break
      case 'act': {
        const refusal = refusalOf(this.progress, event.message)
        if (!refusal) this.take(event.message)
        event.done(refusal)
        break
      }
      case 'lease-ended':
        this.#leaseEnded(event.epoch, event.loss)
        break
      case 'timer':
        this.#timerFired(event.token)
    }
    this.#advance()
  }

  take(message: ProgressMessage): void {
    const before = this.progress
    const script = before.phase === 'preparing' ? undefined : this.script
    const now = EPOCH_MS + this.#clock.now
    const applied = this.#effects.applyMessage(script, before, message, now)
    this.progress = applied.progress
    this.#append(applied.entries, now)
    this.#effects.applied(before, message, applied.progress, applied.entries)
  }

  #append(drafts: readonly EntryDraft[], now: number): void {
    const at = new Date(now).toISOString()
    for (const draft of drafts) {
      const { entry, openings } = chainEntry(this.head, draft, at)
      this.head = { length: entry.seq + 1, hash: entry.hash }
      this.entries.push(entry)
      this.openings.push(...openings)
    }
  }

  #advance(): void {
    for (;;) {
      const mode = this.#mode
      const isClosing = this.progress.phase === 'closing'
      if (mode.at === 'idle') {
        if (wantsAgent(this.progress)) this.#issueLease()
        else if (isClosing) return this.#close('no-agent')
        else return
      } else if (mode.at === 'leased') {
        if (isClosing && !mode.closing) mode.closing = this.#timer(CLOSING_TIMEOUT_MS)
        if (!isClosing && mode.closing) {
          mode.closing.cancel()
          delete mode.closing
        }
        return
      } else if (mode.at === 'back-off' && !wantsAgent(this.progress)) {
        mode.timer.cancel()
        this.#mode = { at: 'idle' }
      } else return
    }
  }

  #issueLease(): void {
    this.take({ type: 'leaseIssued' })
    const { epoch } = this.progress
    this.#mode = { at: 'leased', epoch }
    this.#effects.dispatch(epoch, mayStillLive(this.progress, this.#loss) ? 'offer' : 'dispatch')
  }

  #leaseEnded(epoch: number, loss: LeaseLoss | undefined): void {
    if (this.#mode.at !== 'leased' || this.#mode.epoch !== epoch) return
    this.#mode.closing?.cancel()
    this.#mode = { at: 'idle' }
    this.#loss = loss
    if (loss === undefined) {
      this.take({ type: 'agentLeft', epoch })
      if (this.progress.phase === 'closing') this.#close('agent')
      return
    }
    this.take({ type: 'leaseLost', epoch, loss })
    if (loss === 'offer-declined' || !wantsAgent(this.progress)) return
    const { failures } = this.progress
    if (failures >= MAX_AGENT_FAILURES) {
      if (this.progress.phase === 'closing') return this.#close('no-agent')
      this.take({ type: 'interrupted', cause: { kind: 'agent-failures', failures } })
    } else if (backOffMs(failures) > 0) this.#mode = { at: 'back-off', timer: this.#timer(backOffMs(failures)) }
  }

  #timer(ms: number): Timer {
    this.#token += 1
    return this.#effects.timer(ms, this.#token)
  }

  /** Only the newest timer can be of interest: one is ever pending. */
  #timerFired(token: number): void {
    if (token !== this.#token) return
    if (this.#mode.at === 'back-off') this.#mode = { at: 'idle' }
    else if (this.#mode.at === 'leased' && this.#mode.closing) {
      this.#effects.cancelLease(this.#mode.epoch)
      this.#close('timeout')
    }
  }

  #close(by: ClosedBy): void {
    this.#mode = { at: 'closed' }
    this.take({ type: 'closed', by })
    const completeness = completenessOf(this.script, this.progress.asks)
    this.#append([{ type: 'sealed', data: { completeness } }], EPOCH_MS + this.#clock.now)
    this.#effects.closed()
  }
}
