import { setTimeout as sleep } from 'node:timers/promises'
import type { ProcessOptions } from './process.ts'

type Ready = ProcessOptions['ready']

const pollMs = 100

/** Ready once `attempt` no longer throws. */
export function whenWorks(attempt: () => Promise<unknown>): Ready {
  return async (_output, signal) => {
    for (;;) {
      const works = await attempt().then(
        () => true,
        () => false,
      )
      if (works) return
      await sleep(pollMs, undefined, { signal })
    }
  }
}

/** Ready once a GET of the URL answers 200. */
export function whenAnswers(url: string): Ready {
  return whenWorks(async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    if (response.status !== 200) throw new Error(`status ${response.status}`)
  })
}

/** Ready once a line with this text is written. */
export function whenWrites(text: string): Ready {
  return (output, signal) => output.waitFor(text, signal)
}
