import {
  type Command,
  type Conduct,
  type ConductEvent,
  initialConduct,
  type Judgement,
  type Utterance,
} from '../../interview/conduct/state.ts'
import { questionOf } from '../../interview/conduct/turn.ts'
import type { Progress } from '../../interview/progress/state.ts'
import { assertNever } from '../../interview/statuses.ts'
import { judgeWithoutModel } from '../../interview/verdict/rules.ts'
import { fixedSalt } from '../builders.ts'
import type { Timer } from './clock.ts'
import { LeaseModel } from './lease.ts'
import { LineModel } from './line.ts'
import type { Moment } from './plan.ts'
import type { Said } from './room.ts'
import { NAMES } from './script.ts'
import type { CallResult } from './temporal.ts'
import { VoiceModel } from './voice.ts'
import type { World } from './world.ts'

const TICK_MS = 100
const POLL_MS = 2_000
const SWEEP_MS = 1_000
const BRIEFING_MS = 4_000
const GOODBYE_MS = 3_000
const OFFER_WAIT_MS = 60_000
const ANSWER_TIMEOUT_MS = 6_000

/** One agent's process: `agent/scripted/conductor.ts` and `agent/define-kinds.ts` in simulated time. */
export class Agent {
  readonly name: string
  readonly lease: LeaseModel
  readonly #world: World
  readonly #line: LineModel
  readonly #voice: VoiceModel
  readonly #seed: string
  #bornAt = 0
  #state: Conduct | undefined
  #leaveTimer: Timer | undefined
  #partitioned = 0
  alive = true
  over = false

  constructor(world: World, number: number) {
    this.#world = world
    this.name = `agent-${number}`
    this.#seed = fixedSalt(1_000 + number)
    this.lease = new LeaseModel({
      now: () => world.clock.now,
      after: (ms, run) => this.#after(ms, run),
      beat: (timeoutMs, epoch, done) => this.#call(timeoutMs, (reply) => reply(world.temporal.heartbeat(epoch)), done),
      changed: (change) => {
        if (change === 'lost') this.#waitForOffer()
        this.#take({ type: `lease-${change}`, atMs: this.#now() })
      },
    })
    this.#line = new LineModel({
      after: (ms, run) => this.#after(ms, run),
      signal: (timeoutMs, message, done) =>
        this.#call(timeoutMs, (reply) => reply(world.temporal.signal(message)), done),
      query: (timeoutMs, done) =>
        this.#call<Progress | 'not-found' | 'unavailable'>(timeoutMs, (reply) => world.temporal.query(reply), done),
      acknowledged: (message) => {
        this.#moment('acknowledged')
        this.#take({ type: 'acknowledged', ...message.id, atMs: this.#now() })
      },
      refreshed: (progress) => {
        if (progress.joined === this.lease.epoch && progress.agent !== this.name) return this.#withdraw()
        this.#take({ type: 'refreshed', progress, atMs: this.#now() })
      },
      over: () => this.#end(),
    })
    this.#voice = new VoiceModel({
      now: () => world.clock.now,
      after: (ms, run) => this.#after(ms, run),
      between: (min, max) => world.random.between(min, max),
      started: (utterance, durationMs) => this.#startsToSay(utterance, durationMs),
      spoken: (utterance, share) => this.#hasSaid(utterance, share),
    })
  }

  get inRoom(): boolean {
    return this.alive && this.#world.room.agents.has(this)
  }

  /** What it is saying audibly at this moment. */
  get voice(): Utterance | undefined {
    return this.inRoom && this.#world.room.up ? this.#voice.utterance : undefined
  }

  /** Whether it could speak now: it has joined, and by its clock it holds the floor. */
  get hasFloor(): boolean {
    return this.inRoom && !this.over && this.#state?.ready === true && this.lease.held && this.lease.mayBeAudible
  }

  /** The job starts: the lease first, then script and room. */
  spawn(epoch: number): void {
    this.#moment('spawned')
    this.lease.take(epoch, (taken) => {
      if (!taken) return this.#giveUp()
      this.#moment('joining')
      this.#connect(epoch)
    })
  }

  #connect(epoch: number): void {
    const { room, random, temporal } = this.#world
    let waitsFor = 2
    const ready = () => {
      waitsFor -= 1
      if (waitsFor === 0 && !this.over) this.#run()
    }
    this.#call<Progress | 'not-found' | 'unavailable'>(
      BRIEFING_MS,
      (reply) => temporal.query(reply),
      (briefing) => (briefing === undefined || typeof briefing === 'string' ? this.kill(epoch) : ready()),
    )
    this.#after(random.between(30, 250), () => {
      if (!room.up) return this.kill(epoch)
      room.agents.add(this)
      ready()
    })
  }

  #run(): void {
    const { clock, plan } = this.#world
    this.#bornAt = clock.now
    this.#state = initialConduct({
      script: plan.script,
      names: { ...NAMES },
      answerTimeoutMs: ANSWER_TIMEOUT_MS,
      identity: this.name,
      software: 'simulation',
      equipment: { hearing: 'typed', judging: 'rules', speaking: 'embedded/simulated' },
      seed: this.#seed,
    })
    this.#every(TICK_MS, () => this.#take({ type: 'tick', atMs: this.#now() }))
    this.#every(POLL_MS, () => this.#line.query())
    this.#every(SWEEP_MS, () => this.#removeRivals())
    this.#beLeased()
    if (!this.lease.held) this.#take({ type: 'lease-silent', atMs: this.#now() })
  }

  /** `agent/room/rivals.ts`: who holds the lease removes every other agent. */
  #removeRivals(): void {
    const { room } = this.#world
    if (!this.lease.held || !this.#state?.ready || !room.up) return
    for (const other of [...room.agents]) if (other !== this) room.remove(other)
  }

  #beLeased(): void {
    this.#leaveTimer?.cancel()
    const { room } = this.#world
    this.#take({
      type: 'leased',
      epoch: this.lease.epoch,
      clock: 'claimed',
      present: [...room.present],
      atMs: this.#now(),
    })
  }

  offered(epoch: number): void {
    if (!this.alive || this.over || !this.#state || epoch <= this.lease.epoch) return
    this.lease.take(epoch, (taken) => {
      if (taken) this.#beLeased()
    })
  }

  nudged(): void {
    if (this.alive && !this.over) this.#line.query()
  }

  speaking(respondent: string, active: boolean, levelDb: number): void {
    if (this.inRoom) this.#take({ type: 'speaking', respondent, active, levelDb, atMs: this.#now() })
  }

  /** @param sinceMs how long ago a voice ended */
  heard({ id, respondent, text, voice }: Said, sinceMs: number): void {
    if (!this.inRoom || !this.#state) return
    const atMs = this.#now()
    const endMs = Math.max(0, atMs - sinceMs)
    const startMs = Math.max(0, endMs - (voice?.lengthMs ?? 0))
    const channel = voice ? { channel: 'voice' as const, levelDb: voice.levelDb } : { channel: 'typed' as const }
    this.#take({ type: 'heard', id, respondent, text, ...channel, startMs, endMs, atMs })
    this.#moment('heard')
  }

  participantChanged(respondent: string, present: boolean): void {
    this.#take({ type: 'participant', respondent, present, atMs: this.#now() })
  }

  roomChanged(connected: boolean): void {
    if (!connected) this.#voice.silence()
    this.#take({ type: 'room', connected, atMs: this.#now() })
    if (!connected) return
    for (const respondent of this.#state?.progress?.respondents ?? []) {
      this.participantChanged(respondent, this.#world.room.present.has(respondent))
    }
  }

  /** Removed from the room: the process ends, and gives back what it may still hold. */
  removed(): void {
    this.#giveUp()
  }

  /** SIGKILL. With the fast path the agent worker fails the lease at once. */
  kill(epoch: number | undefined): void {
    if (!this.alive) return
    this.#world.note(() => `${this.name} dies${epoch === undefined ? '' : ', and its worker says so'}`)
    this.#stop()
    if (epoch !== undefined) this.#world.failLease(epoch, 'process-died')
  }

  partition(ms: number): void {
    this.#partitioned += 1
    this.#world.clock.after(ms, () => {
      this.#partitioned -= 1
    })
  }

  #giveUp(): void {
    if (!this.alive || this.over) return
    const conducts = this.#state?.ready === true
    this.lease.stop()
    this.#end()
    // One that has not joined in its lease leaves it alone: another process may conduct in it.
    if (conducts) this.#world.failLease(this.lease.epoch, 'agent-error')
  }

  /** Another agent has joined in this lease: leave it to that one. */
  #withdraw(): void {
    this.lease.stop()
    this.#end()
  }

  #stop(): void {
    this.alive = false
    this.#voice.silence()
    this.#world.room.agents.delete(this)
  }

  #end(): void {
    this.over = true
    this.#stop()
  }

  #waitForOffer(): void {
    this.#leaveTimer?.cancel()
    this.#leaveTimer = this.#after(OFFER_WAIT_MS, () => this.#end())
  }

  #now(): number {
    return Math.max(0, this.#world.clock.now - this.#bornAt)
  }

  #after(ms: number, run: () => void): Timer {
    return this.#world.clock.after(ms, () => {
      if (this.alive) run()
    })
  }

  #every(ms: number, run: () => void): void {
    this.#after(ms, () => {
      run()
      this.#every(ms, run)
    })
  }

  #call<Reply extends CallResult | Progress>(
    timeoutMs: number,
    serve: (reply: (reply: Reply) => void) => void,
    done: (reply: Reply | undefined) => void,
  ): void {
    this.#world.network.call<Reply>(
      timeoutMs,
      (reply) => {
        if (this.#partitioned === 0) serve(reply)
      },
      (reply) => {
        if (this.alive) done(reply)
      },
    )
  }

  #moment(moment: Moment): void {
    this.#world.moment(this, moment)
  }

  #take(event: ConductEvent): void {
    if (!this.#state || this.over || !this.alive) return
    const before = this.#state
    const { state, commands } = this.#world.machines.react(before, event)
    this.#state = state
    this.#world.watch.reacted(this, event, before, state, commands)
    for (const command of commands) if (this.alive) this.#obey(command)
  }

  #obey(command: Command): void {
    switch (command.type) {
      case 'say':
        return this.#voice.say(command.utterance)
      case 'silence':
        return this.#voice.silence()
      case 'signal':
        this.#moment('signals')
        if (this.alive) this.#line.signal(command.message)
        return
      case 'abandon':
        return this.#line.abandon()
      case 'query':
        return this.#line.query()
      case 'judge':
        return this.#judge(command)
      case 'reply':
        return this.#reply(command)
      case 'finish':
        return void this.#after(this.#world.random.between(0, 300), () =>
          this.#take({ type: 'finished', atMs: this.#now() }),
        )
      case 'leave':
        return this.#leave()
      case 'unheard':
      case 'prepare':
      case 'publish':
      case 'stop-recording':
        return
      default:
        assertNever(command)
    }
  }

  #startsToSay(utterance: Utterance, durationMs: number): void {
    if (this.voice) {
      this.#world.watch.speaks(this, utterance)
      this.#world.room.begins(utterance, durationMs)
    }
    this.#take({ type: 'started', utterance: utterance.id, durationMs, atMs: this.#now() })
    this.#moment('speaks')
  }

  #hasSaid(utterance: Utterance, share: number): void {
    if (share === 1 && this.inRoom) this.#world.room.heard(utterance)
    this.#take({ type: 'spoken', utterance: utterance.id, share, atMs: this.#now() })
    if (share === 1) this.#moment('spoken')
  }

  /** The model: mostly as the rules would, sometimes late, failing, or taking the answer for a question. */
  #judge({ heard, step, respondent, text }: Extract<Command, { type: 'judge' }>): void {
    if (!this.#state) return
    const verdict = judgeWithoutModel(questionOf(this.#state, step, respondent), text)
    const { random } = this.#world
    const kind = random.weighted({ verdict: 8, failed: 1, 'side-question': 1 })
    const judgement: Judgement =
      kind === 'verdict'
        ? { kind, verdict }
        : kind === 'failed'
          ? { kind, model: 'simulated', code: 'timeout' }
          : { kind, model: 'simulated', prompt: text, prompt_sha256: fixedSalt(1) }
    this.#after(random.chance(0.3) ? random.between(10, 5_000) : 0, () =>
      this.#take({ type: 'judged', heard, judgement, atMs: this.#now() }),
    )
  }

  #reply({ heard }: Extract<Command, { type: 'reply' }>): void {
    this.#after(this.#world.random.between(0, 3_000), () =>
      this.#take({ type: 'replied', heard, reply: { kind: 'none' }, atMs: this.#now() }),
    )
  }

  /** The closing line was heard: complete the lease, once, and go. */
  #leave(): void {
    this.over = true
    this.#moment('leaves')
    this.lease.stop()
    const { epoch } = this.lease
    this.#call<CallResult>(
      GOODBYE_MS,
      (reply) => reply(this.#world.temporal.end(epoch)),
      () => this.#stop(),
    )
  }
}
