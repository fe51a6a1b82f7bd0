import { questionOf } from '../../interview/conduct/turn.ts'
import type { Command, Conduct, ConductEvent } from '../../interview/conduct/state.ts'
import type { Fact } from '../../interview/facts.ts'
import { respondentOfIdentity } from '../../interview/identities.ts'
import type { Equipment } from '../../interview/messages.ts'
import { OFFICER } from '../../interview/recording.ts'
import { tellsOfNeed } from '../../interview/phrases/needs.ts'
import { assertNever } from '../../interview/statuses.ts'
import { PROGRESS_TOPIC } from '../../interview/topics.ts'
import type { Job } from '../agent.ts'
import { Media } from '../media.ts'
import { removeRivals } from '../room/rivals.ts'
import { RoomRights } from '../room/rights.ts'
import { Speaker } from '../speech/speaker.ts'
import { Assessor } from './assessor.ts'
import { mediaEvents, rightsEvents } from './conduct-events.ts'
import type { Providers } from './providers.ts'
import { roomProgressOf } from './room-progress.ts'
import type { TypedWords } from '../room/typed-intake.ts'

/** Commands that are carried out in the room. */
export type StageCommand = Extract<
  Command,
  { type: 'say' | 'prepare' | 'silence' | 'unheard' | 'judge' | 'reply' | 'publish' | 'stop-recording' }
>

export interface StageDependencies extends Pick<Job, 'room' | 'liveKit' | 'sessionId' | 'logger'> {
  /** Milliseconds since the agent joined. */
  now(): number
  take(event: ConductEvent): void
  /** Of the lease that is held, or was last. */
  epoch(): number
  /** Conducts, and holds the lease for it. */
  hasFloor(): boolean
  /** The officer's voice cannot be restored. */
  hopeless(): void
}

/** What an officer has in its room: voice, ears, what it judges by, and what it watches over. */
export class Stage {
  readonly #deps: StageDependencies
  readonly #providers: Providers
  readonly #assessor: Assessor
  readonly #media: Media
  readonly #speaker: Speaker
  #rivals: { stop(): void } | undefined
  #rights: RoomRights | undefined

  constructor(deps: StageDependencies, providers: Providers) {
    const { room, now, take } = deps
    const { db, hearing, voices, judge } = providers
    this.#deps = deps
    this.#providers = providers
    const note = (fact: Fact) => take({ type: 'facts', facts: [fact], atMs: now() })
    this.#assessor = new Assessor(judge, note)
    this.#media = new Media({
      ...deps,
      speakerOf: respondentOfIdentity,
      db,
      hearing,
      events: mediaEvents(take, now),
    })
    this.#speaker = new Speaker(room, voices, {
      now,
      tap: (frame, atMs) => this.#media.sounded(OFFICER, frame, atMs),
      failed: (failure) => note({ kind: 'speech-failed', ...failure }),
    })
  }

  get equipment(): Equipment {
    const { hearing, voices } = this.#providers
    return {
      hearing: hearing?.name ?? 'typed',
      judging: this.#assessor.name,
      speaking: voices[0]?.voice.name ?? 'captions',
    }
  }

  /** Nobody hears the officer before. */
  publish(): Promise<void> {
    return this.#speaker.publish()
  }

  /** Keeps other agents out, and what people need in the room theirs. */
  guard(): void {
    const { room, liveKit, hasFloor, take, now, hopeless } = this.#deps
    this.#rivals = removeRivals(room, liveKit, hasFloor)
    this.#rights = new RoomRights({
      ...this.#deps,
      speakerOf: respondentOfIdentity,
      speaker: this.#speaker,
      events: rightsEvents(take, now, hopeless),
    })
  }

  /** The agent has joined, for the first time or again. @param epoch of the lease in which it did */
  start(epoch: number): void {
    this.#media.start(epoch)
  }

  stopRecording(code: string): void {
    this.#media.stopRecording(code)
  }

  /**
   * Writes down what a respondent typed; it is `taken` after that. Others are shown it, unless it tells of a need: it
   * may be they whom somebody is afraid of.
   */
  typed({ id: segment, respondent: speaker, text, startMs }: TypedWords, language: string, taken: () => void): void {
    const words = { segment, speaker, channel: 'typed' as const, text, startMs, endMs: this.#deps.now() }
    this.#media.typed(words, !tellsOfNeed(text, language), taken)
  }

  /** @param state after the command */
  obey(command: StageCommand, state: Conduct): void {
    switch (command.type) {
      case 'say':
        return void this.#say(command.utterance)
      case 'prepare':
        return this.#speaker.prepare(command.text)
      case 'silence':
        return this.#speaker.silence()
      case 'unheard':
        return this.#media.unheard(command.respondent, command.sinceMs)
      case 'judge':
        return void this.#judge(command, state)
      case 'reply':
        return void this.#reply(command, state)
      case 'publish':
        return this.#publish(command, state)
      case 'stop-recording':
        return this.stopRecording('taken-back')
      default:
        assertNever(command)
    }
  }

  /** Hears nothing more, and stores what waits, for some seconds at most. */
  finish(): Promise<void> {
    return this.#media.finish()
  }

  async close(): Promise<void> {
    this.#rights?.stop()
    this.#rivals?.stop()
    await Promise.all([this.#media.close(), this.#speaker.close()])
  }

  async #say({ id, text }: { id: number; text: string }): Promise<void> {
    const { now, take, epoch } = this.#deps
    const segment = `${epoch()}-${id}`
    let startMs = now()
    const { share, captioned } = await this.#speaker.say(segment, text, (durationMs) => {
      startMs = now()
      take({ type: 'started', utterance: id, durationMs, atMs: startMs })
    })
    const endMs = now()
    const channel = captioned ? 'typed' : 'voice'
    if (share > 0 || captioned) this.#media.wrote({ segment, speaker: OFFICER, channel, text, startMs, endMs })
    take({ type: 'spoken', utterance: id, share, ...(captioned ? { captioned } : {}), atMs: endMs })
  }

  async #judge(command: Extract<Command, { type: 'judge' }>, state: Conduct): Promise<void> {
    const { heard, step, respondent, text, lines } = command
    const judgement = await this.#assessor.judge(questionOf(state, step, respondent), text, lines)
    this.#deps.take({ type: 'judged', heard, judgement, atMs: this.#deps.now() })
  }

  async #reply(command: Extract<Command, { type: 'reply' }>, state: Conduct): Promise<void> {
    const { heard, step, respondent, text, lines } = command
    const reply = await this.#assessor.reply(questionOf(state, step, respondent), text, lines)
    this.#deps.take({ type: 'replied', heard, reply, atMs: this.#deps.now() })
  }

  #publish({ progress, recording }: Extract<Command, { type: 'publish' }>, { script }: Conduct): void {
    this.#media.follow(progress.status, recording)
    const payload = new TextEncoder().encode(JSON.stringify(roomProgressOf(script, progress)))
    this.#deps.room.localParticipant
      ?.publishData(payload, { reliable: true, topic: PROGRESS_TOPIC })
      .catch(() => undefined)
  }
}
