import { Microphone } from './microphone.ts'
import { OfficerAudio } from './officer-audio.ts'
import { type Caption, Person } from './person.ts'
import { speech, type VoiceName } from './speech.ts'
import type { Ear } from './voices.ts'

/** Words of a person who talks; times are Unix milliseconds of their first and last sample as they left. */
export interface Said {
  text: string
  startMs: number
  endMs: number
}

/** A respondent who talks: a microphone that is on all the time, and an ear for the officer. */
export class Talker extends Person {
  readonly said: Said[] = []
  readonly officer: OfficerAudio
  readonly #voice: VoiceName
  readonly #microphone: Microphone
  /** Whose microphones take this person's words up as well, and how much quieter. */
  readonly #near = new Set<{ microphone: Microphone; gainDb: number }>()

  constructor(role: string, voice: VoiceName, heard: (caption: Caption) => void = () => undefined, ear?: Ear) {
    const officer = new OfficerAudio()
    const both: Ear = {
      hear: (...sound) => {
        officer.hear(...sound)
        ear?.hear(...sound)
      },
    }
    super(role, heard, both)
    this.officer = officer
    this.#voice = voice
    this.#microphone = new Microphone(role.length)
  }

  /** From now on whatever the other says is heard on this person's microphone too, until they move apart. */
  hears(other: Talker, gainDb: number): { apart(): void } {
    const near = { microphone: this.#microphone, gainDb }
    other.#near.add(near)
    return { apart: () => void other.#near.delete(near) }
  }

  override async join(url: string, token: string): Promise<void> {
    await super.join(url, token)
    await this.#microphone.publish(this.room)
  }

  /**
   * Says a text, beside whatever else is being said; resolves when its last sample has left.
   * @throws when the microphone is off, or goes off before the end
   */
  override async say(text: string): Promise<Said> {
    const sound = await speech(text, this.#voice)
    for (const { microphone, gainDb } of this.#near) {
      // Nobody waits for the copy: a microphone that is off takes none.
      microphone.play(sound, gainDb).catch(() => undefined)
    }
    const said = { text, ...(await this.#microphone.play(sound)) }
    this.said.push(said)
    return said
  }

  /** Mutes the microphone or opens it again; a track stays published. */
  set muted(muted: boolean) {
    this.#microphone.muted = muted
  }

  async unpublish(): Promise<void> {
    await this.#microphone.unpublish()
  }

  async publish(): Promise<void> {
    await this.#microphone.publish(this.room)
  }

  override async leave(): Promise<void> {
    await this.#microphone.unpublish()
    await super.leave()
  }
}
