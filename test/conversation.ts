import { react } from '../interview/conduct/react.ts'
import { type Command, type Conduct, type ConductEvent, initialConduct } from '../interview/conduct/state.ts'
import { questionOf } from '../interview/conduct/turn.ts'
import type { ReportedSignal } from '../interview/messages.ts'
import type { Script } from '../interview/script/script.ts'
import type { TypedMarks } from '../interview/typed-attributes.ts'
import { judgeWithoutModel } from '../interview/verdict/rules.ts'
import { fixedSalt, Hearing, RESPONDENTS } from './builders.ts'

export const NAMES: Record<string, string> = { groom: 'Anton Weber', bride: 'Clara Weber' }
const SPEECH_MS = 1_000
export const ANSWER_TIMEOUT_MS = 10_000
const LONGEST_ROUND = 50

type Untimed<Event> = Event extends unknown ? Omit<Event, 'atMs'> : never

/** One agent and its workflow, without a network between them: nothing arrives before the test says so. */
export class Conversation {
  readonly hearing: Hearing
  state: Conduct
  now = 0
  /** Everything the officer began to say, and what it did besides. */
  readonly said: string[] = []
  readonly commands: Command[] = []
  #heard = 0

  constructor(script: Script, hearing = Hearing.withoutAgent(script), identity = 'agent-1', ear = 'typed') {
    this.hearing = hearing
    this.state = initialConduct({
      script,
      names: NAMES,
      answerTimeoutMs: ANSWER_TIMEOUT_MS,
      identity,
      software: 'test',
      equipment: { hearing: ear, judging: 'rules', speaking: 'embedded/test' },
      seed: fixedSalt(1),
    })
  }

  /** An agent that has joined and says what it begins with. */
  static joined(script: Script, ear?: string): Conversation {
    const talk = new Conversation(script, undefined, undefined, ear)
    talk.join()
    return talk
  }

  /** An agent that has put its first question, to the last word. */
  static asked(script: Script): Conversation {
    const talk = Conversation.joined(script)
    talk.listen()
    return talk
  }

  /** A new lease, acknowledged, with the workflow's word on the state. */
  join(present: string[] = [...RESPONDENTS]): this {
    this.lease(present)
    return this.deliver()
  }

  lease(present: string[] = [...RESPONDENTS]): this {
    this.hearing.take({ type: 'leaseIssued' })
    return this.take({ type: 'leased', epoch: this.hearing.progress.epoch, clock: 'claimed', present })
  }

  take(event: Untimed<ConductEvent>): this {
    const { state, commands } = react(this.state, { ...event, atMs: this.now } as ConductEvent)
    this.state = state
    for (const command of commands) {
      this.commands.push(command)
      if (command.type === 'say') this.said.push(command.utterance.text)
    }
    return commands.some(({ type }) => type === 'finish') ? this.take({ type: 'finished' }) : this
  }

  /** What is on its way reaches the workflow, is acknowledged, and the agent reads the state again. */
  deliver(): this {
    for (let head = this.state.outbox[0]; head; head = this.state.outbox[0]) {
      this.hearing.take(head.message)
      this.acknowledge()
    }
    return this.refresh()
  }

  /** The first message on its way is durable; the workflow has not necessarily worked on it. */
  acknowledge(): this {
    const [head] = this.state.outbox
    if (!head) throw new Error('nothing is on its way')
    return this.take({ type: 'acknowledged', ...head.message.id })
  }

  refresh(): this {
    return this.take({ type: 'refreshed', progress: this.hearing.progress })
  }

  /** Lets the officer speak to the end of what there is to say, and answers what it began to say. */
  listen(): string[] {
    const from = this.said.length - (this.state.speaking ? 1 : 0)
    for (let round = 0; this.state.speaking && round < LONGEST_ROUND; round++) this.speak(1)
    return this.said.slice(from)
  }

  /** Lets the officer speak a share of what it says now; all of it ends the speech. */
  speak(share: number): this {
    const { speaking } = this.state
    if (!speaking) throw new Error('the officer is silent')
    if (speaking.startedMs === undefined) this.take({ type: 'started', utterance: speaking.id, durationMs: SPEECH_MS })
    this.now = (this.state.speaking?.startedMs ?? this.now) + share * SPEECH_MS
    return share < 1 ? this : this.take({ type: 'spoken', utterance: speaking.id, share })
  }

  /** Somebody types; where rules do not decide, the verdict comes at once. */
  hear(respondent: string, text: string, marks: TypedMarks = {}): this {
    this.#heard += 1
    this.now += 100
    const id = `c${this.#heard}`
    this.take({ type: 'heard', id, respondent, text, channel: 'typed', startMs: this.now, ...marks })
    const { judging, replying } = this.state
    if (replying?.heard.id === id) return this.take({ type: 'replied', heard: id, reply: { kind: 'none' } })
    if (judging?.heard.id !== id) return this
    const { step, respondent: asked } = judging.ask
    return this.take({
      type: 'judged',
      heard: id,
      judgement: { kind: 'verdict', verdict: judgeWithoutModel(questionOf(this.state, step, asked), text) },
    })
  }

  /** Microphones begin to be active. */
  voices(...respondents: string[]): this {
    for (const respondent of respondents) this.take({ type: 'speaking', respondent, active: true, levelDb: -20 })
    return this
  }

  /** Words of an utterance that goes on. */
  interim(respondent: string, text: string): this {
    return this.take({ type: 'interim', respondent, text, startMs: this.now })
  }

  /** Somebody says something, which begins now and takes half a second. */
  says(respondent: string, text: string, { levelDb, forMs = 500 }: { levelDb: number; forMs?: number }): this {
    this.#heard += 1
    const startMs = this.now
    this.now += forMs
    if (this.state.voices[respondent]?.at(-1)?.active) {
      this.take({ type: 'speaking', respondent, active: false, levelDb })
    }
    const voice = { id: `v${this.#heard}`, respondent, text, channel: 'voice' as const, levelDb }
    return this.take({ type: 'heard', ...voice, startMs, endMs: this.now })
  }

  /** Somebody says several things in one turn, the last of which begins now. */
  saysInParts(respondent: string, ...said: { id: string; text: string; levelDb: number; forMs: number }[]): this {
    const all = said.reduce((sum, { forMs }) => sum + forMs, 0)
    const last = said.at(-1)
    let startMs = this.now + (last?.forMs ?? 0) - all
    const parts = said.map(({ forMs, ...words }) => {
      const part = { ...words, startMs, endMs: startMs + forMs }
      startMs += forMs
      return part
    })
    this.now += last?.forMs ?? 0
    const levelDb = last?.levelDb ?? 0
    if (this.state.voices[respondent]?.at(-1)?.active) {
      this.take({ type: 'speaking', respondent, active: false, levelDb })
    }
    this.#heard += 1
    const text = parts.map((part) => part.text).join(' ')
    const whole = { id: `v${this.#heard}`, respondent, text, channel: 'voice' as const, parts }
    const loudest = Math.max(...parts.map((part) => part.levelDb))
    return this.take({ type: 'heard', ...whole, startMs: this.now - all, endMs: this.now, levelDb: loudest })
  }

  /** Time passes in which nothing happens. */
  wait(ms: number): this {
    for (const until = this.now + ms; this.now < until; ) {
      this.now = Math.min(until, this.now + 100)
      this.take({ type: 'tick' })
    }
    return this
  }

  /** What the agent has sent of one kind. */
  signals<Type extends ReportedSignal['type']>(type: Type): Extract<ReportedSignal, { type: Type }>[] {
    return this.commands
      .flatMap((command) => (command.type === 'signal' ? [command.message] : []))
      .filter((message): message is Extract<ReportedSignal, { type: Type }> => message.type === type)
  }

  /** Whether sound is kept, as far as the officer decides it. */
  get records(): boolean {
    const last = this.commands.findLast(({ type }) => type === 'publish' || type === 'stop-recording')
    return last?.type === 'publish' && last.recording.on
  }

  did(type: Command['type']): boolean {
    return this.commands.some((command) => command.type === type)
  }
}
