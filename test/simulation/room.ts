import type { Utterance } from '../../interview/conduct/state.ts'
import type { Agent } from './agent.ts'
import type { Clock } from './clock.ts'
import type { Random } from './random.ts'

/** What one person typed, with what they meant to answer. */
export interface Said {
  id: string
  respondent: string
  text: string
  at: number
  voice?: Voice
}

/** How something was spoken; a copy is what the other person's microphone had of it. */
interface Voice {
  lengthMs: number
  levelDb: number
  /** Nearly as loud on the other microphone: nobody can tell who said it. */
  doubtful: boolean
  copyOf?: string
}

const OWN_DB = -20
const COPY_DB = -32
/** By which a voice comes later than the words were said. */
const LONGEST_BEGINNING_MS = 60

export interface Listener {
  respondent: string
  /** An utterance began; `durationMs` is its length. */
  begins(utterance: Utterance, durationMs: number): void
  /** It was spoken to its end. */
  hears(utterance: Utterance): void
}

/** The LiveKit room: who is in it, who hears whom. */
export class RoomModel {
  readonly agents = new Set<Agent>()
  readonly present = new Set<string>()
  readonly said = new Map<string, Said>()
  readonly #clock: Clock
  readonly #random: Random
  /** Until when each person speaks: nobody says two things at once. */
  readonly #speaksUntil = new Map<string, number>()
  readonly #listeners: Listener[] = []
  #away = 0

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  get up(): boolean {
    return this.#away === 0
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener)
  }

  away(ms: number): void {
    this.#away += 1
    if (this.#away === 1) this.#tellAgents(false)
    this.#clock.after(ms, () => {
      this.#away -= 1
      if (this.#away === 0) this.#tellAgents(true)
    })
  }

  #tellAgents(connected: boolean): void {
    for (const agent of this.agents) {
      this.#clock.after(this.#random.between(0, 300), () => {
        if (this.up === connected) agent.roomChanged(connected)
      })
    }
  }

  enter(respondent: string): void {
    if (this.present.has(respondent)) return
    this.present.add(respondent)
    this.#tellPresence(respondent, true)
  }

  leave(respondent: string): void {
    if (this.present.delete(respondent)) this.#tellPresence(respondent, false)
  }

  #tellPresence(respondent: string, present: boolean): void {
    if (!this.up) return
    const delay = this.#random.between(1, 60)
    for (const agent of this.agents) {
      this.#clock.after(delay, () => {
        if (this.present.has(respondent) === present) agent.participantChanged(respondent, present)
      })
    }
  }

  /** A person types or speaks; every agent in the room gets it. */
  say(respondent: string, text: string): void {
    if (!this.up || !this.present.has(respondent)) return
    if (this.#random.chance(0.5)) return this.#speak(respondent, text)
    const said = this.#keep({ respondent, text })
    const delay = this.#random.between(1, 60)
    for (const agent of this.agents) this.#clock.after(delay, () => agent.heard(said, 0))
  }

  #keep(said: Omit<Said, 'id' | 'at'>): Said {
    const kept: Said = { ...said, id: `c${this.said.size + 1}`, at: this.#clock.now }
    this.said.set(kept.id, kept)
    return kept
  }

  /** Aloud: sometimes the other person's microphone has it too. */
  #speak(respondent: string, text: string): void {
    const random = this.#random
    const stillMs = (this.#speaksUntil.get(respondent) ?? 0) - this.#clock.now
    if (stillMs > 0) return void this.#clock.after(stillMs, () => this.say(respondent, text))
    const lengthMs = random.between(200, 1_500)
    this.#speaksUntil.set(respondent, this.#clock.now + LONGEST_BEGINNING_MS + lengthMs)
    const other = [...this.present].find((candidate) => candidate !== respondent)
    const isCopied = other !== undefined && random.chance(0.15)
    const doubtful = isCopied && random.chance(0.2)
    const own = this.#keep({ respondent, text, voice: { lengthMs, levelDb: OWN_DB, doubtful } })
    const levelDb = doubtful ? OWN_DB - 1 : COPY_DB
    this.#sound(own)
    if (isCopied) {
      this.#sound(this.#keep({ respondent: other, text, voice: { lengthMs, levelDb, doubtful, copyOf: own.id } }))
    }
  }

  #sound(said: Said): void {
    const { lengthMs = 0, levelDb = 0 } = said.voice ?? {}
    const begins = this.#random.between(1, LONGEST_BEGINNING_MS)
    const recognised = this.#random.between(50, 900)
    for (const agent of this.agents) {
      this.#clock.after(begins, () => agent.speaking(said.respondent, true, levelDb))
      this.#clock.after(begins + lengthMs, () => agent.speaking(said.respondent, false, levelDb))
      this.#clock.after(begins + lengthMs + recognised, () => agent.heard(said, recognised))
    }
  }

  begins(utterance: Utterance, durationMs: number): void {
    for (const listener of this.#audience()) listener.begins(utterance, durationMs)
  }

  heard(utterance: Utterance): void {
    for (const listener of this.#audience()) listener.hears(utterance)
  }

  #audience(): Listener[] {
    return this.up ? this.#listeners.filter(({ respondent }) => this.present.has(respondent)) : []
  }

  /** Removes every agent; false when the room's server cannot be reached. */
  removeAgents(): boolean {
    if (!this.up) return false
    for (const agent of [...this.agents]) this.remove(agent)
    return true
  }

  remove(agent: Agent): void {
    if (!this.agents.delete(agent)) return
    this.#clock.after(this.#random.between(1, 60), () => agent.removed())
  }

  /** The interview is over: the room is deleted. */
  close(): void {
    for (const agent of [...this.agents]) this.remove(agent)
  }
}
