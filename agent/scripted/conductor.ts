import { randomBytes } from 'node:crypto'
import { DisconnectReason, type Room } from '@livekit/rtc-node'
import { react } from '../../interview/conduct/react.ts'
import { type Command, type Conduct, type ConductEvent, initialConduct } from '../../interview/conduct/state.ts'
import type { Fact } from '../../interview/facts.ts'
import type { ReportedSignal } from '../../interview/messages.ts'
import type { Progress } from '../../interview/progress/state.ts'
import { assertNever } from '../../interview/statuses.ts'
import { LeaseOfferSchema, PROGRESS_TOPIC } from '../../interview/topics.ts'
import { questionOf } from '../../interview/conduct/turn.ts'
import type { Database } from '../../db/database.ts'
import { OFFICER } from '../../interview/recording.ts'
import type { Logger } from '../../log.ts'
import type { Temporal } from '../../temporal/client.ts'
import type { Briefing } from '../../workflows/messages.ts'
import type { Lifeline } from '../fast-path.ts'
import { Lease } from '../lease.ts'
import { removeRivals } from '../rivals.ts'
import { Speaker } from '../speech/speaker.ts'
import type { Judge } from '../judging/judge.ts'
import type { Link } from '../speech/voices.ts'
import type { LiveKitConfig } from '../../config.ts'
import { Assessor } from './assessor.ts'
import { type HearingMeans, Media } from './media.ts'
import { WorkflowLine } from './outbox.ts'
import { listenToRoom, presentIn } from './room-events.ts'
import { roomProgressOf } from './room-progress.ts'

const TICK_MS = 100
const POLL_MS = 2_000
/** How long an agent without a lease waits in silence for the next one. */
const OFFER_WAIT_MS = 60_000

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

/** What one interview is conducted with. */
export interface Means {
  db: Database | undefined
  /** Without it respondents type. */
  hearing: HearingMeans | undefined
  /** The best one first. */
  voices: readonly Link[]
  /** Without one the rules judge alone. */
  judge: Judge | undefined
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
  #media: Media | undefined
  #assessor: Assessor | undefined
  #rivals: { stop(): void } | undefined
  #leaveTimer: NodeJS.Timeout | undefined
  #over = false

  constructor(deps: ConductorDependencies, sessionId: string) {
    this.#deps = deps
    this.#sessionId = sessionId
    this.#lease = new Lease(deps.temporal, sessionId, deps.heartbeatTimeoutMs, (change) => {
      if (change === 'lost') {
        this.#media?.stopRecording('lease-lost')
        this.#waitForOffer()
      }
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
    listenToRoom(this.#deps.room, {
      now: () => this.#now(),
      presence: (respondent, present) => this.#take({ type: 'participant', respondent, present, atMs: this.#now() }),
      connection: (connected) => {
        this.#take({ type: 'room', connected, atMs: this.#now() })
        if (connected) this.#comparePresence()
      },
      typed: (words) => {
        this.#media?.wrote({ ...words, segment: words.id, speaker: words.respondent, endMs: this.#now() })
        this.#take({ type: 'heard', ...words, channel: 'typed', atMs: this.#now() })
      },
      offered: (payload) => void this.#takeOffer(payload),
      nudged: () => void this.#line.query(),
      disconnected: (reason) => void this.#leaveRoom(reason),
    })
  }

  /** Conducts until the closing line, or until the lease or the room is gone. */
  async run({ script, names }: Briefing, { db, hearing, voices, judge }: Means): Promise<void> {
    const { room, liveKit, software, logger, answerTimeoutMs } = this.#deps
    const assessor = new Assessor(judge, (fact) => this.#noteFact(fact))
    this.#assessor = assessor
    const media = new Media({
      room,
      sessionId: this.#sessionId,
      db,
      hearing,
      logger,
      now: () => this.#now(),
      take: (event) => this.#take(event),
    })
    this.#media = media
    const speaker = new Speaker(room, voices, {
      now: () => this.#now(),
      tap: (frame, atMs) => media.sounded(frame, atMs),
      failed: (failure) => this.#noteFact({ kind: 'speech-failed', ...failure }),
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
      equipment: {
        hearing: hearing?.name ?? 'typed',
        judging: assessor.name,
        speaking: voices[0]?.voice.name ?? 'captions',
      },
      seed: randomBytes(32).toString('hex'),
    })
    this.#rivals = removeRivals(room, liveKit, () => this.#lease.held && this.#conducts)
    this.#timers.push(
      setInterval(() => this.#take({ type: 'tick', atMs: this.#now() }), TICK_MS),
      setInterval(() => void this.#line.query(), POLL_MS),
    )
    media.start(this.#lease.epoch)
    this.#beLeased()
    if (!this.#lease.held) this.#take({ type: 'lease-silent', atMs: this.#now() })
    await this.#ended.promise
    for (const timer of this.#timers) clearInterval(timer)
    clearTimeout(this.#leaveTimer)
    this.#rivals.stop()
    this.#line.close()
    await Promise.all([media.close(), speaker.close()])
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

  #comparePresence(): void {
    const present = presentIn(this.#deps.room)
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
      present: presentIn(this.#deps.room),
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
      case 'unheard':
        return this.#media?.unheard(command.respondent, command.sinceMs)
      case 'judge':
        return void this.#judge(command)
      case 'reply':
        return void this.#reply(command)
      case 'finish':
        return void this.#finish()
      case 'publish':
        return this.#publish(command)
      case 'stop-recording':
        return this.#media?.stopRecording('taken-back')
      case 'leave':
        return void this.#leave()
      default:
        assertNever(command)
    }
  }

  async #say({ id, text }: { id: number; text: string }): Promise<void> {
    if (!this.#speaker) return
    const segment = `${this.#lease.epoch}-${id}`
    let startMs = this.#now()
    const { share } = await this.#speaker.say(segment, text, (durationMs) => {
      startMs = this.#now()
      this.#take({ type: 'started', utterance: id, durationMs, atMs: startMs })
    })
    if (share > 0) this.#media?.wrote({ segment, speaker: OFFICER, text, startMs, endMs: this.#now() })
    this.#take({ type: 'spoken', utterance: id, share, atMs: this.#now() })
  }

  async #judge({ heard, step, respondent, text, lines }: Extract<Command, { type: 'judge' }>): Promise<void> {
    if (!this.#state || !this.#assessor) return
    const judgement = await this.#assessor.judge(questionOf(this.#state, step, respondent), text, lines)
    this.#take({ type: 'judged', heard, judgement, atMs: this.#now() })
  }

  async #reply({ heard, step, respondent, text, lines }: Extract<Command, { type: 'reply' }>): Promise<void> {
    if (!this.#state || !this.#assessor) return
    const reply = await this.#assessor.reply(questionOf(this.#state, step, respondent), text, lines)
    this.#take({ type: 'replied', heard, reply, atMs: this.#now() })
  }

  #noteFact(fact: Fact): void {
    this.#take({ type: 'facts', facts: [fact], atMs: this.#now() })
  }

  async #finish(): Promise<void> {
    await this.#media?.finish()
    this.#take({ type: 'finished', atMs: this.#now() })
  }

  #publish({ progress, recording }: Extract<Command, { type: 'publish' }>): void {
    if (!this.#state) return
    this.#media?.follow(progress, recording)
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
