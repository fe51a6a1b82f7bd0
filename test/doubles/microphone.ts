import { setTimeout as delay } from 'node:timers/promises'
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node'

const SAMPLE_RATE = 48_000
const SAMPLES = SAMPLE_RATE / 100
const SUBSCRIBED_MS = 500

export interface Speaking {
  /** 48 kHz mono; resolves when it has been played. */
  speak(pcm: Int16Array): Promise<void>
  unpublish(): Promise<void>
}

/** Publishes a microphone that is silent until it is spoken into. */
export async function publishMicrophone(room: Room): Promise<Speaking> {
  const source = new AudioSource(SAMPLE_RATE, 1)
  const track = LocalAudioTrack.createAudioTrack('microphone', source)
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
  const publication = await room.localParticipant?.publishTrack(track, options)
  await delay(SUBSCRIBED_MS)
  return {
    async speak(pcm) {
      for (let place = 0; place < pcm.length; place += SAMPLES) {
        const part = new Int16Array(SAMPLES)
        part.set(pcm.subarray(place, place + SAMPLES))
        await source.captureFrame(new AudioFrame(part, SAMPLE_RATE, 1, SAMPLES))
      }
      await source.waitForPlayout()
    },
    async unpublish() {
      if (publication?.sid) await room.localParticipant?.unpublishTrack(publication.sid)
    },
  }
}
