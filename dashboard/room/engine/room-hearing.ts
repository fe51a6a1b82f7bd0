import type { RemoteParticipant, RemoteTrack, Room } from 'livekit-client'
import { respondentOfIdentity } from '../../../interview/identities.ts'
import type { RespondentId } from '../../../interview/respondent.ts'
import type { RoomPerson } from './model.ts'

/**
 * Plays what is to be heard in one room: other respondents, and of all agents the officer that the seat names. Whoever
 * else is there is neither heard nor seen, and their media is not taken.
 */
export class RoomHearing {
  readonly #room: Room
  readonly #onOfficer: () => void
  #officer: string | null = null

  /** @param onOfficer the officer's sound is played from now on */
  constructor(room: Room, onOfficer: () => void) {
    this.#room = room
    this.#onOfficer = onOfficer
  }

  set officer(identity: string | null) {
    this.#officer = identity
    this.sync()
  }

  /** To be called whenever somebody or something came or went. */
  sync(): void {
    for (const participant of this.#room.remoteParticipants.values()) {
      const isTaken = this.#isTaken(participant)
      for (const publication of participant.trackPublications.values()) {
        // Until the officer is named nobody knows whose sound will be due at once.
        const isWanted = isTaken || this.#officer === null
        if (publication.isDesired !== isWanted) publication.setSubscribed(isWanted)
        const { track } = publication
        if (track?.kind !== 'audio') continue
        if (!isTaken) silence(track)
        else if (track.attachedElements.length === 0) {
          track.attach()
          if (participant.identity === this.#officer) this.#onOfficer()
        }
      }
    }
  }

  #isTaken({ identity }: RemoteParticipant): boolean {
    return identity === this.#officer || respondentOfIdentity(identity) !== undefined
  }

  /** Of a respondent; of the officer with `undefined`. */
  find(role: RespondentId | undefined): RemoteParticipant | undefined {
    for (const participant of this.#room.remoteParticipants.values()) {
      const { identity } = participant
      if (role === undefined ? identity === this.#officer : respondentOfIdentity(identity) === role) return participant
    }
    return undefined
  }

  /** The officer is in the room and cannot be heard. */
  get lacksOfficer(): boolean {
    const officer = this.find(undefined)
    return officer !== undefined && soundsOf(officer).length === 0
  }

  /** Something that is to be heard stands still: phones stop what is played for a call, and do not go on after it. */
  get isStopped(): boolean {
    return [...this.#room.remoteParticipants.values()]
      .flatMap(soundsOf)
      .some(({ attachedElements }) => attachedElements.some(({ paused }) => paused))
  }

  audioOf(role: RespondentId | undefined): MediaStreamTrack | undefined {
    for (const { track } of this.find(role)?.audioTrackPublications.values() ?? []) {
      if (track) return track.mediaStreamTrack
    }
    return undefined
  }

  videoOf(role: RespondentId): RemoteTrack | undefined {
    for (const { track, isMuted } of this.find(role)?.videoTrackPublications.values() ?? []) {
      if (track && !isMuted) return track
    }
    return undefined
  }

  get people(): Record<RespondentId, RoomPerson> {
    const people: Record<RespondentId, RoomPerson> = {}
    for (const { identity, isSpeaking, audioTrackPublications } of this.#room.remoteParticipants.values()) {
      const role = respondentOfIdentity(identity)
      if (role === undefined) continue
      const sounds = [...audioTrackPublications.values()]
      const muted = sounds.every(({ isMuted }) => isMuted)
      people[role] = { speaks: isSpeaking, hasVideo: this.videoOf(role) !== undefined, muted }
    }
    return people
  }
}

/** One that has ended is heard no more, whatever is said of its publication. */
const soundsOf = ({ audioTrackPublications }: RemoteParticipant) =>
  [...audioTrackPublications.values()].flatMap(({ track }) =>
    track?.mediaStreamTrack.readyState === 'live' ? [track] : [],
  )

function silence(track: RemoteTrack): void {
  for (const element of track.detach()) element.remove()
}
