import {
  AudioStream,
  ParticipantKind,
  type RemoteParticipant,
  type RemoteTrack,
  type Room,
  RoomEvent,
} from '@livekit/rtc-node'

/** Of what an ear takes, mono, in frames. */
export const EAR_RATE = 16_000
const FRAME_MS = 20
const SLOT_MS = 100
/** Root mean square, of 32,767: far under any word, far over what a codec makes of silence. */
export const VOICED = 300
/** Frames that come later than this after the ones before them begin anew. */
const GAP_MS = 500

export interface Chorus {
  /** Unix milliseconds of the start of the slot. */
  at: number
  speakers: string[]
}

/** Takes the sound of one speaker that began at this time, in Unix milliseconds. */
export interface Ear {
  hear(speaker: string, samples: Int16Array, at: number): void
}

/** Who was audible when, in slots of 100 ms. */
export class Voices implements Ear {
  readonly #slots = new Map<number, Set<string>>()

  hear(speaker: string, samples: Int16Array, at: number): void {
    if (rootMeanSquare(samples) < VOICED) return
    const slot = Math.floor(at / SLOT_MS)
    this.#slots.set(slot, (this.#slots.get(slot) ?? new Set()).add(speaker))
  }

  /** Slots in which more than one was audible. */
  get choruses(): Chorus[] {
    return [...this.#slots]
      .filter(([, speakers]) => speakers.size > 1)
      .map(([slot, speakers]) => ({ at: slot * SLOT_MS, speakers: [...speakers] }))
  }

  /** Whether a speaker was audible at or after a time. */
  heard(speaker: string, since = 0): boolean {
    return [...this.#slots].some(([slot, speakers]) => slot * SLOT_MS >= since && speakers.has(speaker))
  }
}

export function rootMeanSquare(samples: Int16Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.sqrt(sum / Math.max(1, samples.length))
}

/** Hears every agent that is audible in a room, for as long as this participant is in it. */
export function listen(room: Room, ear: Ear): void {
  room.on(
    RoomEvent.TrackSubscribed,
    (track: RemoteTrack, _publication: unknown, { identity, kind }: RemoteParticipant) => {
      if (kind === ParticipantKind.AGENT) take(track, identity, ear).catch(() => undefined)
    },
  )
}

async function take(track: RemoteTrack, identity: string, ear: Ear): Promise<void> {
  let at = 0
  for await (const frame of new AudioStream(track, {
    sampleRate: EAR_RATE,
    numChannels: 1,
    frameSizeMs: FRAME_MS,
  })) {
    const arrived = Date.now() - FRAME_MS
    // The samples count time more evenly than their arrival does; but none is heard before it was said.
    if (at > arrived || arrived - at > GAP_MS) at = arrived
    ear.hear(identity, frame.data, at)
    at += FRAME_MS
  }
}
