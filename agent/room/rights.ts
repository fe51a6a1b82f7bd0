import { setTimeout as delay } from 'node:timers/promises'
import { ConnectionState, type Participant, type Room, RoomEvent, type TrackPublication } from '@livekit/rtc-node'
import type { TrackInfo } from '@livekit/protocol'
import { RoomServiceClient } from 'livekit-server-sdk'
import type { LiveKitConfig } from '../../config.ts'
import type { Fact } from '../../interview/facts.ts'
import type { Logger } from '../../log.ts'
import { Allowance, type Rate } from '../allowance.ts'
import type { Speaker } from '../speech/speaker.ts'
import { hindranceIn, hindranceOf, OFFICER_MAY, RESPONDENT_MAY } from './permissions.ts'
import type { SpeakerOf } from './speakers.ts'

const PATROL_MS = 5_000
const MENDING_MS = 10_000
const RETRY_MS = 200
/** Whoever is silenced more often than this has no use in the room. */
const LOSSES: Rate = { burst: 5, perMinute: 1 }

export interface RightsEvents {
  /** Whether this agent can be heard and read in the room, or why not. */
  audible(isAudible: boolean, code: string): void
  /** Somebody else lacked what they need in the room. */
  noted(facts: Fact[]): void
  /** The agent's voice cannot be restored, or not for long. */
  hopeless(): void
}

export interface RoomRightsDependencies {
  room: Room
  /** Who besides the agent is to be heard. */
  speakerOf: SpeakerOf
  liveKit: LiveKitConfig
  logger: Logger
  /** Milliseconds since the agent joined. */
  now(): number
  speaker: Pick<Speaker, 'trackSid' | 'republish'>
  events: RightsEvents
}

/**
 * What the agent and those whom it listens to may do in the room, by LiveKit's word. Whoever manages the room can
 * take it from them; it is given back.
 */
export class RoomRights {
  readonly #deps: RoomRightsDependencies
  readonly #service: RoomServiceClient
  readonly #losses: Allowance
  readonly #timer: NodeJS.Timeout
  readonly #looks: () => void
  readonly #muted: (publication: TrackPublication, participant: Participant) => void
  readonly #unpublished: (publication: TrackPublication | undefined) => void
  /** Why the track that was published last is not heard. */
  #track: { sid: string; code: string } | undefined
  /** The sid of a track that the server did not have when it was looked for last. */
  #missing: string | undefined
  #mending: Promise<void> | undefined
  #isOver = false

  constructor(deps: RoomRightsDependencies) {
    const { room, liveKit } = deps
    this.#deps = deps
    this.#service = new RoomServiceClient(
      liveKit.url.replace(/^ws/, 'http'),
      liveKit.apiKey,
      liveKit.apiSecret.reveal(),
    )
    this.#losses = new Allowance(LOSSES, deps.now())
    this.#looks = () => this.#look()
    this.#muted = ({ sid }, { identity }) => {
      if (identity === room.localParticipant?.identity) this.#loseTrack(sid, 'muted')
    }
    this.#unpublished = (publication) => this.#loseTrack(publication?.sid, 'unpublished')
    // LiveKit sends a new token with every change of permissions.
    room.on(RoomEvent.TokenRefreshed, this.#looks)
    room.on(RoomEvent.TrackMuted, this.#muted)
    room.on(RoomEvent.LocalTrackUnpublished, this.#unpublished)
    this.#timer = setInterval(() => void this.#patrol(), PATROL_MS)
    this.#look()
  }

  stop(): void {
    const { room } = this.#deps
    this.#isOver = true
    clearInterval(this.#timer)
    room.off(RoomEvent.TokenRefreshed, this.#looks)
    room.off(RoomEvent.TrackMuted, this.#muted)
    room.off(RoomEvent.LocalTrackUnpublished, this.#unpublished)
  }

  #loseTrack(sid: string | undefined, code: string): void {
    if (sid === undefined || sid !== this.#deps.speaker.trackSid) return
    this.#track = { sid, code }
    this.#look()
  }

  /** Why the officer cannot be heard and read; undefined when it can. */
  get #hindrance(): string | undefined {
    const isOfTrack = this.#track?.sid === this.#deps.speaker.trackSid
    return hindranceIn(this.#deps.room.token) ?? (isOfTrack ? this.#track?.code : undefined)
  }

  #look(): void {
    const code = this.#hindrance
    if (code === undefined || this.#mending || this.#isOver) return
    const { logger, events, now } = this.#deps
    logger.warn({ code }, 'the officer cannot be heard in the room')
    events.audible(false, code)
    if (!this.#losses.take(1, now())) return events.hopeless()
    this.#mending = this.#mend(code).finally(() => {
      this.#mending = undefined
      this.#look()
    })
  }

  async #mend(code: string): Promise<void> {
    const { logger, events } = this.#deps
    const until = performance.now() + MENDING_MS
    while (!this.#isOver && performance.now() < until) {
      if (await this.#tryToMend().catch(() => false)) {
        logger.info({ code }, 'the officer can be heard again')
        return events.audible(true, code)
      }
      await delay(RETRY_MS)
    }
    if (!this.#isOver) events.hopeless()
  }

  async #tryToMend(): Promise<boolean> {
    const { room, speaker } = this.#deps
    const { name, localParticipant } = room
    if (name === undefined || !localParticipant) return false
    const { identity } = localParticipant
    if (hindranceIn(room.token) !== undefined) {
      await this.#service.updateParticipant(name, identity, { permission: OFFICER_MAY })
      await delay(RETRY_MS)
      if (hindranceIn(room.token) !== undefined) return false
    }
    const sid = speaker.trackSid
    const before = await this.#service.getParticipant(name, identity)
    if (!before.tracks.some((track) => track.sid === sid && !track.muted)) await speaker.republish()
    const { permission, tracks } = await this.#service.getParticipant(name, identity)
    return (
      hindranceOf(permission) === undefined && tracks.some((track) => track.sid === speaker.trackSid && !track.muted)
    )
  }

  /** Looks at everybody in the room: what is not told by events. */
  async #patrol(): Promise<void> {
    const { room, speaker, speakerOf } = this.#deps
    if (room.name === undefined || this.#mending || this.#isOver) return
    const sid = speaker.trackSid
    const participants = await this.#service.listParticipants(room.name).catch(() => [])
    for (const { identity, permission, tracks } of participants) {
      const participant = speakerOf(identity)
      if (participant !== undefined) await this.#free(identity, participant, hindranceOf(permission))
      if (identity === room.localParticipant?.identity) this.#findTrack(sid, tracks)
    }
  }

  /** One that is missing may be on its way, after a reconnection. */
  #findTrack(sid: string | undefined, tracks: readonly TrackInfo[]): void {
    const isConnected = this.#deps.room.connectionState === ConnectionState.CONN_CONNECTED
    const track = tracks.find((each) => each.sid === sid)
    if (track?.muted) return this.#loseTrack(sid, 'muted')
    if (track || !isConnected) this.#missing = undefined
    else if (this.#missing === sid) this.#loseTrack(sid, 'unpublished')
    else this.#missing = sid
  }

  async #free(identity: string, of: string, code: string | undefined): Promise<void> {
    const { room, now, events } = this.#deps
    if (code === undefined || room.name === undefined || this.#isOver) return
    const isRestored = await this.#service.updateParticipant(room.name, identity, { permission: RESPONDENT_MAY }).then(
      () => true,
      () => false,
    )
    if (this.#isOver) return
    const began = { kind: 'hindrance' as const, of, code, ended: false, atMs: now() }
    events.noted(isRestored ? [began, { ...began, ended: true }] : [began])
  }
}
