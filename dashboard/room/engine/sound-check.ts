import { SOUND_CHECK_TOPIC, type SoundCheckProgress } from '../../../interview/sound-check.ts'
import type { SoundCheck as SoundCheckState } from './device-state.ts'
import { isMediaFailure, type LiveKit } from './room-connection.ts'
import { type RoomTicket, SeatRefusedError } from './seat-client.ts'
import type { Check } from './state.ts'

/** Longer than the server takes for all of it. */
const LONGEST_MS = 45_000
/** If nobody has come by then, every place is taken. */
const NOBODY_MS = 10_000

interface SoundCheckDependencies {
  load(): Promise<LiveKit>
  ticket(): Promise<RoomTicket>
  tell(state: SoundCheckState): void
  /** Its device, where one was chosen. */
  speaker?: string
  /** The way to this room is that to the interview's. */
  network(is: Check['network']): void
}

/** Says a sentence into a room of one's own, and plays what comes back. */
export async function checkSound(
  { load, ticket, tell, network, speaker }: SoundCheckDependencies,
  microphone: MediaStreamTrack,
): Promise<void> {
  tell({ is: 'connecting' })
  network('checking')
  const track = microphone.clone()
  let end: (state: SoundCheckState) => void = () => undefined
  const over = new Promise<SoundCheckState>((resolve) => {
    end = resolve
  })
  const late = setTimeout(() => end({ is: 'failed', why: 'network' }), LONGEST_MS)
  let nobody: ReturnType<typeof setTimeout> | undefined
  let hasCome = false
  let leave = () => Promise.resolve()
  try {
    const { Room, RoomEvent, ParticipantKind, Track } = await load()
    const { url, token } = await ticket()
    const room = new Room({
      stopLocalTrackOnUnpublish: false,
      ...(speaker !== undefined && { audioOutput: { deviceId: speaker } }),
    })
    leave = () => room.disconnect(false)
    room.on(RoomEvent.TrackSubscribed, (remote) => void remote.attach())
    room.on(RoomEvent.DataReceived, (payload, from, _kind, topic) => {
      if (topic !== SOUND_CHECK_TOPIC || from?.kind !== ParticipantKind.AGENT) return
      hasCome = true
      clearTimeout(nobody)
      const state = stateOf(JSON.parse(new TextDecoder().decode(payload)) as SoundCheckProgress)
      if (state.is === 'heard' || state.is === 'failed') end(state)
      else tell(state)
    })
    room.on(RoomEvent.Disconnected, () => end({ is: 'failed', why: 'network' }))
    await room.connect(url, token)
    network('good')
    void room.startAudio().catch(() => undefined)
    await room.localParticipant.publishTrack(track, {
      source: Track.Source.Microphone,
      audioPreset: { maxBitrate: 96_000 },
      dtx: false,
    })
    if (!hasCome) nobody = setTimeout(() => end({ is: 'failed', why: 'busy' }), NOBODY_MS)
    tell(await over)
  } catch (error) {
    const isBusy = error instanceof SeatRefusedError && error.refusal.code === 'too-many-requests'
    network(isMediaFailure(error) ? 'blocked' : 'unknown')
    tell({ is: 'failed', why: isBusy ? 'busy' : 'network' })
  } finally {
    clearTimeout(late)
    clearTimeout(nobody)
    track.stop()
    await leave().catch(() => undefined)
  }
}

function stateOf(progress: SoundCheckProgress): SoundCheckState {
  switch (progress.state) {
    case 'listening':
      return { is: 'speak' }
    case 'playing':
      return { is: 'returning' }
    case 'nothing-heard':
      return { is: 'failed', why: 'nothing-heard' }
    case 'done':
      return { is: 'heard', ...(progress.words !== undefined && { words: progress.words }) }
  }
}
