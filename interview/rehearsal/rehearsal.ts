import { react } from '../conduct/react.ts'
import { type Command, type Conduct, type ConductEvent, initialConduct } from '../conduct/state.ts'
import { questionOf } from '../conduct/turn.ts'
import type { Actor, ProgressMessage } from '../messages.ts'
import { applyMessage } from '../progress/apply.ts'
import { initialProgress, type Progress } from '../progress/state.ts'
import { hashOf } from '../record/hash.ts'
import type { Script } from '../script/script.ts'
import { judgeWithoutModel } from '../verdict/rules.ts'
import { type RehearsedLine, lineOf } from './lines.ts'

/** An interview that is played through: no room, no agent, no workflow; every rule is that of a real one. */
export interface Rehearsal {
  readonly conduct: Conduct
  readonly progress: Progress
  /** What was said, and what became of it, in order. */
  readonly lines: readonly RehearsedLine[]
  readonly atMs: number
  /** Answers that were given so far. */
  readonly heard: number
  /** The officer has said its last words. */
  readonly isOver: boolean
}

interface Person {
  id: string
  name: string
}

/** What a person in charge decides on an interview that stands still. */
export type Decision = 'ask-again' | 'waive'

const LAWYER: Actor = { id: 'rehearsal', role: 'lawyer' }
const SALT = '0'.repeat(64)
const ANSWER_TIMEOUT_MS = 45_000
const SPEECH_MS = 1_000
const TICK_MS = 500
/** The officer asks whether somebody is there, and later takes it for no answer; nothing waits longer. */
const LONGEST_SILENCE_MS = 4 * ANSWER_TIMEOUT_MS
/** More than the officer ever does before it waits. */
const MOST_MOVES = 200

const inWorkflow = <T>(value: T) => ({ value, salt: SALT })

/** The officer has opened, and put the first question. @param people who are asked, all of them present */
export function startRehearsal(script: Script, people: readonly Person[]): Rehearsal {
  const play = new Play({
    conduct: initialConduct({
      script,
      names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
      answerTimeoutMs: ANSWER_TIMEOUT_MS,
      identity: 'rehearsal',
      software: 'rehearsal',
      equipment: { hearing: 'typed', judging: 'rules', speaking: 'captions' },
      seed: SALT,
    }),
    progress: initialProgress(people.map(({ id }) => id)),
    lines: [],
    atMs: 0,
    heard: 0,
    isOver: false,
  })
  const { steps } = script
  play.tell({ type: 'scriptSubmitted', actor: LAWYER, version: 1, sha256: hashOf(script), steps: steps.length })
  const names = people.map(({ id, name }) => ({ respondent: id, name: inWorkflow(name) }))
  play.tell({ type: 'started', actor: LAWYER, script: inWorkflow(script), names })
  play.tell({ type: 'leaseIssued' })
  play.take({ type: 'leased', epoch: 1, clock: '', present: people.map(({ id }) => id) })
  return play.settle()
}

/** Somebody says this, whoever was asked; what is blank changes nothing. */
export function say(rehearsal: Rehearsal, respondent: string, text: string): Rehearsal {
  if (text.trim() === '') return rehearsal
  const play = new Play(rehearsal)
  play.hear(respondent, text)
  return play.settle()
}

/** Nobody says anything, until the officer does. */
export function stayQuiet(rehearsal: Rehearsal): Rehearsal {
  const play = new Play(rehearsal)
  play.wait()
  return play.settle()
}

/** Decides on the question that the interview stands still for; without one nothing changes. */
export function decide(rehearsal: Rehearsal, decision: Decision): Rehearsal {
  const { cause, status } = rehearsal.progress
  if (status !== 'interrupted' || cause?.kind !== 'referred') return rehearsal
  const { step, respondent } = cause
  const play = new Play(rehearsal)
  const act = { actor: LAWYER, step, respondent }
  if (decision === 'waive') play.tell({ type: 'waiveStep', ...act, reason: inWorkflow('rehearsal') })
  else play.tell({ type: 'retakeStep', ...act })
  play.note({ is: 'decision', decision, step, respondent })
  play.learn()
  return play.settle()
}

/** Whose words the officer waits for; undefined when nobody is asked. */
export function askedIn({ conduct: { withdrawing, correcting, listening }, isOver }: Rehearsal): string | undefined {
  if (isOver) return undefined
  return withdrawing?.heard.respondent ?? correcting?.respondent ?? listening?.ask.respondent
}

type Untimed<Event> = Event extends unknown ? Omit<Event, 'atMs'> : never

/** One move: a working copy of the rehearsal. */
class Play {
  #now: Rehearsal
  /** What the officer asked of a model, or of whoever keeps the sound. */
  #wanted: Command[] = []

  constructor(rehearsal: Rehearsal) {
    this.#now = rehearsal
  }

  note(line: RehearsedLine): void {
    this.#now = { ...this.#now, lines: [...this.#now.lines, line] }
  }

  /** The workflow takes a message. */
  tell(message: ProgressMessage): void {
    const { progress: before, conduct, atMs } = this.#now
    const script = before.phase === 'preparing' ? undefined : conduct.script
    const { progress, entries } = applyMessage(script, before, message, atMs)
    this.#now = { ...this.#now, progress }
    for (const entry of entries) {
      const line = lineOf(entry)
      if (line) this.note(line)
    }
  }

  take(event: Untimed<ConductEvent>): void {
    const { atMs } = this.#now
    const { state, commands } = react(this.#now.conduct, { ...event, atMs } as ConductEvent)
    this.#now = { ...this.#now, conduct: state }
    for (const command of commands) {
      if (command.type === 'say') this.note({ is: 'said', text: command.utterance.text })
      else if (command.type === 'leave') this.#now = { ...this.#now, isOver: true }
      else if (command.type === 'judge' || command.type === 'reply' || command.type === 'finish')
        this.#wanted.push(command)
    }
  }

  learn(): void {
    this.take({ type: 'refreshed', progress: this.#now.progress })
  }

  hear(respondent: string, text: string): void {
    const heard = this.#now.heard + 1
    this.#now = { ...this.#now, heard, atMs: this.#now.atMs + SPEECH_MS }
    this.note({ is: 'said', by: respondent, text })
    const { atMs: startMs } = this.#now
    this.take({ type: 'heard', id: `r${heard}`, respondent, text, channel: 'typed', startMs })
  }

  wait(): void {
    const { progress, lines, atMs } = this.#now
    this.note({ is: 'silence' })
    const until = atMs + LONGEST_SILENCE_MS
    const isSame = () => this.#now.lines.length === lines.length + 1 && this.#now.progress === progress
    while (isSame() && this.#now.conduct.outbox.length === 0 && this.#now.atMs < until) {
      this.#now = { ...this.#now, atMs: this.#now.atMs + TICK_MS }
      this.take({ type: 'tick' })
    }
  }

  /** Until the officer waits for somebody, or is gone. */
  settle(): Rehearsal {
    for (let moves = 0; moves < MOST_MOVES && this.#move(); moves += 1);
    return this.#now
  }

  #move(): boolean {
    const { conduct } = this.#now
    const [head] = conduct.outbox
    if (head) {
      this.tell(head.message)
      this.take({ type: 'acknowledged', ...head.message.id })
      if (this.#now.conduct.outbox.length === 0) this.learn()
      return true
    }
    const wanted = this.#wanted.shift()
    if (wanted) {
      this.#serve(wanted)
      return true
    }
    if (!conduct.speaking) return false
    const utterance = conduct.speaking.id
    this.take({ type: 'started', utterance, durationMs: SPEECH_MS })
    this.#now = { ...this.#now, atMs: this.#now.atMs + SPEECH_MS }
    this.take({ type: 'spoken', utterance, share: 1 })
    return true
  }

  #serve(command: Command): void {
    if (command.type === 'finish') return this.take({ type: 'finished' })
    if (command.type === 'reply') return this.take({ type: 'replied', heard: command.heard, reply: { kind: 'none' } })
    if (command.type !== 'judge') return
    const { heard, step, respondent, text } = command
    const verdict = judgeWithoutModel(questionOf(this.#now.conduct, step, respondent), text)
    this.take({ type: 'judged', heard, judgement: { kind: 'verdict', verdict } })
  }
}
