import type { DisconnectReason, Room } from 'livekit-client'
import type { RespondentId } from '../../../interview/respondent.ts'
import { CHAT_TOPIC } from '../../../interview/topics.ts'
import type { Refusal } from './events.ts'
import type { HeardCaption, RoomPerson } from './model.ts'
import { OwnTracks } from './own-tracks.ts'
import { isFinal } from './reduce.ts'
import { Retry, type Wakes } from './retry.ts'
import { readCaptions } from './room-captions.ts'
import { RoomHearing } from './room-hearing.ts'
import type { Connection } from './room-state.ts'
import { type RoomTicket, SeatRefusedError } from './seat-client.ts'

export type LiveKit = typeof import('livekit-client')

export interface RoomListener {
  connection(connection: Connection): void
  people(identities: readonly string[], people: Record<RespondentId, RoomPerson>): void
  sound(is: 'playing' | 'blocked'): void
  officerAudible(): void
  caption(caption: HeardCaption): void
  refused(refusal: Refusal): void
  /** The code of rooms cannot be loaded, though the server is there. */
  codeMissing(): void
  /** Somebody came in under the same name, or the server has put this person out. @returns whether to come back */
  putOut(how: 'displaced' | 'removed'): Promise<boolean>
}

export interface RoomDependencies {
  load(): Promise<LiveKit>
  ticket(): Promise<RoomTicket>
  wakes: Wakes
  listener: RoomListener
}

/** An officer whose track did not come with it, as after a restart of the SFU: joined anew. */
const LACKING_MS = 5_000
const WATCH_MS = 1_000
/** So often in a row without a way for media, and people are told of it. */
const BLOCKED_AFTER = 2
const MISSING_AFTER = 3

/** Holds this person in the room, with a fresh token and a new `Room` whenever the last one was lost. */
export class RoomConnection {
  readonly own = new OwnTracks()
  readonly #deps: RoomDependencies
  #aborter: AbortController | undefined
  #room: Room | undefined
  #hearing: RoomHearing | undefined
  #officer: string | null = null
  #speaker: string | undefined
  #lackingMs = LACKING_MS

  constructor(dependencies: RoomDependencies) {
    this.#deps = dependencies
  }

  start(): void {
    if (this.#aborter) return
    this.#aborter = new AbortController()
    void this.#run(this.#aborter.signal)
  }

  stop(): void {
    this.#aborter?.abort()
    this.#aborter = undefined
    void this.#room?.disconnect(false)
  }

  set officer(identity: string | null) {
    if (identity === this.#officer) return
    this.#officer = identity
    if (this.#hearing) this.#hearing.officer = identity
    this.#tellPeople()
  }

  get hearing(): RoomHearing | undefined {
    return this.#hearing
  }

  /**
   * To agents alone: the officer shows it to others, unless it tells of a need.
   * @throws when it did not go out
   */
  async send(text: string, attributes: Record<string, string>): Promise<void> {
    if (this.#room?.state !== 'connected') throw new Error('not connected')
    const { localParticipant, remoteParticipants } = this.#room
    const agents = [...remoteParticipants.values()].filter(({ isAgent }) => isAgent)
    if (agents.length === 0) throw new Error('there is no agent')
    const destinationIdentities = agents.map(({ identity }) => identity)
    await localParticipant.sendText(text, { topic: CHAT_TOPIC, attributes, destinationIdentities })
  }

  /** Within a tap. */
  async startAudio(): Promise<void> {
    await this.#room?.startAudio().catch(() => undefined)
    this.#tellSound()
  }

  async useSpeaker(id: string): Promise<void> {
    this.#speaker = id
    await this.#room?.switchActiveDevice('audiooutput', id).catch(() => undefined)
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { listener, wakes } = this.#deps
    const retry = new Retry(wakes)
    const failures = { media: 0, code: 0 }
    const started = Date.now()
    let lostAt: number | undefined
    listener.connection({ is: 'connecting' })
    while (!signal.aborted) {
      try {
        const ticket = await this.#deps.ticket()
        if (signal.aborted) return
        // The server is there: what cannot be loaded now is missing.
        const livekit = await this.#load(failures)
        if (signal.aborted) return
        const room = await this.#join(livekit, ticket, signal)
        retry.reset()
        Object.assign(failures, { media: 0, code: 0 })
        const reason = await this.#stay(room, signal)
        lostAt = Date.now()
        if (signal.aborted) return
        const mayReturn = await this.#mayReturn(livekit, reason)
        if (signal.aborted) return
        if (!mayReturn) return this.stop()
      } catch (error) {
        if (signal.aborted) return
        if (error instanceof SeatRefusedError && isFinal(error.refusal)) return listener.refused(error.refusal)
        if (isMediaFailure(error)) failures.media++
        if (failures.code >= MISSING_AFTER) return listener.codeMissing()
      }
      if (signal.aborted) return
      const is = failures.media >= BLOCKED_AFTER ? 'blocked' : 'reconnecting'
      listener.connection({ is, sinceMs: lostAt ?? started })
      await retry.pause(signal)
    }
  }

  async #load(failures: { code: number }): Promise<LiveKit> {
    return await this.#deps.load().catch((error: unknown) => {
      failures.code++
      throw error
    })
  }

  async #join(
    { Room: LiveKitRoom, RoomEvent }: LiveKit,
    { url, token }: RoomTicket,
    signal: AbortSignal,
  ): Promise<Room> {
    const room = new LiveKitRoom({
      adaptiveStream: true,
      dynacast: true,
      stopLocalTrackOnUnpublish: false,
      ...(this.#speaker !== undefined && { audioOutput: { deviceId: this.#speaker } }),
    })
    const hearing = new RoomHearing(room, this.#deps.listener.officerAudible)
    hearing.officer = this.#officer
    readCaptions(room, this.#deps.listener.caption)
    const onPeople = () => {
      if (this.#room !== room) return
      hearing.sync()
      this.#tellPeople()
    }
    for (const event of [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.TrackPublished,
      RoomEvent.TrackUnpublished,
      RoomEvent.TrackSubscribed,
      RoomEvent.TrackUnsubscribed,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.ActiveSpeakersChanged,
    ]) {
      room.on(event, onPeople)
    }
    room.on(RoomEvent.AudioPlaybackStatusChanged, () => this.#tellSound())
    const onLost = () => this.#deps.listener.connection({ is: 'reconnecting', sinceMs: Date.now() })
    room.on(RoomEvent.Reconnecting, onLost)
    room.on(RoomEvent.SignalReconnecting, onLost)
    room.on(RoomEvent.Reconnected, () => {
      if (this.#room === room) this.own.sync()
      this.#tellConnected(room)
    })
    await room.connect(url, token)
    if (signal.aborted) {
      void room.disconnect(false)
      throw new Error('nobody wants it any more')
    }
    this.#room = room
    this.#hearing = hearing
    this.own.enter(room)
    this.#tellConnected(room)
    // A tap came before, or the browser says that one is due.
    void this.startAudio()
    return room
  }

  /** Until the room is lost. @returns why */
  async #stay(room: Room, signal: AbortSignal): Promise<DisconnectReason | undefined> {
    let lackingSince: number | undefined
    const watch = setInterval(() => {
      if (room.canPlaybackAudio && this.#hearing?.isStopped) void this.startAudio()
      if (!this.#hearing?.lacksOfficer || room.state !== 'connected') {
        if (this.#hearing?.find(undefined)) this.#lackingMs = LACKING_MS
        lackingSince = undefined
        return
      }
      lackingSince ??= Date.now()
      if (Date.now() - lackingSince < this.#lackingMs) return
      // Each time later: it may be the officer that lacks it, and nobody is helped by one who comes and goes.
      this.#lackingMs *= 3
      void room.disconnect(false)
    }, WATCH_MS)
    try {
      if (room.state === 'disconnected' || signal.aborted) return undefined
      return await new Promise((resolve) => room.once('disconnected', resolve))
    } finally {
      clearInterval(watch)
      if (this.#room === room) {
        this.own.enter(undefined)
        this.#room = undefined
        this.#hearing = undefined
      }
    }
  }

  async #mayReturn({ DisconnectReason }: LiveKit, reason: DisconnectReason | undefined): Promise<boolean> {
    if (reason === DisconnectReason.DUPLICATE_IDENTITY) return await this.#deps.listener.putOut('displaced')
    if (reason === DisconnectReason.PARTICIPANT_REMOVED) return await this.#deps.listener.putOut('removed')
    return true
  }

  #tellConnected(room: Room): void {
    if (this.#room !== room) return
    this.#hearing?.sync()
    this.#deps.listener.connection({ is: 'connected' })
    this.#tellPeople()
    this.#tellSound()
  }

  #tellPeople(): void {
    const room = this.#room
    if (!room || !this.#hearing) return
    this.#deps.listener.people([...room.remoteParticipants.keys()], this.#hearing.people)
  }

  #tellSound(): void {
    if (this.#room) this.#deps.listener.sound(this.#room.canPlaybackAudio ? 'playing' : 'blocked')
  }
}

/** The server was there, and no way was found for media: livekit-client has no code for it. */
export const isMediaFailure = (error: unknown): boolean =>
  error instanceof Error && /pc connection/i.test(error.message)
