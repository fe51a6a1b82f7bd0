import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { react } from '../../interview/conduct/react.ts'
import { type Command, type Conduct, type ConductEvent, initialConduct } from '../../interview/conduct/state.ts'
import { respondentOfIdentity } from '../../interview/identities.ts'
import type { ReportedSignal } from '../../interview/messages.ts'
import type { Briefing } from '../../workflows/messages.ts'
import type { Job } from '../agent.ts'
import { coalesced } from '../coalesced.ts'
import { listenToRoom, presentIn } from '../room/events.ts'
import { PresenceGate } from '../room/presence-gate.ts'
import { TypedIntake, type TypedWords } from '../room/typed-intake.ts'
import type { Tenure } from '../tenure/tenure.ts'
import { WorkflowLine } from '../tenure/workflow-line.ts'
import type { Providers } from './providers.ts'
import { Stage } from './stage.ts'

const TICK_MS = 100
const POLL_MS = 2_000
const DRAIN_POLL_MS = 10
/** Of interviews whose briefing does not say it. */
const ANSWER_TIMEOUT_MS = 45_000
/** Anybody in the room can send nudges. */
const NUDGE_MS = 1_000

export interface ConductorDependencies
  extends Pick<Job, 'room' | 'sessionId' | 'workflow' | 'liveKit' | 'hold' | 'logger'> {
  software: string
}

/**
 * The shell around `conduct`: LiveKit and Temporal become events, commands become speech and
 * signals. Every decision is the machine's.
 */
export class Conductor {
  readonly #deps: ConductorDependencies
  readonly tenure: Tenure
  readonly #line: WorkflowLine
  readonly #intake: TypedIntake
  readonly #gate = new PresenceGate()
  readonly #nudges = coalesced(NUDGE_MS, () => void this.#line.query())
  readonly #timers: NodeJS.Timeout[] = []
  #joinedAt = performance.now()
  /** The agent knows its briefing; what is typed before waits for it. */
  readonly #briefed = Promise.withResolvers<void>()
  #state: Conduct | undefined
  #stage: Stage | undefined

  constructor(deps: ConductorDependencies) {
    this.#deps = deps
    this.tenure = deps.hold({
      identity: () => this.#state?.identity,
      conducts: () => this.#conducts,
      leased: () => this.#beLeased(),
      changed: (change) => {
        if (change === 'lost') this.#stage?.stopRecording('lease-lost')
        this.#take({ type: `lease-${change}`, atMs: this.#now() })
      },
      handOver: () => this.#handOver(),
    })
    this.#line = new WorkflowLine(deps.workflow, {
      acknowledged: (message: ReportedSignal) => this.#take({ type: 'acknowledged', ...message.id, atMs: this.#now() }),
      refreshed: (progress) => {
        if (this.tenure.isRivalAgent(progress)) this.tenure.withdraw()
        else this.#take({ type: 'refreshed', progress, atMs: this.#now() })
      },
      over: () => this.tenure.end(),
    })
    this.#intake = new TypedIntake({
      now: () => this.#now(),
      typed: (words) => this.#takeTyped(words),
      overwhelmed: (respondent) => this.#take({ type: 'overwhelmed', respondent, atMs: this.#now() }),
      leftOut: (fact) => this.#take({ type: 'facts', facts: [fact], atMs: this.#now() }),
    })
  }

  /** Listens from the first moment in the room; call before connecting. */
  listen(): void {
    listenToRoom(this.#deps.room, respondentOfIdentity, {
      presence: (respondent, present) => this.#takePresence(respondent, present),
      connection: (connected) => {
        this.#take({ type: 'room', connected, atMs: this.#now() })
        if (connected) this.#comparePresence()
      },
      typing: (stream, respondent) => void this.#intake.receive(stream, respondent),
      offered: (payload) => void this.tenure.takeOffer(payload),
      nudged: () => this.#nudges.wish(),
      disconnected: (isDeleted) => void this.tenure.leaveRoom(isDeleted),
    })
  }

  /** Conducts until the closing line, or until the lease or the room is gone. */
  async run({ script, names, answerTimeoutMs = ANSWER_TIMEOUT_MS }: Briefing, providers: Providers): Promise<void> {
    const { room, software } = this.#deps
    const stage = new Stage(
      {
        ...this.#deps,
        now: () => this.#now(),
        take: (event) => this.#take(event),
        epoch: () => this.tenure.lease.epoch,
        hasFloor: () => this.tenure.lease.held && this.#conducts,
        hopeless: () => void this.tenure.leaveUnheard(),
      },
      providers,
    )
    this.#stage = stage
    await stage.publish()
    this.#joinedAt = performance.now()
    this.#state = initialConduct({
      script,
      names,
      answerTimeoutMs,
      identity: room.localParticipant?.identity ?? 'agent',
      software,
      equipment: stage.equipment,
      seed: randomBytes(32).toString('hex'),
    })
    stage.guard()
    this.#timers.push(
      setInterval(() => this.#take({ type: 'tick', atMs: this.#now() }), TICK_MS),
      setInterval(() => this.#look(), POLL_MS),
    )
    this.#beLeased()
    this.#briefed.resolve()
    if (!this.tenure.lease.held) this.#take({ type: 'lease-silent', atMs: this.#now() })
    await this.tenure.ended
    for (const timer of this.#timers) clearInterval(timer)
    this.#nudges.stop()
    this.#line.close()
    await stage.close()
  }

  /** Stores what was recorded, and waits until the workflow has everything that was noted. */
  async #handOver(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#take({ type: 'room', connected: false, atMs: this.#now() })
    this.#intake.flush()
    await this.#stage?.finish()
    while (!this.tenure.over && this.#conducts && this.#state?.outbox.length) await delay(DRAIN_POLL_MS)
  }

  get #conducts(): boolean {
    return this.#state?.ready === true
  }

  #now(): number {
    return Math.max(0, Math.round(performance.now() - this.#joinedAt))
  }

  /** Reads again what is told by events too. */
  #look(): void {
    void this.#line.query()
    if (this.#state?.connected) this.#comparePresence()
  }

  #comparePresence(): void {
    const present = presentIn(this.#deps.room, respondentOfIdentity)
    for (const respondent of this.#state?.progress?.respondents ?? []) {
      this.#takePresence(respondent, present.includes(respondent))
    }
  }

  #takePresence(respondent: string, present: boolean): void {
    const atMs = this.#now()
    if (this.#gate.admits(respondent, present, atMs)) this.#take({ type: 'participant', respondent, present, atMs })
  }

  #takeTyped(words: TypedWords): void {
    if (!this.#state) return void this.#briefed.promise.then(() => this.#takeTyped({ ...words, startMs: this.#now() }))
    const { language } = this.#state.script
    this.#stage?.typed(words, language, () =>
      this.#take({ type: 'heard', ...words, channel: 'typed', atMs: this.#now() }),
    )
  }

  #beLeased(): void {
    this.#take({
      type: 'leased',
      epoch: this.tenure.lease.epoch,
      clock: new Date().toISOString(),
      present: presentIn(this.#deps.room, respondentOfIdentity),
      atMs: this.#now(),
    })
  }

  #take(event: ConductEvent): void {
    if (!this.#state || this.tenure.over) return
    const { state, commands } = react(this.#state, event)
    this.#state = state
    if (state.ready) this.#stage?.start(state.epoch)
    for (const command of commands) this.#obey(command)
  }

  #obey(command: Command): void {
    switch (command.type) {
      case 'signal':
        return void this.#line.signal(command.message)
      case 'abandon':
        return this.#line.abandon()
      case 'query':
        return void this.#line.query()
      case 'finish':
        return void this.#finish()
      case 'leave':
        return void this.tenure.complete()
      default:
        if (this.#state) this.#stage?.obey(command, this.#state)
    }
  }

  async #finish(): Promise<void> {
    this.#intake.flush()
    await this.#stage?.finish()
    this.#take({ type: 'finished', atMs: this.#now() })
  }
}
