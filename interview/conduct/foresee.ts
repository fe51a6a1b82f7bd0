import { wantsAgent } from '../lease.ts'
import type { Progress } from '../progress/state.ts'
import type { Script } from '../script/script.ts'
import { isSettled } from '../statuses.ts'
import { react } from './react.ts'
import { type Conduct, type ConductEvent, initialConduct } from './state.ts'

/** One interview, before and after something has changed it. */
interface Turning {
  script: Script
  /** As they are spoken. */
  names: Readonly<Record<string, string>>
  before: Progress
  after: Progress
}

/** More than the officer ever says before it waits. */
const MOST_WORDS = 50
const SPEECH_MS = 1_000
const STAND_IN = {
  answerTimeoutMs: 24 * 60 * 60 * 1_000,
  identity: 'foreseen',
  software: 'foreseen',
  equipment: { hearing: 'typed', judging: 'rules', speaking: 'embedded' },
  seed: '0'.repeat(64),
}

/**
 * What people in the room will hear next because of the change, by the same conversation that an officer holds. What
 * only the officer in the room knows, as which sentence it is in the middle of, is taken to be said.
 */
export function foresee({ script, names, before, after }: Turning): string[] {
  if (after.present.length === 0 || !wantsWords(before, after)) return []
  const officer = new Foreseen(script, names)
  if (!isConducted(before)) return officer.join(after, before.joins + 1)
  officer.remember(before)
  officer.join(before, before.joins)
  return officer.learn(after)
}

/** An agent is in the room, as far as the workflow knows. */
const isConducted = ({ joined, epoch, cause }: Progress) =>
  joined > 0 && joined === epoch && (cause === undefined || cause.kind === 'referred')

/** An officer that is there says what it came to; for an end by a person none is sent. */
const wantsWords = (before: Progress, after: Progress) =>
  after.kind === 'scripted' && (isConducted(before) || wantsAgent(after))

class Foreseen {
  #state: Conduct
  #atMs = 0
  #said: string[] = []

  constructor(script: Script, names: Turning['names']) {
    this.#state = initialConduct({ ...STAND_IN, script, names })
  }

  /** Has been there from the beginning. */
  remember(progress: Progress): void {
    const addressed = addressedIn(progress)
    this.#state = { ...this.#state, openingSaid: isBegun(progress), utterances: 1, ...(addressed && { addressed }) }
  }

  /** Comes to where the interview stands, and says what there is to say. */
  join(progress: Progress, joins: number): string[] {
    this.#take({ type: 'leased', epoch: 1, clock: '', present: progress.present, atMs: this.#atMs })
    this.#take({ type: 'acknowledged', epoch: 1, seq: 0, atMs: this.#atMs })
    return this.learn({ ...progress, joins })
  }

  /** Reads the state anew, and says what comes of it. */
  learn(progress: Progress): string[] {
    this.#said = []
    const { identity, seq } = this.#state
    const seen = { ...progress, epoch: 1, joined: 1, agent: identity, seq: seq - 1 }
    this.#take({ type: 'refreshed', progress: seen, atMs: this.#atMs })
    for (let words = 0; this.#state.speaking && words < MOST_WORDS; words++) {
      const utterance = this.#state.speaking.id
      this.#take({ type: 'started', utterance, durationMs: SPEECH_MS, atMs: this.#atMs })
      this.#atMs += SPEECH_MS
      this.#take({ type: 'spoken', utterance, share: 1, atMs: this.#atMs })
    }
    return this.#said
  }

  #take(event: ConductEvent): void {
    const { state, commands } = react(this.#state, event)
    this.#state = state
    for (const command of commands) if (command.type === 'say') this.#said.push(command.utterance.text)
  }
}

/** The officer waits for all to come before it opens; an answer or a second putting comes later. */
const isBegun = ({ asks, present, respondents }: Progress) =>
  asks.some(({ status, round }) => isSettled(status) || round > 1) || respondents.every((id) => present.includes(id))

/** Whom the last question was put to. */
const addressedIn = ({ open, cause }: Progress) =>
  open?.respondent ?? (cause?.kind === 'referred' ? cause.respondent : undefined)
