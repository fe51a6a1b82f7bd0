import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type Entry, extract, pack } from 'tar-stream'

/**
 * The entries of a .tar.gz one after the other; each must be read to its end, or resumed, before the next one comes.
 * Throws what is wrong with the file when that is reached.
 */
export async function* readTarFile(file: string): AsyncGenerator<Entry> {
  const entries = extract()
  // What fails on the way reaches the loop through the stream that it destroys.
  pipeline(createReadStream(file), createGunzip(), entries).catch(() => {})
  yield* entries
}

export interface TarMember {
  name: string
  /** A text, or a file by its path and its size in bytes. */
  content: string | { file: string; size: number }
}

/** Writes a new .tar.gz that its owner alone can read. */
export async function writeTarFile(file: string, members: Iterable<TarMember>): Promise<void> {
  const packing = pack()
  const written = pipeline(packing, createGzip(), createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }))
  const added = add(packing, members).catch((error: Error) => packing.destroy(error))
  await Promise.all([written, added])
}

async function add(packing: ReturnType<typeof pack>, members: Iterable<TarMember>): Promise<void> {
  for (const { name, content } of members) {
    if (typeof content === 'string') packing.entry({ name, mode: 0o600 }, content)
    else await pipeline(createReadStream(content.file), packing.entry({ name, size: content.size, mode: 0o600 }))
  }
  packing.finalize()
}
