import { randomBytes } from 'node:crypto'
import { DisconnectReason, type DataPacketKind, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node'
import { react } from '../../interview/conduct/react.ts'
import { type Command, type Conduct, type ConductEvent, initialConduct } from '../../interview/conduct/state.ts'
import { respondentOfIdentity } from '../../interview/identities.ts'
import type { ReportedSignal } from '../../interview/messages.ts'
import type { Progress } from '../../interview/progress/state.ts'
import { assertNever } from '../../interview/statuses.ts'
import { CHAT_TOPIC, LEASE_TOPIC, LeaseOfferSchema, NUDGE_TOPIC, PROGRESS_TOPIC } from '../../interview/topics.ts'
import { judgeWithoutModel } from '../../interview/verdict/rules.ts'
import { questionOf } from '../../interview/conduct/turn.ts'
import type { Logger } from '../../log.ts'
import type { Temporal } from '../../temporal/client.ts'
import type { Briefing } from '../../workflows/messages.ts'
import type { Lifeline } from '../fast-path.ts'
import { Lease } from '../lease.ts'
import { removeRivals } from '../rivals.ts'
import { Speaker } from '../speech/speaker.ts'
import type { Link } from '../speech/voices.ts'
import type { LiveKitConfig } from '../../config.ts'
import { WorkflowLine } from './outbox.ts'
import { roomProgressOf } from './room-progress.ts'

const TICK_MS = 100
const POLL_MS = 2_000
/** How long an agent without a lease waits in silence for the next one. */
const OFFER_WAIT_MS = 60_000
const TEXT_LIMIT = 10_000

export interface ConductorDependencies {
  room: Room
  temporal: Temporal
  liveKit: LiveKitConfig
  lifeline: Lifeline
  logger: Logger
  software: string
  heartbeatTimeoutMs: number
  answerTimeoutMs: number
}

/**
 * The shell around `conduct`: LiveKit and Temporal become events, commands become speech and
 * signals. Every decision is the machine's.
 */
export class Conductor {
  readonly #deps: ConductorDependencies
  readonly #sessionId: string
  readonly #lease: Lease
  readonly #line: WorkflowLine
  readonly #ended = Promise.withResolvers<void>()
  readonly #timers: NodeJS.Timeout[] = []
  #joinedAt = performance.now()
  #state: Conduct | undefined
  #speaker: Speaker | undefined
  #rivals: { stop(): void } | undefined
  #leaveTimer: NodeJS.Timeout | undefined
  #over = false

  constructor(deps: ConductorDependencies, sessionId: string) {
    this.#deps = deps
    this.#sessionId = sessionId
    this.#lease = new Lease(deps.temporal, sessionId, deps.heartbeatTimeoutMs, (change) => {
      if (change === 'lost') this.#waitForOffer()
      this.#take({ type: `lease-${change}`, atMs: this.#now() })
    })
    this.#line = new WorkflowLine(deps.temporal, sessionId, {
      acknowledged: (message: ReportedSignal) => this.#take({ type: 'acknowledged', ...message.id, atMs: this.#now() }),
      refreshed: (progress) => {
        if (this.#isTwin(progress)) this.#withdraw()
        else this.#take({ type: 'refreshed', progress, atMs: this.#now() })
      },
      over: () => this.#end(),
    })
  }

  /** Takes the first lease, before anything is heard of the agent; false when it is no longer to be had. */
  takeLease(epoch: number): Promise<boolean> {
    this.#deps.lifeline.holds(this.#sessionId, epoch)
    return this.#lease.take(epoch)
  }

  /** Listens from the first moment in the room; call before connecting. */
  listen(): void {
    const { room } = this.#deps
    const presence = (present: boolean) => (participant: RemoteParticipant) => {
      const respondent = respondentOfIdentity(participant.identity)
      if (respondent !== undefined) this.#take({ type: 'participant', respondent, present, atMs: this.#now() })
    }
    room.on(RoomEvent.ParticipantConnected, presence(true))
    room.on(RoomEvent.ParticipantDisconnected, presence(false))
    room.on(RoomEvent.Reconnecting, () => this.#take({ type: 'room', connected: false, atMs: this.#now() }))
    room.on(RoomEvent.Reconnected, () => {
      this.#take({ type: 'room', connected: true, atMs: this.#now() })
      this.#comparePresence()
    })
    room.on(
      RoomEvent.DataReceived,
      (payload: Uint8Array, participant?: RemoteParticipant, _kind?: DataPacketKind, topic?: string) => {
        if (topic === LEASE_TOPIC && participant === undefined) void this.#takeOffer(payload)
        if (topic === NUDGE_TOPIC) void this.#line.query()
      },
    )
    room.on(RoomEvent.Disconnected, (reason) => {
      void this.#leaveRoom(reason)
    })
    room.registerTextStreamHandler(CHAT_TOPIC, (reader, { identity }) => {
      const respondent = respondentOfIdentity(identity)
      if (respondent === undefined) return
      const startMs = this.#now()
      reader
        .readAll()
        .then((text) =>
          this.#take({
            type: 'heard',
            id: reader.info.streamId,
            respondent,
            text: text.slice(0, TEXT_LIMIT).toWellFormed(),
            channel: 'typed',
            startMs,
            atMs: this.#now(),
          }),
        )
        .catch(() => undefined)
    })
  }

  /** Conducts until the closing line, or until the lease or the room is gone. */
  async run({ script, names }: Briefing, voices: readonly Link[]): Promise<void> {
    const { room, liveKit, software, answerTimeoutMs } = this.#deps
    const speaker = new Speaker(room, voices, {
      now: () => this.#now(),
      failed: (failure) => this.#deps.logger.warn(failure, 'a speech failed'),
    })
    this.#speaker = speaker
    await speaker.publish()
    this.#joinedAt = performance.now()
    this.#state = initialConduct({
      script,
      names,
      answerTimeoutMs,
      identity: room.localParticipant?.identity ?? 'agent',
      software,
      seed: randomBytes(32).toString('hex'),
    })
    this.#rivals = removeRivals(room, liveKit, () => this.#lease.held && this.#conducts)
    this.#timers.push(
      setInterval(() => this.#take({ type: 'tick', atMs: this.#now() }), TICK_MS),
      setInterval(() => void this.#line.query(), POLL_MS),
    )
    this.#beLeased()
    if (!this.#lease.held) this.#take({ type: 'lease-silent', atMs: this.#now() })
    await this.#ended.promise
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#leaveTimer)
    this.#rivals.stop()
    this.#line.close()
    await speaker.close()
  }

  /** The process is asked to stop: give the lease back, so that another agent comes at once. */
  async giveUp(): Promise<void> {
    await this.#giveBack('AgentError', 'the agent was asked to stop')
  }

  /** An agent that has not joined in its lease leaves it alone: another process may conduct in it. */
  async #giveBack(type: 'AgentError' | 'RoomDeleted', reason: string): Promise<void> {
    if (this.#over) return
    this.#end()
    if (this.#conducts) await this.#lease.fail(type, reason).catch(() => undefined)
    else this.#lease.abandon()
    this.#deps.lifeline.goodbye()
  }

  get #conducts(): boolean {
    return this.#state?.ready === true
  }

  /** One dispatch can be served by two processes; the one that joined first conducts. */
  #isTwin({ joined, agent }: Progress): boolean {
    return this.#state !== undefined && joined === this.#lease.epoch && agent !== this.#state.identity
  }

  #withdraw(): void {
    this.#deps.logger.warn('another process conducts in this lease')
    this.#lease.abandon()
    this.#deps.lifeline.goodbye()
    this.#end()
  }

  #now(): number {
    return Math.max(0, Math.round(performance.now() - this.#joinedAt))
  }

  #present(): string[] {
    const { room } = this.#deps
    const present = [...room.remoteParticipants.values()].map(({ identity }) => respondentOfIdentity(identity))
    return [...new Set(present.filter((respondent) => respondent !== undefined))]
  }

  #comparePresence(): void {
    const present = this.#present()
    for (const respondent of this.#state?.progress?.respondents ?? []) {
      this.#take({ type: 'participant', respondent, present: present.includes(respondent), atMs: this.#now() })
    }
  }

  #beLeased(): void {
    clearTimeout(this.#leaveTimer)
    this.#take({
      type: 'leased',
      epoch: this.#lease.epoch,
      clock: new Date().toISOString(),
      present: this.#present(),
      atMs: this.#now(),
    })
  }

  async #takeOffer(payload: Uint8Array): Promise<void> {
    let offer: unknown
    try {
      offer = JSON.parse(new TextDecoder().decode(payload))
    } catch {
      return
    }
    const parsed = LeaseOfferSchema.safeParse(offer)
    if (!parsed.success || parsed.data.epoch <= this.#lease.epoch || this.#over || !this.#state) return
    const { epoch } = parsed.data
    this.#deps.lifeline.holds(this.#sessionId, epoch)
    if (await this.#lease.take(epoch)) this.#beLeased()
  }

  #waitForOffer(): void {
    clearTimeout(this.#leaveTimer)
    this.#leaveTimer = setTimeout(() => this.#end(), OFFER_WAIT_MS)
  }

  async #leaveRoom(reason: DisconnectReason): Promise<void> {
    await this.#giveBack(
      reason === DisconnectReason.ROOM_DELETED ? 'RoomDeleted' : 'AgentError',
      'the agent lost its room',
    )
  }

  #end(): void {
    this.#over = true
    this.#ended.resolve()
  }

  #take(event: ConductEvent): void {
    if (!this.#state || this.#over) return
    const { state, commands } = react(this.#state, event)
    this.#state = state
    for (const command of commands) this.#obey(command)
  }

  #obey(command: Command): void {
    switch (command.type) {
      case 'say':
        return void this.#say(command.utterance)
      case 'prepare':
        return this.#speaker?.prepare(command.text)
      case 'silence':
        return this.#speaker?.silence()
      case 'signal':
        return void this.#line.signal(command.message)
      case 'abandon':
        return this.#line.abandon()
      case 'query':
        return void this.#line.query()
      case 'judge':
        return this.#judge(command)
      case 'publish':
        return this.#publish(command)
      case 'leave':
        return void this.#leave()
      default:
        assertNever(command)
    }
  }

  async #say({ id, text }: { id: number; text: string }): Promise<void> {
    if (!this.#speaker) return
    const { share } = await this.#speaker.say(`${this.#lease.epoch}-${id}`, text, (durationMs) =>
      this.#take({ type: 'started', utterance: id, durationMs, atMs: this.#now() }),
    )
    this.#take({ type: 'spoken', utterance: id, share, atMs: this.#now() })
  }

  #judge({ heard, step, respondent, text }: Extract<Command, { type: 'judge' }>): void {
    if (!this.#state) return
    const verdict = judgeWithoutModel(questionOf(this.#state, step, respondent), text)
    queueMicrotask(() => this.#take({ type: 'judged', heard, verdict, atMs: this.#now() }))
  }

  #publish({ progress }: Extract<Command, { type: 'publish' }>): void {
    if (!this.#state) return
    const payload = new TextEncoder().encode(JSON.stringify(roomProgressOf(this.#state.script, progress)))
    this.#deps.room.localParticipant
      ?.publishData(payload, { reliable: true, topic: PROGRESS_TOPIC })
      .catch(() => undefined)
  }

  async #leave(): Promise<void> {
    this.#over = true
    await this.#lease.complete().catch(() => this.#deps.logger.warn('the lease could not be completed'))
    this.#deps.lifeline.goodbye()
    this.#end()
  }
}
