import { open } from 'node:fs/promises'
import { type Answer, get, type Patience, UnreachableError } from './http.ts'
import type { Partial } from './partial.ts'

/** How often a connection that breaks in the middle is taken up again before it is left to the next start. */
const resumptions = 4
const patience: Patience = { answerMs: 5_000, silenceMs: 30_000 }

/** Bytes that are there, of how many when that is known. */
export type OnBytes = (done: number, total: number | undefined) => void

/**
 * Downloads the file to its end, from where it was broken off when the server still has the same one.
 * @throws UnreachableError; what has come so far is kept
 */
export async function download(url: URL, partial: Partial, onBytes: OnBytes, limits = patience): Promise<void> {
  for (let resumed = 0; ; resumed++) {
    const answer = await request(url, partial, limits)
    try {
      return await receive(answer, partial, onBytes)
    } catch (error) {
      if (!(error instanceof UnreachableError) || resumed === resumptions) throw error
    }
  }
}

async function request(url: URL, partial: Partial, limits: Patience): Promise<Answer> {
  const { bytes, etag } = partial
  // Compressed on the way, the positions would not be those of the file.
  const whole = { 'accept-encoding': 'identity' }
  if (bytes > 0 && etag !== undefined) {
    const answer = await get(url, { ...whole, range: `bytes=${bytes}-`, 'if-range': etag }, limits)
    if (continues(answer, bytes, etag)) return answer
    if (answer.status === 200) return begin(url, partial, answer)
    answer.close()
  }
  return begin(url, partial, await get(url, whole, limits))
}

function continues({ status, headers }: Answer, bytes: number, etag: string): boolean {
  return (
    status === 206 &&
    headers.get('content-range')?.startsWith(`bytes ${bytes}-`) === true &&
    (headers.get('etag') ?? etag) === etag
  )
}

function begin(url: URL, partial: Partial, answer: Answer): Answer {
  if (answer.status !== 200) {
    answer.close()
    throw new UnreachableError(url, `status ${answer.status}`)
  }
  const etag = answer.headers.get('etag')
  // A weak tag does not promise the same bytes.
  partial.restart(etag?.startsWith('"') ? etag : undefined)
  return answer
}

async function receive(answer: Answer, partial: Partial, onBytes: OnBytes): Promise<void> {
  let done = partial.bytes
  const length = answer.headers.get('content-length')
  const total = length === null ? undefined : done + Number(length)
  const file = await open(partial.file, 'a')
  try {
    onBytes(done, total)
    for await (const chunk of answer.chunks) {
      await file.write(chunk)
      done += chunk.length
      onBytes(done, total)
    }
  } finally {
    await file.close()
  }
}

/** A small text file; longer ones are refused. */
export async function downloadText(url: URL, maxBytes: number, limits = patience): Promise<string> {
  const answer = await get(url, {}, limits)
  if (answer.status !== 200) {
    answer.close()
    throw new UnreachableError(url, `status ${answer.status}`)
  }
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of answer.chunks) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new UnreachableError(url, `longer than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
