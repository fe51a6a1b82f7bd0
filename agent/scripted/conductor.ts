import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { react } from '../../interview/conduct/react.ts'
import { type Command, type Conduct, type ConductEvent, initialConduct } from '../../interview/conduct/state.ts'
import type { Fact } from '../../interview/facts.ts'
import type { ReportedSignal } from '../../interview/messages.ts'
import { assertNever } from '../../interview/statuses.ts'
import { PROGRESS_TOPIC } from '../../interview/topics.ts'
import { questionOf } from '../../interview/conduct/turn.ts'
import { OFFICER } from '../../interview/recording.ts'
import { createLeaseOffers } from '../../temporal/lease-offer.ts'
import type { Briefing } from '../../workflows/messages.ts'
import { removeRivals } from '../room/rivals.ts'
import { Speaker } from '../speech/speaker.ts'
import { Assessor } from './assessor.ts'
import { coalesced } from './coalesced.ts'
import { Media } from './media.ts'
import type { ConductorDependencies, Means } from './means.ts'
import { WorkflowLine } from '../tenure/workflow-line.ts'
import { createWorkflowPort } from '../tenure/workflow-port.ts'
import { PresenceGate } from './presence-gate.ts'
import { listenToRoom, presentIn } from '../room/events.ts'
import { roomProgressOf } from './room-progress.ts'
import { RoomRights } from '../room/rights.ts'
import { Tenure } from '../tenure/tenure.ts'
import { TypedIntake, type TypedWords } from './typed-intake.ts'

const TICK_MS = 100
const POLL_MS = 2_000
const DRAIN_POLL_MS = 10
/** Of interviews whose briefing does not say it. */
const ANSWER_TIMEOUT_MS = 45_000
/** Anybody in the room can send nudges. */
const NUDGE_MS = 1_000

/**
 * The shell around `conduct`: LiveKit and Temporal become events, commands become speech and
 * signals. Every decision is the machine's.
 */
export class Conductor {
  readonly #deps: ConductorDependencies
  readonly #sessionId: string
  readonly #tenure: Tenure
  readonly #line: WorkflowLine
  readonly #intake: TypedIntake
  readonly #gate = new PresenceGate()
  readonly #nudges = coalesced(NUDGE_MS, () => void this.#line.query())
  readonly #timers: NodeJS.Timeout[] = []
  #joinedAt = performance.now()
  /** The agent knows its briefing; what is typed before waits for it. */
  readonly #briefed = Promise.withResolvers<void>()
  #state: Conduct | undefined
  #speaker: Speaker | undefined
  #media: Media | undefined
  #assessor: Assessor | undefined
  #rivals: { stop(): void } | undefined
  #rights: RoomRights | undefined

  constructor(deps: ConductorDependencies, sessionId: string) {
    this.#deps = deps
    this.#sessionId = sessionId
    const workflow = createWorkflowPort(deps.temporal, sessionId, deps.signer)
    this.#tenure = new Tenure(
      { ...deps, sessionId, workflow, offers: createLeaseOffers(deps.signingSecret, sessionId) },
      {
        identity: () => this.#state?.identity,
        conducts: () => this.#conducts,
        leased: () => this.#beLeased(),
        changed: (change) => {
          if (change === 'lost') this.#media?.stopRecording('lease-lost')
          this.#take({ type: `lease-${change}`, atMs: this.#now() })
        },
        handOver: () => this.#handOver(),
      },
    )
    this.#line = new WorkflowLine(workflow, {
      acknowledged: (message: ReportedSignal) => this.#take({ type: 'acknowledged', ...message.id, atMs: this.#now() }),
      refreshed: (progress) => {
        if (this.#tenure.isTwin(progress)) this.#tenure.withdraw()
        else this.#take({ type: 'refreshed', progress, atMs: this.#now() })
      },
      over: () => this.#tenure.end(),
    })
    this.#intake = new TypedIntake({
      now: () => this.#now(),
      typed: (words) => this.#takeTyped(words),
      overwhelmed: (respondent) => this.#take({ type: 'overwhelmed', respondent, atMs: this.#now() }),
      leftOut: (fact) => this.#noteFact(fact),
    })
  }

  /** Takes the first lease, before anything is heard of the agent; false when it is no longer available. */
  takeLease(epoch: number): Promise<boolean> {
    return this.#tenure.take(epoch)
  }

  /** Listens from the first moment in the room; call before connecting. */
  listen(): void {
    listenToRoom(this.#deps.room, {
      presence: (respondent, present) => this.#takePresence(respondent, present),
      connection: (connected) => {
        this.#take({ type: 'room', connected, atMs: this.#now() })
        if (connected) this.#comparePresence()
      },
      typing: (stream, respondent) => void this.#intake.receive(stream, respondent),
      offered: (payload) => void this.#tenure.takeOffer(payload),
      nudged: () => this.#nudges.wish(),
      disconnected: (isDeleted) => void this.#tenure.leaveRoom(isDeleted),
    })
  }

  /** Conducts until the closing line, or until the lease or the room is gone. */
  async run(
    { script, names, answerTimeoutMs = ANSWER_TIMEOUT_MS }: Briefing,
    { db, hearing, voices, judge }: Means,
  ): Promise<void> {
    const { room, liveKit, software, logger } = this.#deps
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
    this.#rivals = removeRivals(room, liveKit, () => this.#tenure.lease.held && this.#conducts)
    this.#rights = new RoomRights({
      room,
      liveKit,
      logger,
      now: () => this.#now(),
      speaker,
      take: (event) => this.#take(event),
      hopeless: () => void this.#tenure.leaveUnheard(),
    })
    this.#timers.push(
      setInterval(() => this.#take({ type: 'tick', atMs: this.#now() }), TICK_MS),
      setInterval(() => this.#look(), POLL_MS),
    )
    this.#beLeased()
    this.#briefed.resolve()
    if (!this.#tenure.lease.held) this.#take({ type: 'lease-silent', atMs: this.#now() })
    await this.#tenure.ended
    for (const timer of this.#timers) clearInterval(timer)
    this.#nudges.stop()
    this.#rights.stop()
    this.#rivals.stop()
    this.#line.close()
    await Promise.all([media.close(), speaker.close()])
  }

  /** The process is asked to stop: another agent goes on from here. */
  giveUp(): Promise<void> {
    return this.#tenure.giveUp()
  }

  /** Stores what was recorded, and waits until the workflow has everything that was noted. */
  async #handOver(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#take({ type: 'room', connected: false, atMs: this.#now() })
    this.#intake.flush()
    await this.#media?.finish()
    while (!this.#tenure.over && this.#conducts && this.#state?.outbox.length) await delay(DRAIN_POLL_MS)
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
    const present = presentIn(this.#deps.room)
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
    const { id: segment, respondent: speaker, text, startMs } = words
    this.#media?.typed({ segment, speaker, channel: 'typed', text, startMs, endMs: this.#now() }, () =>
      this.#take({ type: 'heard', ...words, channel: 'typed', atMs: this.#now() }),
    )
  }

  #beLeased(): void {
    this.#take({
      type: 'leased',
      epoch: this.#tenure.lease.epoch,
      clock: new Date().toISOString(),
      present: presentIn(this.#deps.room),
      atMs: this.#now(),
    })
  }

  #take(event: ConductEvent): void {
    if (!this.#state || this.#tenure.over) return
    const { state, commands } = react(this.#state, event)
    this.#state = state
    if (state.ready) this.#media?.start(state.epoch)
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
        return void this.#tenure.complete()
      default:
        assertNever(command)
    }
  }

  async #say({ id, text }: { id: number; text: string }): Promise<void> {
    if (!this.#speaker) return
    const segment = `${this.#tenure.lease.epoch}-${id}`
    let startMs = this.#now()
    const { share, captioned } = await this.#speaker.say(segment, text, (durationMs) => {
      startMs = this.#now()
      this.#take({ type: 'started', utterance: id, durationMs, atMs: startMs })
    })
    const endMs = this.#now()
    const channel = captioned ? 'typed' : 'voice'
    if (share > 0 || captioned) this.#media?.wrote({ segment, speaker: OFFICER, channel, text, startMs, endMs })
    this.#take({ type: 'spoken', utterance: id, share, ...(captioned ? { captioned } : {}), atMs: endMs })
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
    this.#intake.flush()
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
}
