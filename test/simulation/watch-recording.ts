import type { Command, Conduct, ConductEvent } from '../../interview/conduct/state.ts'
import type { ProgressMessage } from '../../interview/messages.ts'
import type { EntryDraft } from '../../interview/record/entries.ts'
import { RECORDED, STOPS } from './script.ts'

type Settled = Pick<Extract<ProgressMessage, { verdict: unknown }>, 'ask' | 'verdict' | 'heard' | 'noted'>

const isYes = ({ ask, verdict, noted }: Settled) => ask.step === RECORDED && verdict.outcome === 'accepted' && !noted

/** Whether one agent keeps sound, held against what people said to it. */
export class RecordingWatch {
  #records = false
  /** Who wanted it stopped, and has not agreed anew. */
  readonly #stopped = new Set<string>()
  readonly #agreed = new Set<string>()

  /** What is wrong after this reaction of the agent, if anything is. */
  reacted(event: ConductEvent, before: Conduct, state: Conduct, commands: readonly Command[]): string | undefined {
    if (event.type === 'lease-lost') this.#records = false
    const isStop = event.type === 'heard' && event.channel === 'typed' && event.text === STOPS
    if (isStop && before.progress && !before.done && !before.left) this.#stopped.add(event.respondent)
    for (const draft of draftsOf(state)) this.#agree(draft)
    for (const command of commands) {
      if (command.type === 'publish') this.#records = command.recording.on
      if (command.type === 'stop-recording' || command.type === 'finish') this.#records = false
    }
    if (!this.#records || this.#stopped.size === 0) return undefined
    return `sound is kept though ${[...this.#stopped].join(' and ')} wanted it stopped`
  }

  #agree(draft: Settled): void {
    const { ask, heard } = draft
    if (!isYes(draft) || !heard || this.#agreed.has(heard.id)) return
    this.#agreed.add(heard.id)
    this.#stopped.delete(ask.respondent)
  }

  /** To whichever agent they said it: a yes that counts. */
  applied(message: ProgressMessage, entries: readonly EntryDraft[]): void {
    const isTaken = entries.some(
      ({ type, data }) => type !== 'message-refused' && !('effect' in data && data.effect === 'kept'),
    )
    if (isTaken && 'verdict' in message) this.#agree(message)
  }
}

const draftsOf = ({ unsaved, outbox }: Conduct): Settled[] => [
  ...unsaved,
  ...outbox.flatMap(({ message }) => ('verdict' in message ? [message] : [])),
]
