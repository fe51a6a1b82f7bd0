/** Event streams in this process: past so many of one holder, their oldest gives way, so that nobody can hold many. */
export class StreamLimit {
  readonly #open = new Map<string, Set<() => void>>()
  readonly #atOnce: number

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** @returns to be called when the stream has ended */
  add(holderId: string, end: () => void): () => void {
    const streams = this.#open.get(holderId) ?? new Set()
    this.#open.set(holderId, streams.add(end))
    if (streams.size > this.#atOnce) {
      const [oldest] = streams
      if (oldest) streams.delete(oldest)
      oldest?.()
    }
    return () => {
      streams.delete(end)
      if (streams.size === 0 && this.#open.get(holderId) === streams) this.#open.delete(holderId)
    }
  }
}
