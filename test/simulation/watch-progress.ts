import type { ProgressMessage } from '../../interview/messages.ts'
import { stepOf } from '../../interview/progress/agenda.ts'
import type { Ask, Progress } from '../../interview/progress/state.ts'
import type { EntryDraft } from '../../interview/record/entries.ts'
import type { Consequence, Script } from '../../interview/script/script.ts'

export type Fail = (rule: string, text: string) => void

const nameOf = ({ step, respondent }: { step: string; respondent: string }) => `${step}/${respondent}`
const isAbout = (message: ProgressMessage, ask: Ask) =>
  'ask' in message && message.ask.step === ask.step && message.ask.respondent === ask.respondent

/** What may become of an ask, by its standing before; told independently of the reducer. */
function mayBecome(before: Ask, after: Ask, message: ProgressMessage): boolean {
  const isAnswer = isAbout(message, before) && 'verdict' in message && !message.correction
  const isCorrection = isAbout(message, before) && 'verdict' in message && message.correction === true
  const isTargeted =
    (message.type === 'retakeStep' || message.type === 'waiveStep') &&
    message.step === before.step &&
    (message.respondent === undefined || message.respondent === before.respondent)
  const isRetaken = isTargeted && message.type === 'retakeStep'
  switch (after.status) {
    case 'waived':
      return isTargeted && message.type === 'waiveStep' && before.status !== 'accepted'
    case 'accepted':
    case 'contrary':
      if (before.status === 'accepted' || before.status === 'contrary') return isCorrection
      return before.status === 'open' && isAnswer && message.verdict.outcome === after.status
    case 'unresolved':
      return before.status === 'open' && isAnswer && message.verdict.outcome !== 'accepted'
    case 'pending':
    case 'open':
      if (before.status === 'pending' || before.status === 'open') return true
      return isRetaken || (before.status === 'unresolved' && message.type === 'resume')
  }
}

/** Follows the authority and holds every step of it against the promises of the product. */
export class ProgressWatch {
  readonly #script: Script
  readonly #fail: Fail
  readonly #taken = new Set<string>()
  /** Settled so that a person has to decide before anything else is asked. */
  readonly #undecided = new Set<string>()

  constructor(script: Script, fail: Fail) {
    this.#script = script
    this.#fail = fail
  }

  applied(before: Progress, message: ProgressMessage, after: Progress, entries: readonly EntryDraft[]): void {
    this.#checkMessage(before, message, after, entries)
    if (before.asks.length !== after.asks.length) return
    before.asks.forEach((ask, index) => {
      const now = after.asks[index]
      if (now) this.#checkAsk(ask, now, message)
    })
    if (message.type === 'resume') this.#decideContrary(after)
    const opened = after.open && nameOf(after.open)
    const isTurn = opened !== undefined && opened !== (before.open && nameOf(before.open))
    if (isTurn) this.#checkNothingSkipped(after, opened)
    if (after.phase === 'closing' && before.phase !== 'closing' && !after.endedBy) this.#checkNothingSkipped(after)
  }

  #checkMessage(before: Progress, message: ProgressMessage, after: Progress, entries: readonly EntryDraft[]): void {
    if (!('id' in message)) return
    const { epoch, seq } = message.id
    const key = `${epoch}.${seq}`
    const isRefused = entries.some(({ type }) => type === 'message-refused')
    if (this.#taken.has(key)) {
      if (after !== before && !isRefused) this.#fail('double', `${message.type} ${key} was taken twice`)
    } else if (epoch < before.joined && !isRefused) {
      this.#fail('fence', `${message.type} of epoch ${epoch} was taken after epoch ${before.joined} had joined`)
    } else if (!isRefused && after !== before) this.#taken.add(key)
    if (
      isRefused &&
      after.asks.some((ask, index) => ask !== before.asks[index] && ask.status !== before.asks[index]?.status)
    ) {
      this.#fail('fence', `${message.type} ${key} was refused and moved the interview`)
    }
  }

  #checkAsk(before: Ask, after: Ask, message: ProgressMessage): void {
    const name = nameOf(after)
    if (after.round < before.round || after.round > before.round + 1) {
      this.#fail('rounds', `${name} went from round ${before.round} to ${after.round}`)
    }
    if (after.status === before.status) return
    if (!mayBecome(before, after, message)) {
      this.#fail('transition', `${name} went from ${before.status} to ${after.status} by ${message.type}`)
    }
    this.#undecided.delete(name)
    const step = stepOf(this.#script, after.step)
    const consequences: Partial<Record<Ask['status'], Consequence>> = {
      contrary: step.onContrary,
      unresolved: step.onUnresolved,
    }
    if (consequences[after.status] === 'refer') this.#undecided.add(name)
  }

  #decideContrary(progress: Progress): void {
    for (const ask of progress.asks) if (ask.status === 'contrary') this.#undecided.delete(nameOf(ask))
  }

  /** Up to the ask that was opened, everything due is settled, and what needs a decision has one. */
  #checkNothingSkipped(progress: Progress, opened?: string): void {
    for (const ask of progress.asks) {
      const name = nameOf(ask)
      if (name === opened) return
      if (!ask.due) continue
      if (ask.status === 'pending' || ask.status === 'open') this.#fail('skipped', `${name} was skipped`)
      if (this.#undecided.has(name)) this.#fail('undecided', `the interview went on, and nobody decided on ${name}`)
    }
  }
}
