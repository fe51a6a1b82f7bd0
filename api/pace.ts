import type { Request } from 'express'
import { Problem } from './problems.ts'

/** A body has this long before anybody looks how fast it comes; the smallest ones are there by then on any line. */
const GRACE_MS = 10_000
/** Slower than the slowest line on which a script is uploaded in the time that a request has. */
const LEAST_BYTES_PER_SECOND = 8 * 1024
const LOOK_MS = 1_000

/**
 * Reads a body that has to keep coming.
 * @throws Problem 408 when it comes so slowly that it is held open and not sent
 */
export async function atPace<T>(request: Request, read: () => Promise<T>): Promise<T> {
  const { promise: slow, reject } = Promise.withResolvers<never>()
  const { socket } = request
  const [startedMs, before] = [performance.now(), socket.bytesRead]
  const timer = setInterval(() => {
    const elapsedMs = performance.now() - startedMs
    const due = (elapsedMs / 1_000) * LEAST_BYTES_PER_SECOND
    if (elapsedMs > GRACE_MS && socket.bytesRead - before < due) {
      reject(
        new Problem(
          408,
          'too-slow',
          'The body came too slowly, or stopped. Send the request again.',
          {},
          {
            connection: 'close',
          },
        ),
      )
    }
  }, LOOK_MS)
  try {
    return await Promise.race([read(), slow])
  } finally {
    clearInterval(timer)
  }
}
