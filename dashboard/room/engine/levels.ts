import type { Meter, PageAudio } from './page-audio.ts'

const EVERY_MS = 50
/** Speech at an ordinary distance fills a meter by two thirds. */
const SCALE = 1.25

/** Levels of tracks, measured only while somebody looks at them. */
export class Levels {
  readonly #audio: PageAudio
  readonly #meters = new Map<MediaStreamTrack, Meter>()
  readonly #watchers = new Set<{ track: () => MediaStreamTrack | undefined; tell: (level: number) => void }>()
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(audio: PageAudio) {
    this.#audio = audio
  }

  watch(track: () => MediaStreamTrack | undefined, tell: (level: number) => void): () => void {
    const watcher = { track, tell }
    this.#watchers.add(watcher)
    this.#timer ??= setInterval(() => this.#measure(), EVERY_MS)
    return () => {
      this.#watchers.delete(watcher)
      if (this.#watchers.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
      for (const meter of this.#meters.values()) meter.close()
      this.#meters.clear()
    }
  }

  #measure(): void {
    const measured = new Set<MediaStreamTrack>()
    for (const { track: find, tell } of this.#watchers) {
      const track = find()
      if (track) measured.add(track)
      tell(track ? Math.min(1, Math.sqrt(this.#meterOf(track)?.peak() ?? 0) * SCALE) : 0)
    }
    for (const [track, meter] of this.#meters) {
      if (measured.has(track)) continue
      meter.close()
      this.#meters.delete(track)
    }
  }

  #meterOf(track: MediaStreamTrack): Meter | undefined {
    const known = this.#meters.get(track)
    if (known) return known
    const meter = this.#audio.meter(track)
    if (meter) this.#meters.set(track, meter)
    return meter
  }
}
