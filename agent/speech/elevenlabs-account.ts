import type { ElevenLabsConfig } from '../../config.ts'
import type { Database } from '../../db/database.ts'
import { baseOf, chooseVoice, type ListedVoice, VoicesPage } from './choose-voice.ts'
import { type Choices, createChoices } from './choices.ts'
import { codeOfMessage } from './elevenlabs-words.ts'
import { SpeechFailed } from './speech.ts'

const API = 'https://api.elevenlabs.io/v1'
const LIST_MS = 5_000
const PAGE_SIZE = 100
const MOST_PAGES = 10
const HISTORY = 'logging'

/** How to speak with the vendor. */
export interface Selection {
  voiceId: string
  /** Whether the vendor keeps what is spoken. */
  keepsHistory: boolean
}

/** What the vendor's account has: its voices, and whether it may have its history off. */
export class ElevenLabsAccount {
  readonly config: ElevenLabsConfig
  readonly #choices: Choices
  readonly #findsOut: boolean
  readonly #chosen = new Map<string, Promise<string>>()
  /** Voices that the vendor refused to speak with, while this process has run. */
  readonly #refused = new Set<string>()
  #listed: Promise<ListedVoice[]> | undefined
  #keepsHistory: Promise<boolean> | undefined
  #doubtsHistory = false

  /** @param findsOut tries what a refusal without a known word may mean; whoever speaks with people does not */
  constructor(config: ElevenLabsConfig, choices: Choices, findsOut = false) {
    this.config = config
    this.#choices = choices
    this.#findsOut = findsOut
  }

  /** Begins to find out what a choice takes, so that it is there when the language is known. */
  prepare(): void {
    void this.#history()
    if (this.config.voiceId === undefined) this.list().catch(() => undefined)
  }

  /** @throws SpeechFailed when there is no voice, or it is not known which there are */
  async select(language: string): Promise<Selection> {
    const [voiceId, keepsHistory] = await Promise.all([this.#voiceFor(language), this.#history()])
    return { voiceId, keepsHistory }
  }

  /**
   * Takes note of why a selection does not work.
   * @returns whether another one may
   */
  async amend({ voiceId, keepsHistory }: Selection, code: string): Promise<boolean> {
    if (code === 'history-not-refusable') {
      if (this.config.logging !== 'auto' || keepsHistory) return false
      await this.#choices.keep(HISTORY, 'true')
      this.#keepsHistory = Promise.resolve(true)
      return true
    }
    if (this.#findsOut && MAY_BE_HISTORY.test(code) && this.config.logging === 'auto') {
      return this.#doubtHistory(keepsHistory)
    }
    if (!VOICE_IS_WRONG.has(code) || this.config.voiceId !== undefined) return false
    // Of texts that were on their way with the same voice the first has seen to another.
    if (this.#refused.has(voiceId)) return await this.#forget(voiceId)
    this.#refused.add(voiceId)
    this.#chosen.clear()
    this.#listed = undefined
    return true
  }

  /**
   * All voices of the account.
   * @throws SpeechFailed when they cannot be listed
   */
  list(): Promise<ListedVoice[]> {
    this.#listed ??= this.#list().catch((error: unknown) => {
      // Next time it may be different.
      this.#listed = undefined
      throw error
    })
    return this.#listed
  }

  /** The name of one of its voices, where it is known. */
  async nameOf(voiceId: string): Promise<string | undefined> {
    const voices = await this.list().catch(() => [])
    return voices.find(({ voice_id }) => voice_id === voiceId)?.name ?? undefined
  }

  /** Drops a kept choice whose voice the account no longer has. */
  async refresh(language: string): Promise<void> {
    const name = nameOf(language)
    const kept = this.config.voiceId === undefined ? await this.#choices.find(name) : undefined
    if (kept === undefined) return
    const voices = await this.list().catch(() => undefined)
    if (!voices || voices.some(({ voice_id }) => voice_id === kept)) return
    await this.#choices.drop(name, kept)
    this.#chosen.delete(name)
  }

  /**
   * A refusal in words that are not known may be one to do without history: that is tried once.
   * @returns whether another try may work
   */
  #doubtHistory(keepsHistory: boolean): boolean {
    if (keepsHistory && this.#doubtsHistory) this.#keepsHistory = Promise.resolve(false)
    if (keepsHistory || this.#doubtsHistory) return false
    this.#doubtsHistory = true
    this.#keepsHistory = Promise.resolve(true)
    return true
  }

  /** Whether history is on only because a refusal without a known word might have meant that. */
  get isHistoryInDoubt(): boolean {
    return this.#doubtsHistory
  }

  /** @param isRefused whether the vendor still refuses to do without history: then it is on for all agents */
  async settleHistory(isRefused: boolean): Promise<void> {
    this.#doubtsHistory = false
    this.#keepsHistory = Promise.resolve(isRefused)
    if (isRefused) await this.#choices.keep(HISTORY, 'true')
  }

  /** Another agent may have chosen a voice again that was refused here. @returns true */
  async #forget(voiceId: string): Promise<true> {
    for (const [name, chosen] of this.#chosen) {
      if ((await chosen.catch(() => undefined)) === voiceId) this.#chosen.delete(name)
    }
    return true
  }

  /** Forgets that the vendor keeps what is spoken, so that it is asked again: the account may have changed. */
  async forgetHistory(): Promise<void> {
    if (this.config.logging !== 'auto') return
    await this.#choices.drop(HISTORY, 'true')
    this.#keepsHistory = undefined
    this.#doubtsHistory = false
  }

  #voiceFor(language: string): Promise<string> {
    const name = nameOf(language)
    const before = this.#chosen.get(name)
    if (before) return before
    const chosen = this.#choose(name, language)
    this.#chosen.set(name, chosen)
    chosen.catch(() => this.#chosen.delete(name))
    return chosen
  }

  async #choose(name: string, language: string): Promise<string> {
    if (this.config.voiceId !== undefined) return this.config.voiceId
    const kept = await this.#choices.find(name)
    if (kept !== undefined && !this.#refused.has(kept)) return kept
    if (kept !== undefined) await this.#choices.drop(name, kept)
    const voice = chooseVoice(await this.list(), language, this.#refused)
    if (!voice) throw new SpeechFailed('no-voice')
    const shared = await this.#choices.keep(name, voice.voice_id)
    if (!this.#refused.has(shared)) return shared
    await this.#choices.drop(name, shared)
    return await this.#choices.keep(name, voice.voice_id)
  }

  #history(): Promise<boolean> {
    this.#keepsHistory ??=
      this.config.logging === 'auto'
        ? this.#choices.find(HISTORY).then((kept) => kept === 'true')
        : Promise.resolve(this.config.logging === 'true')
    return this.#keepsHistory
  }

  async #list(): Promise<ListedVoice[]> {
    const voices: ListedVoice[] = []
    const signal = AbortSignal.timeout(LIST_MS)
    let token: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const listed = await this.#page(token, signal)
      voices.push(...listed.voices)
      token = (listed.has_more && listed.next_page_token) || undefined
      if (token === undefined) break
    }
    return voices
  }

  async #page(token: string | undefined, signal: AbortSignal): Promise<VoicesPage> {
    const url = new URL('../v2/voices', `${this.config.url ?? API}/`)
    url.searchParams.set('page_size', String(PAGE_SIZE))
    if (token !== undefined) url.searchParams.set('next_page_token', token)
    let status: number
    let body: string
    try {
      const response = await fetch(url, {
        headers: { 'xi-api-key': this.config.apiKey.reveal() },
        redirect: 'error',
        signal,
      })
      status = response.status
      body = await response.text()
    } catch {
      throw new SpeechFailed(signal.aborted ? 'timeout' : 'no-connection')
    }
    if (status !== 200) throw new SpeechFailed(codeOfMessage(body)?.code ?? `http-${status}`)
    try {
      return VoicesPage.parse(JSON.parse(body))
    } catch {
      throw new SpeechFailed('vendor-error')
    }
  }
}

/** The account of the configured key, with what all agents chose of it where there is a database. */
export const openAccount = (config: ElevenLabsConfig, db: Database | undefined, findsOut = false): ElevenLabsAccount =>
  new ElevenLabsAccount(config, createChoices(config.apiKey.reveal(), db), findsOut)

/** The account has others. */
const VOICE_IS_WRONG: ReadonlySet<string> = new Set(['voice-not-found', 'voice-not-allowed', 'voice-unfit'])

/** No word says why: no documentation was found of the words with which zero retention is refused. */
const MAY_BE_HISTORY = /^(parameter-refused|closed-1008|http-4(00|03|22))$/

const nameOf = (language: string) => `voice:${baseOf(language)}`

/** Where the vendor is spoken to: its region shows in the name. */
export const hostOf = ({ url }: Pick<ElevenLabsConfig, 'url'>): string => new URL(url ?? API).host
