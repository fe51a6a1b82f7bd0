import { delay, type Timer } from '../../agent/tenure/clock.ts'
import type { Tenure } from '../../agent/tenure/tenure.ts'
import type { WorkflowLine } from '../../agent/tenure/workflow-line.ts'
import {
  type Command,
  type Conduct,
  type ConductEvent,
  initialConduct,
  type Utterance,
} from '../../interview/conduct/state.ts'
import { silentAfterMs } from '../../interview/lease.ts'
import { fixedSalt } from '../builders.ts'
import type { Moment } from './plan.ts'
import { Process } from './process.ts'
import type { Said } from './room.ts'
import { NAMES, SESSION } from './script.ts'
import { Stage } from './stage.ts'
import { HEARTBEAT_TIMEOUT_MS } from './temporal.ts'
import type { World } from './world.ts'

const TICK_MS = 100
const POLL_MS = 2_000
const SWEEP_MS = 1_000
const DRAIN_POLL_MS = 10
const BRIEFING_MS = 4_000
const ANSWER_TIMEOUT_MS = 6_000
const SILENT_AFTER_MS = silentAfterMs(HEARTBEAT_TIMEOUT_MS)

/** One agent: `agent/scripted/conductor.ts` and `agent/define-kinds.ts` in simulated time, around the real tenure and line. */
export class Agent {
  readonly name: string
  readonly #world: World
  readonly #process: Process
  readonly #tenure: Tenure
  readonly #line: WorkflowLine
  readonly #stage: Stage
  readonly #seed: string
  readonly #timers: Timer[] = []
  #bornAt = 0
  #state: Conduct | undefined

  constructor(world: World, number: number) {
    const { machines, offers } = world
    this.#world = world
    this.name = `agent-${number}`
    this.#seed = fixedSalt(1_000 + number)
    this.#process = new Process(world)
    const workflow = machines.reach(this.#process.workflow)
    this.#tenure = new machines.Tenure(
      {
        workflow,
        sessionId: SESSION,
        heartbeatTimeoutMs: HEARTBEAT_TIMEOUT_MS,
        lifeline: this.#process,
        offers,
        logger: { warn: () => undefined },
      },
      {
        identity: () => this.#state && this.name,
        conducts: () => this.#conducts,
        leased: () => this.#beLeased(),
        changed: (change) => this.#take({ type: `lease-${change}`, atMs: this.#now() }),
        handOver: () => this.#handOver(),
      },
      this.#process.clock,
    )
    void this.#tenure.ended.then(() => this.#stop())
    this.#line = new machines.WorkflowLine(
      workflow,
      {
        acknowledged: (message) => {
          this.#moment('acknowledged')
          this.#take({ type: 'acknowledged', ...message.id, atMs: this.#now() })
        },
        refreshed: (progress) => {
          if (this.#tenure.isRivalAgent(progress)) this.#tenure.withdraw()
          else this.#take({ type: 'refreshed', progress, atMs: this.#now() })
        },
        over: () => this.#tenure.end(),
      },
      this.#process.clock,
    )
    this.#stage = new Stage({
      ...{ world, agent: this, clock: this.#process.clock },
      now: () => this.#now(),
      take: (event) => this.#take(event),
    })
  }

  get inRoom(): boolean {
    return this.#process.alive && this.#world.room.agents.has(this)
  }

  /** What it is saying audibly at this moment. */
  get voice(): Utterance | undefined {
    return this.inRoom && this.#world.room.up ? this.#stage.utterance : undefined
  }

  /** Whether it could speak now: it has joined, and by its clock it holds the floor. */
  get hasFloor(): boolean {
    return this.inRoom && !this.#tenure.over && this.#conducts && this.#tenure.lease.held && this.mayBeAudible
  }

  /** By the clock and what Temporal took, whatever the lease makes of it: what the fence rests on. */
  get mayBeAudible(): boolean {
    return this.#sinceBeat < SILENT_AFTER_MS
  }

  /** At the very millisecond at which silence begins. */
  get isAtEdge(): boolean {
    return this.#sinceBeat === SILENT_AFTER_MS
  }

  get #sinceBeat(): number {
    return this.#process.sinceBeat(this.#tenure.lease.epoch)
  }

  get #conducts(): boolean {
    return this.#state?.ready === true
  }

  /** The job starts: the lease first, then script and room. */
  async spawn(epoch: number): Promise<void> {
    const taking = this.#tenure.take({ epoch })
    this.#moment('spawned')
    if (!(await taking)) return this.#tenure.giveUp()
    this.#moment('joining')
    const joined = await Promise.all([this.#process.workflow.query(BRIEFING_MS), this.#connect()])
    if (joined.includes('away') || joined.includes('gone')) return this.kill(true)
    if (!this.#tenure.over) this.#run()
  }

  async #connect(): Promise<'in' | 'away'> {
    const { room, random } = this.#world
    await delay(this.#process.clock, random.between(30, 250))
    if (!room.up) return 'away'
    room.agents.add(this)
    return 'in'
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
    this.#timers.push(
      this.#process.every(TICK_MS, () => this.#take({ type: 'tick', atMs: this.#now() })),
      this.#process.every(POLL_MS, () => void this.#line.query()),
    )
    this.#process.every(SWEEP_MS, () => this.#removeRivals())
    this.#beLeased()
    if (!this.#tenure.lease.held) this.#take({ type: 'lease-silent', atMs: this.#now() })
  }

  /** `agent/room/rivals.ts`: who holds the lease removes every other agent. */
  #removeRivals(): void {
    const { room } = this.#world
    if (!this.#tenure.lease.held || !this.#conducts || !room.up) return
    for (const other of [...room.agents]) if (other !== this) room.remove(other)
  }

  #beLeased(): void {
    const { room } = this.#world
    this.#take({
      type: 'leased',
      epoch: this.#tenure.lease.epoch,
      clock: 'claimed',
      present: [...room.present],
      atMs: this.#now(),
    })
  }

  offered(payload: Uint8Array): void {
    if (this.#process.alive) void this.#tenure.takeOffer(payload)
  }

  nudged(): void {
    if (this.#process.alive && !this.#tenure.over) void this.#line.query()
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
    if (!connected) this.#stage.silence()
    this.#take({ type: 'room', connected, atMs: this.#now() })
    if (!connected) return
    for (const respondent of this.#state?.progress?.respondents ?? []) {
      this.participantChanged(respondent, this.#world.room.present.has(respondent))
    }
  }

  /** Removed from the room: the process ends, and gives back what it may still hold. */
  removed(): void {
    if (this.#process.alive) void this.#tenure.leaveRoom(false)
  }

  kill(fast: boolean): void {
    if (!this.#process.alive) return
    this.#world.note(() => `${this.name} dies${fast ? ', and its worker says so' : ''}`)
    this.#process.kill(fast)
    this.#stop()
  }

  /** Cut off from Temporal. */
  partition(ms: number): void {
    this.#process.partition(ms)
  }

  /** Waits until the workflow has everything that was noted. */
  async #handOver(): Promise<void> {
    for (const timer of this.#timers) timer.cancel()
    this.#take({ type: 'room', connected: false, atMs: this.#now() })
    while (!this.#tenure.over && this.#conducts && this.#state?.outbox.length) {
      await delay(this.#process.clock, DRAIN_POLL_MS)
    }
  }

  #stop(): void {
    this.#process.exit()
    this.#stage.silence()
    this.#world.room.agents.delete(this)
  }

  #now(): number {
    return Math.max(0, this.#world.clock.now - this.#bornAt)
  }

  #moment(moment: Moment): void {
    this.#world.moment(this, moment)
  }

  #take(event: ConductEvent): void {
    if (!this.#state || this.#tenure.over || !this.#process.alive) return
    const before = this.#state
    const { state, commands } = this.#world.machines.react(before, event)
    this.#state = state
    this.#world.watch.reacted(this, event, before, state, commands)
    for (const command of commands) if (this.#process.alive) this.#obey(command)
  }

  #obey(command: Command): void {
    switch (command.type) {
      case 'signal':
        this.#moment('signals')
        if (this.#process.alive) void this.#line.signal(command.message)
        return
      case 'abandon':
        return this.#line.abandon()
      case 'query':
        return void this.#line.query()
      case 'finish':
        return void this.#process.clock.after(this.#world.random.between(0, 300), () =>
          this.#take({ type: 'finished', atMs: this.#now() }),
        )
      case 'leave':
        return this.#leave()
      default:
        if (this.#state) this.#stage.obey(command, this.#state)
    }
  }

  #leave(): void {
    void this.#tenure.complete()
    this.#moment('leaves')
  }
}
