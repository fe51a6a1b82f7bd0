import type { StageCommand } from '../../agent/scripted/stage.ts'
import type { Clock } from '../../agent/tenure/clock.ts'
import type { Command, Conduct, ConductEvent, Judgement, Utterance } from '../../interview/conduct/state.ts'
import { questionOf } from '../../interview/conduct/turn.ts'
import { assertNever } from '../../interview/statuses.ts'
import { judgeWithoutModel } from '../../interview/verdict/rules.ts'
import { fixedSalt } from '../builders.ts'
import type { Agent } from './agent.ts'
import { VoiceModel } from './voice.ts'
import type { World } from './world.ts'

interface StageDependencies {
  world: World
  agent: Agent
  /** Of the agent's process. */
  clock: Clock
  /** Since the agent joined. */
  now(): number
  take(event: ConductEvent): void
}

/** What an agent does in its room and with its model: `agent/scripted/stage.ts` in simulated time. */
export class Stage {
  readonly #deps: StageDependencies
  readonly #voice: VoiceModel

  constructor(deps: StageDependencies) {
    this.#deps = deps
    const { clock, random } = deps.world
    this.#voice = new VoiceModel({
      now: () => clock.now,
      after: (ms, run) => deps.clock.after(ms, run),
      between: (min, max) => random.between(min, max),
      started: (utterance, durationMs) => this.#startsToSay(utterance, durationMs),
      spoken: (utterance, share) => this.#hasSaid(utterance, share),
    })
  }

  /** What is said at this moment, whether or not the room hears it. */
  get utterance(): Utterance | undefined {
    return this.#voice.utterance
  }

  silence(): void {
    this.#voice.silence()
  }

  obey(command: StageCommand, state: Conduct): void {
    switch (command.type) {
      case 'say':
        return this.#voice.say(command.utterance)
      case 'silence':
        return this.#voice.silence()
      case 'judge':
        return this.#judge(command, state)
      case 'reply':
        return this.#reply(command)
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
    const { world, agent, now, take } = this.#deps
    if (agent.voice) {
      world.watch.speaks(agent, utterance)
      world.room.begins(utterance, durationMs)
    }
    take({ type: 'started', utterance: utterance.id, durationMs, atMs: now() })
    world.moment(agent, 'speaks')
  }

  #hasSaid(utterance: Utterance, share: number): void {
    const { world, agent, now, take } = this.#deps
    if (share === 1 && agent.inRoom) world.room.heard(utterance)
    take({ type: 'spoken', utterance: utterance.id, share, atMs: now() })
    if (share === 1) world.moment(agent, 'spoken')
  }

  /** The model: mostly as the rules would, sometimes late, failing, or taking the answer for a question. */
  #judge({ heard, step, respondent, text }: Extract<Command, { type: 'judge' }>, state: Conduct): void {
    const { world, clock, now, take } = this.#deps
    const verdict = judgeWithoutModel(questionOf(state, step, respondent), text)
    const { random } = world
    const kind = random.weighted({ verdict: 8, failed: 1, 'side-question': 1 })
    const judgement: Judgement =
      kind === 'verdict'
        ? { kind, verdict }
        : kind === 'failed'
          ? { kind, model: 'simulated', code: 'timeout' }
          : { kind, model: 'simulated', prompt: text, prompt_sha256: fixedSalt(1) }
    clock.after(random.chance(0.3) ? random.between(10, 5_000) : 0, () =>
      take({ type: 'judged', heard, judgement, atMs: now() }),
    )
  }

  #reply({ heard }: Extract<Command, { type: 'reply' }>): void {
    const { world, clock, now, take } = this.#deps
    clock.after(world.random.between(0, 3_000), () =>
      take({ type: 'replied', heard, reply: { kind: 'none' }, atMs: now() }),
    )
  }
}
