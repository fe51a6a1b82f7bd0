import type { IncomingMessage } from 'node:http'

/** As nginx has it where nothing else is said. */
export const BODY_BYTES = 1024 * 1024

/** Thrown when the body of a request is longer than any that LiveKit's API takes here. */
export class TooLargeError extends Error {
  override name = 'TooLargeError'
}

/**
 * Reads a whole body; what is left of one that is too long stays unread.
 * @throws TooLargeError, and what breaks the connection
 */
export function readBody(asked: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    asked.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= BODY_BYTES) chunks.push(chunk)
      else reject(new TooLargeError())
    })
    asked.once('end', () => resolve(Buffer.concat(chunks)))
    asked.once('error', reject)
    asked.once('close', () => reject(new Error('the client has left')))
  })
}
