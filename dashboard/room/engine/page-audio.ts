/** How loud one track is. */
export interface Meter {
  /** The loudest sample of the last moments, from 0 to 1. */
  peak(): number
  close(): void
}

const TONE_HERTZ = [523, 659, 784]
const TONE_SECONDS = 0.35

/** The page's one AudioContext, which browsers let run after a tap. */
export class PageAudio {
  #context: AudioContext | undefined

  /** Within a tap, and whenever the page is seen again: phones stop it for a call. */
  async resume(): Promise<void> {
    this.#context ??= typeof AudioContext === 'undefined' ? undefined : new AudioContext()
    if (this.#context?.state !== 'running') await this.#context?.resume().catch(() => undefined)
  }

  /** While it does not run every track measures as silent. */
  get isRunning(): boolean {
    return this.#context?.state === 'running'
  }

  meter(track: MediaStreamTrack): Meter | undefined {
    const context = this.#context
    if (!context) return undefined
    const source = context.createMediaStreamSource(new MediaStream([track]))
    const analyser = new AnalyserNode(context, { fftSize: 2_048 })
    source.connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    return {
      peak() {
        analyser.getFloatTimeDomainData(samples)
        return samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0)
      },
      close: () => source.disconnect(),
    }
  }

  /** Three notes out of a speaker; resolves once they were played. */
  async playTone(speaker: string | undefined): Promise<void> {
    await this.resume()
    const context = this.#context
    if (!context) return
    const out = context.createMediaStreamDestination()
    const element = new Audio()
    element.srcObject = out.stream
    if (speaker !== undefined && 'setSinkId' in element) await element.setSinkId(speaker).catch(() => undefined)
    await element.play()
    for (const [index, frequency] of TONE_HERTZ.entries()) {
      const start = context.currentTime + 0.1 + index * TONE_SECONDS
      const oscillator = new OscillatorNode(context, { frequency })
      const gain = new GainNode(context, { gain: 0 })
      gain.gain.setTargetAtTime(0.3, start, 0.02)
      gain.gain.setTargetAtTime(0, start + TONE_SECONDS * 0.7, 0.05)
      oscillator.connect(gain).connect(out)
      oscillator.start(start)
      oscillator.stop(start + TONE_SECONDS)
    }
    await new Promise((resolve) => setTimeout(resolve, (TONE_HERTZ.length * TONE_SECONDS + 0.4) * 1_000))
    element.pause()
    element.srcObject = null
  }
}
