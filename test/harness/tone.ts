import { AudioFrame, AudioSource, LocalAudioTrack, Room, TrackPublishOptions, TrackSource } from '@livekit/rtc-node'
import { AccessToken } from 'livekit-server-sdk'

const SAMPLE_RATE = 24_000
const FRAME_MS = 10
const HERTZ = 440
const LOUD = 12_000

export interface LiveKitKeys {
  url: string
  apiKey: string
  apiSecret: string
}

export const keysOf = (env: Record<string, string>): LiveKitKeys => ({
  url: env['LIVEKIT_URL'] ?? '',
  apiKey: env['LIVEKIT_API_KEY'] ?? '',
  apiSecret: env['LIVEKIT_API_SECRET'] ?? '',
})

/** Someone who comes into a room as an agent, as only the holder of the server's secret can. */
export async function joinAsAgent(
  { url, apiKey, apiSecret }: LiveKitKeys,
  room: string,
  identity: string,
  autoSubscribe = true,
): Promise<Room> {
  const token = new AccessToken(apiKey, apiSecret, { identity, ttl: 600 })
  token.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe: true, agent: true })
  token.kind = 'agent'
  const joined = new Room()
  await joined.connect(url, await token.toJwt(), { autoSubscribe, dynacast: false })
  return joined
}

/** Publishes a track and sounds a tone on it each time it is asked to. */
export async function toneIn(room: Room): Promise<(ms: number) => Promise<void>> {
  const source = new AudioSource(SAMPLE_RATE, 1)
  const track = LocalAudioTrack.createAudioTrack('tone', source)
  await room.localParticipant?.publishTrack(track, new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }))
  const samples = (SAMPLE_RATE * FRAME_MS) / 1_000
  return async (ms) => {
    for (let sent = 0; sent < ms / FRAME_MS; sent++) {
      const wave = Int16Array.from(
        { length: samples },
        (_, index) => LOUD * Math.sin((2 * Math.PI * HERTZ * (sent * samples + index)) / SAMPLE_RATE),
      )
      await source.captureFrame(new AudioFrame(wave, SAMPLE_RATE, 1, samples))
    }
    await source.waitForPlayout()
  }
}
