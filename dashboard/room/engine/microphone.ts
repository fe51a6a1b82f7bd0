import { deviceProblemOf } from './device-problem.ts'
import type { DeviceProblem, Microphone as MicrophoneState } from './device-state.ts'
import type { Meter, PageAudio } from './page-audio.ts'
import { type Hearing, listenOn, unheard } from './silence.ts'

const MEASURE_MS = 250

interface MicrophoneListener {
  state(state: MicrophoneState): void
  /** What is to be sent from now on. */
  track(track: MediaStreamTrack | undefined, muted: boolean): void
  /** The device went by itself; another one, if there is one, has taken its place. */
  gone(label: string): void
}

/** This person's microphone: opened, watched, and opened again when its track has died. */
export class Microphone {
  readonly #audio: PageAudio
  readonly #listener: MicrophoneListener
  #track: MediaStreamTrack | undefined
  #meter: Meter | undefined
  #timer: ReturnType<typeof setInterval> | undefined
  #hearing: Hearing = unheard
  #muted = false
  #wanted = false
  #device: string | undefined
  /** Whoever never allowed it is told how to; whoever did has to tap. */
  #wasGiven = false
  /** Opened anew since something was heard last: that is done once for a track that gives nothing. */
  #wasRenewed = false
  /** Counts openings: an earlier one that comes late is let go. */
  #opening = 0

  constructor(audio: PageAudio, listener: MicrophoneListener) {
    this.#audio = audio
    this.#listener = listener
  }

  get track(): MediaStreamTrack | undefined {
    return this.#track
  }

  /**
   * @param device its id; that of before, or the browser's choice, when absent
   * @returns why there is none
   */
  async open(device = this.#device): Promise<DeviceProblem | undefined> {
    this.#wanted = true
    this.#device = device
    const opening = ++this.#opening
    if (!this.#track) this.#listener.state({ is: 'opening' })
    void this.#audio.resume()
    try {
      const track = await openMicrophone(device)
      if (opening === this.#opening) this.#use(track)
      else track.stop()
      return undefined
    } catch (error) {
      if (opening !== this.#opening) return undefined
      const problem = deviceProblemOf(error)
      this.#drop()
      this.#listener.state({ is: 'problem', problem })
      return problem
    }
  }

  close(): void {
    this.#wanted = false
    this.#opening++
    this.#drop()
    this.#listener.state({ is: 'off' })
  }

  /** Without releasing it: opening it again would take the sound to other headphones. */
  setMuted(muted: boolean): void {
    this.#muted = muted
    this.#hearing = unheard
    if (!this.#track) return
    this.#track.enabled = !muted
    this.#listener.track(this.#track, muted)
    this.#tell()
  }

  /** After a phone call, or a frozen tab: phones leave a track that is live, unmuted, and silent. */
  async check(): Promise<void> {
    const track = this.#track
    if (!this.#wanted) return
    // Without a tap it may never come to an end.
    void this.#audio.resume()
    const isWell = track && track.readyState === 'live' && !track.muted && !this.#hearing.silent
    if (isWell) return
    // Some give it only within a tap.
    if ((await this.open()) === 'refused' && this.#wasGiven) this.#listener.state({ is: 'tap-needed' })
  }

  #use(track: MediaStreamTrack): void {
    this.#drop()
    this.#track = track
    this.#wasGiven = true
    track.enabled = !this.#muted
    track.addEventListener('ended', () => void this.#ended(track))
    this.#hearing = unheard
    this.#meter = this.#audio.meter(track)
    this.#timer = setInterval(() => this.#measure(), MEASURE_MS)
    this.#listener.track(track, this.#muted)
    this.#tell()
  }

  #drop(): void {
    clearInterval(this.#timer)
    this.#meter?.close()
    this.#meter = undefined
    this.#track?.stop()
    if (this.#track) this.#listener.track(undefined, this.#muted)
    this.#track = undefined
  }

  /** It was pulled out, or its permission was taken back. */
  async #ended(track: MediaStreamTrack): Promise<void> {
    if (track !== this.#track) return
    const { label } = track
    this.#drop()
    this.#device = undefined
    this.#listener.gone(label)
    await this.open()
  }

  #measure(): void {
    this.#meter ??= this.#track && this.#audio.meter(this.#track)
    const isMeasured = this.#meter && this.#audio.isRunning && !this.#muted
    const before = this.#hearing
    this.#hearing = listenOn(before, isMeasured ? this.#meter?.peak() : undefined, Date.now())
    if (before.silent !== this.#hearing.silent || before.heard !== this.#hearing.heard) this.#tell()
    this.#mend()
  }

  /** A track may die without an event: by what publishes it, or with a phone call. */
  #mend(): void {
    if (this.#hearing.heard) this.#wasRenewed = false
    if (this.#track?.readyState === 'ended') {
      clearInterval(this.#timer)
      void this.check()
    } else if (this.#hearing.silent && !this.#wasRenewed) {
      this.#wasRenewed = true
      void this.check()
    }
  }

  #tell(): void {
    const track = this.#track
    if (!track) return
    const device = { id: track.getSettings().deviceId ?? '', label: track.label }
    const { silent, heard } = this.#hearing
    this.#listener.state({ is: 'on', device, muted: this.#muted, silent, heard })
  }
}

/** Sound alone: phones that are asked for both have given the camera alone. */
async function openMicrophone(device: string | undefined): Promise<MediaStreamTrack> {
  const audio = {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(device !== undefined && { deviceId: { exact: device } }),
  }
  const media = mediaDevices()
  const stream = await media.getUserMedia({ audio }).catch((error: unknown) => {
    // The one that was chosen is gone: any other is better than none.
    if (device !== undefined && error instanceof Error && error.name !== 'NotAllowedError') return openAny(media)
    throw error
  })
  const [track] = stream.getAudioTracks()
  if (!track) throw new DOMException('There is no sound in it.', 'NotFoundError')
  return track
}

const openAny = (media: MediaDevices) =>
  media.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } })

/** Absent in browsers inside of other apps, and on insecure origins. */
function mediaDevices(): MediaDevices {
  const { mediaDevices: media } = navigator as { mediaDevices?: MediaDevices }
  if (!media) throw new DOMException('This browser has no devices.', 'NotFoundError')
  return media
}
