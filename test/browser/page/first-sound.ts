/** Put into a page before its own scripts: how long it is from the last click until somebody is heard. */
import type { FirstSound } from './contract.ts'

/** Above what an encoder makes of silence. */
const AUDIBLE = 0.005
const POLL_MS = 5

const measured: FirstSound = { clickedAt: undefined, heardAt: undefined }
const audio = new AudioContext()

function listen(track: MediaStreamTrack): void {
  const analyser = new AnalyserNode(audio, { fftSize: 1_024 })
  const samples = new Float32Array(analyser.fftSize)
  audio.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const poll = setInterval(() => {
    if (measured.heardAt !== undefined || measured.clickedAt === undefined) return
    analyser.getFloatTimeDomainData(samples)
    if (!samples.some((sample) => Math.abs(sample) > AUDIBLE)) return
    measured.heardAt = performance.now()
    clearInterval(poll)
  }, POLL_MS)
}

class Watched extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration)
    this.addEventListener('track', ({ track }) => {
      if (track.kind === 'audio') listen(track)
    })
  }
}

globalThis.RTCPeerConnection = Watched
globalThis.firstSound = measured
addEventListener('click', () => (measured.clickedAt = performance.now()), { capture: true })
