import { deviceProblemOf } from './device-problem.ts'
import type { Camera as CameraState } from './device-state.ts'

interface CameraListener {
  state(state: CameraState): void
  track(track: MediaStreamTrack | undefined): void
}

/** This person's camera, which is never needed. */
export class Camera {
  readonly #listener: CameraListener
  readonly #elements = new Set<HTMLVideoElement>()
  #track: MediaStreamTrack | undefined
  #opening = 0

  constructor(listener: CameraListener) {
    this.#listener = listener
  }

  async open(device?: string): Promise<void> {
    const opening = ++this.#opening
    if (!this.#track) this.#listener.state({ is: 'opening' })
    try {
      const video = { width: { ideal: 1_280 }, height: { ideal: 720 }, facingMode: 'user' }
      const constraints = device === undefined ? video : { ...video, deviceId: { exact: device } }
      const stream = await navigator.mediaDevices.getUserMedia({ video: constraints })
      const [track] = stream.getVideoTracks()
      if (opening !== this.#opening) return track?.stop()
      this.#use(track)
      if (!track) return
      track.addEventListener('ended', () => {
        if (track === this.#track) this.close()
      })
      this.#listener.state({ is: 'on', device: { id: track.getSettings().deviceId ?? '', label: track.label } })
    } catch (error) {
      if (opening !== this.#opening) return
      this.#use(undefined)
      this.#listener.state({ is: 'problem', problem: deviceProblemOf(error) })
    }
  }

  /** A frozen tab: livekit-client stops the track then, and nobody is told. */
  check(): void {
    const ended = this.#track?.readyState === 'ended' ? this.#track : undefined
    if (ended) void this.open(ended.getSettings().deviceId)
  }

  close(): void {
    this.#opening++
    this.#use(undefined)
    this.#listener.state({ is: 'off' })
  }

  /** Shows what it sees. @returns to be called when the element goes */
  attach(element: HTMLVideoElement): () => void {
    this.#elements.add(element)
    this.#show(element)
    return () => {
      this.#elements.delete(element)
      element.srcObject = null
    }
  }

  #use(track: MediaStreamTrack | undefined): void {
    this.#track?.stop()
    this.#track = track
    for (const element of this.#elements) this.#show(element)
    this.#listener.track(track)
  }

  #show(element: HTMLVideoElement): void {
    element.muted = true
    element.srcObject = this.#track ? new MediaStream([this.#track]) : null
    if (this.#track) void element.play().catch(() => undefined)
  }
}
