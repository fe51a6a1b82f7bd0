import { officerOf } from '../../interview/phrases/officer.ts'
import type { Command, Conduct, ConductEvent, Utterance } from '../../interview/conduct/state.ts'
import type { AskId } from '../../interview/exchange.ts'
import type { ProgressMessage, ReportedSignal } from '../../interview/messages.ts'
import { stepOf } from '../../interview/progress/agenda.ts'
import type { Progress } from '../../interview/progress/state.ts'
import type { EntryDraft } from '../../interview/record/entries.ts'
import type { Agent } from './agent.ts'
import { ProgressWatch } from './watch-progress.ts'
import { RecordingWatch } from './watch-recording.ts'
import type { World } from './world.ts'

const officer = officerOf('en')

export interface Violation {
  rule: string
  at: number
  text: string
}

const keyOf = ({ step, respondent, round }: AskId) => `${step}/${respondent}/${round}`

interface Known {
  /** Verdicts sent and not given up. */
  sent: ReportedSignal[]
  /** Asks whose answer this agent has heard and found acceptable. */
  answered: Map<string, number>
  /** Asks whose accepted answer this agent has asked after: is there anything to add? */
  askedForMore: Set<string>
  recording: RecordingWatch
}

/** Sees everything that happens in one schedule and says what must not. */
export class Watch {
  readonly violations: Violation[] = []
  readonly #world: World
  readonly #progress: ProgressWatch
  readonly #known = new WeakMap<Agent, Known>()
  readonly #agents: Agent[] = []
  /** When the workflow opened each ask; an agent may be ahead of it, and a person's act may come between. */
  readonly #openedAt = new Map<string, number>()
  /** When each ask was first audible in each of its rounds. */
  readonly #heardFrom = new Map<string, number>()

  constructor(world: World) {
    this.#world = world
    this.#progress = new ProgressWatch(world.plan.script, (rule, text) => this.fail(rule, text))
  }

  fail(rule: string, text: string): void {
    this.violations.push({ rule, at: this.#world.clock.now, text })
    this.#world.note(() => `VIOLATION ${rule}: ${text}`)
  }

  agentBorn(agent: Agent): void {
    this.#agents.push(agent)
    this.#known.set(agent, { sent: [], answered: new Map(), askedForMore: new Set(), recording: new RecordingWatch() })
  }

  applied(before: Progress, message: ProgressMessage, after: Progress, entries: readonly EntryDraft[]): void {
    this.#progress.applied(before, message, after, entries)
    for (const agent of this.#agents) this.#known.get(agent)?.recording.applied(message, entries)
    if (after.open && !this.#openedAt.has(keyOf(after.open)))
      this.#openedAt.set(keyOf(after.open), this.#world.clock.now)
    if (message.type === 'leaseIssued' && before.status === 'interrupted' && before.cause?.kind !== 'referred') {
      this.fail('back-off', `a lease was issued while the interview stood still: ${before.cause?.kind}`)
    }
    for (const { type, data } of entries) {
      const isTaken = (type === 'answer' && data['effect'] === 'accepted') || type === 'correction'
      if (isTaken && 'verdict' in message) this.#checkSpeaker(message, type === 'correction')
    }
  }

  /** Against what was really typed, by whom and when. */
  #checkSpeaker({ ask, heard }: Extract<ProgressMessage, { verdict: unknown }>, isCorrection: boolean): void {
    const said = this.#world.room.said.get(heard?.id ?? '')
    const name = keyOf(ask)
    if (!said || !heard) return this.fail('speaker', `the answer to ${name} was said by nobody`)
    if (said.respondent !== ask.respondent) this.fail('speaker', `the answer to ${name} was said by ${said.respondent}`)
    if (!this.#isSaid(heard.text.value, heard.id)) this.fail('words', `the answer to ${name} was never said like that`)
    if (said.voice?.copyOf) this.fail('bleed', `the answer to ${name} is a copy of what somebody else said`)
    if (said.voice?.doubtful) this.fail('bleed', `nobody can tell who gave the answer to ${name}`)
    const heardFrom = this.#heardFrom.get(name)
    if (!isCorrection && (heardFrom === undefined || said.at < heardFrom)) {
      this.fail('too-early', `the answer to ${name} was said before the question`)
    }
  }

  /**
   * The words of one utterance, or before them those of others by the same person: an answer may come in pieces, and
   * words of a voice come later than what was typed after them.
   */
  #isSaid(text: string, id: string): boolean {
    const last = this.#world.room.said.get(id)
    if (!last || last.text.includes(text)) return last !== undefined
    if (!text.endsWith(` ${last.text}`)) return false
    const rest = text.slice(0, -last.text.length - 1)
    return [...this.#world.room.said].some(
      ([other, said]) => said.respondent === last.respondent && other !== id && this.#isSaid(rest, other),
    )
  }

  reacted(agent: Agent, event: ConductEvent, before: Conduct, state: Conduct, commands: readonly Command[]): void {
    this.#note(agent, event, state, commands)
    const isPaused = state.progress?.status === 'paused' && before.progress?.status === 'paused'
    const known = this.#known.get(agent)
    if (!known) return
    const unwanted = known.recording.reacted(event, before, state, commands)
    if (unwanted) this.fail('recording', `${agent.name}: ${unwanted}`)
    for (const command of commands) {
      if (command.type === 'abandon') known.sent = []
      if (command.type === 'signal' && 'verdict' in command.message) known.sent.push(command.message)
      if (command.type !== 'say') continue
      this.#checkSay(known, agent, command.utterance)
      if (isPaused && (command.utterance.ask || command.utterance.purpose === 'correction-question'))
        this.fail('paused', `${agent.name} goes on in the pause: "${command.utterance.text}"`)
    }
    if (state.outbox === before.outbox && state.unsaved === before.unsaved) return
    const drafts = [...state.unsaved, ...state.outbox.flatMap(({ message }) => ('verdict' in message ? [message] : []))]
    for (const { ask, verdict, correction, heard } of drafts) {
      // Its speaker wants to say something else instead.
      if (verdict.judge.by === 'rule' && verdict.judge.rule === 'timing.answer-replaced')
        known.askedForMore.delete(keyOf(ask))
      const isGood = verdict.outcome === 'accepted' && !correction && heard?.respondent === ask.respondent
      if (isGood && !known.answered.has(keyOf(ask))) known.answered.set(keyOf(ask), this.#world.clock.now)
    }
  }

  #checkSay({ sent, answered, askedForMore }: Known, agent: Agent, { purpose, text, ask }: Utterance): void {
    const { temporal, plan } = this.#world
    if (text !== officer.hold && !sent.every((message) => temporal.isDurable(message))) {
      this.fail('ahead', `${agent.name} says "${text}" before an answer is durable`)
    }
    if (ask && text === officer.anythingMore) askedForMore.add(keyOf(ask))
    if (purpose !== 'question' || !ask) return
    if (askedForMore.has(keyOf(ask))) this.fail('more', `${agent.name} puts ${keyOf(ask)} again, which was answered`)
    const step = stepOf(plan.script, ask.step)
    if (text !== step.ask && text !== step.clarify) this.fail('verbatim', `${ask.step} was put as "${text}"`)
    const answeredAt = answered.get(keyOf(ask))
    const openedAt = this.#openedAt.get(keyOf(ask))
    if (answeredAt !== undefined && openedAt !== undefined && openedAt <= answeredAt)
      this.fail('asked-twice', `${agent.name} puts ${keyOf(ask)} again after its answer`)
  }

  /** An utterance becomes audible. */
  speaks(agent: Agent, { purpose, ask, text }: Utterance): void {
    if (!agent.mayBeAudible && !agent.isAtEdge) this.fail('floor', `${agent.name} speaks without the floor: "${text}"`)
    for (const other of this.#agents) {
      if (other !== agent && (other.voice || other.hasFloor))
        this.fail('two-voices', `${agent.name} and ${other.name} at once: "${text}"`)
    }
    if (purpose !== 'question' || !ask) return
    const key = keyOf(ask)
    if (!this.#heardFrom.has(key)) this.#heardFrom.set(key, this.#world.clock.now)
    const { asks } = this.#world.temporal.workflow.progress
    const standing = asks.find(({ step, respondent }) => step === ask.step && respondent === ask.respondent)
    if (standing?.status === 'accepted') this.fail('asked-again', `${agent.name} puts ${key}, which was accepted`)
  }

  #note({ name }: Agent, event: ConductEvent, state: Conduct, commands: readonly Command[]): void {
    if (event.type === 'tick' && commands.length === 0) return
    this.#world.note(() => {
      const { progress: _, ...shown } = event as ConductEvent & { progress?: Progress }
      const told = commands.map((command) => {
        if (command.type === 'say')
          return `say ${command.utterance.purpose} "${command.utterance.text}" ${command.utterance.ask ? keyOf(command.utterance.ask) : ''}`
        if (command.type === 'signal')
          return `signal ${command.message.type} ${command.message.id.epoch}.${command.message.id.seq}`
        return command.type
      })
      return `${name} [${state.lease}${state.ready ? ' ready' : ''}] ${JSON.stringify(shown)} -> ${told.join('; ')}`
    })
  }
}
