/** Joins the room that the address names after `#`, as often as it is loaded. */
import { type Participant, ParticipantKind, type RemoteTrack, Room, RoomEvent, Track } from 'livekit-client'
import type { Member, RoomPage, Sound } from './contract.ts'

const given = new URLSearchParams(location.hash.slice(1))
const room = new Room({
  // A tone is what these would take for noise.
  audioCaptureDefaults: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
})
const audio = new AudioContext()
const analysers = new Map<string, AnalyserNode>()
const received: RoomPage['received'] = []

room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack, _publication, { identity }) => {
  if (track.kind !== Track.Kind.Audio) return
  // Chromium decodes only what an element plays.
  document.body.append(track.attach())
  const analyser = new AnalyserNode(audio, { fftSize: 8_192, smoothingTimeConstant: 0 })
  audio.createMediaStreamSource(new MediaStream([track.mediaStreamTrack])).connect(analyser)
  analysers.set(identity, analyser)
})
room.on(RoomEvent.TrackUnsubscribed, (track, _publication, { identity }) => {
  for (const element of track.detach()) element.remove()
  analysers.delete(identity)
})
room.on(RoomEvent.DataReceived, (payload, participant, _kind, topic = '') => {
  received.push({ from: participant?.identity ?? '', topic, text: new TextDecoder().decode(payload) })
})

const memberOf = ({ identity, name = '', metadata = '', attributes, kind }: Participant): Member => ({
  identity,
  name,
  metadata,
  attributes: { ...attributes },
  isAgent: kind === ParticipantKind.AGENT,
})

function soundOf(analyser: AnalyserNode): Sound {
  const samples = new Float32Array(analyser.fftSize)
  analyser.getFloatTimeDomainData(samples)
  const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
  const spectrum = new Float32Array(analyser.frequencyBinCount)
  analyser.getFloatFrequencyData(spectrum)
  const loudest = spectrum.indexOf(Math.max(...spectrum))
  return { level, hertz: (loudest * audio.sampleRate) / analyser.fftSize }
}

const changes = {
  name: (value: string) => room.localParticipant.setName(value),
  metadata: (value: string) => room.localParticipant.setMetadata(value),
  attributes: (value: string) => room.localParticipant.setAttributes({ role: value }),
}

async function join(): Promise<void> {
  await audio.resume()
  await room.connect(given.get('url') ?? '', given.get('token') ?? '')
  if (given.get('microphone') === 'on') await room.localParticipant.setMicrophoneEnabled(true)
}

globalThis.roomPage = {
  joined: join(),
  received,
  state: () => room.state,
  roomName: () => room.name,
  roomSid: () => room.getSid(),
  me: () => memberOf(room.localParticipant),
  others: () => [...room.remoteParticipants.values()].map(memberOf),
  hear(identity) {
    const analyser = analysers.get(identity)
    return analyser && soundOf(analyser)
  },
  trackSid: () => room.localParticipant.getTrackPublication(Track.Source.Microphone)?.trackSid ?? '',
  send: (text, topic) => room.localParticipant.publishData(new TextEncoder().encode(text), { reliable: true, topic }),
  change: (what, value) =>
    changes[what](value).then(
      () => undefined,
      (error: Error) => error.message,
    ),
}
// Whoever waits for it gets the refusal; it is not an accident of the page.
globalThis.roomPage.joined.catch(() => undefined)
