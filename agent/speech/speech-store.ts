import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SpeechCacheConfig } from '../../config.ts'

/** What the sound of a speech depends on. */
export interface SpeechKey {
  voiceId: string
  model: string
  /** Base language. */
  language: string
  /** The script's own words. */
  text: string
  /** What of them is spoken. */
  spoken: string
}

/** Mono, 16 bit, little-endian, 24 kHz, after these bytes and the SHA-256 of the sound. */
const HEAD = Buffer.from('LexNova speech 1\n')
const DIGEST_BYTES = 32
const NAME = /^[0-9a-f]{64}\.speech$/
const UNFINISHED = /\.unfinished$/
/** How much of the limit is written between two looks at all files. */
const TIDY_SHARE = 1 / 16
/** An unfinished file that is older was left behind. */
const UNFINISHED_MS = 10 * 60_000

const digestOf = (...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Names the file of a speech, without a word of it. */
export const fileNameOf = ({ voiceId, model, language, text, spoken }: SpeechKey): string =>
  `${digestOf(JSON.stringify([voiceId, model, language, text, spoken])).toString('hex')}.speech`

/** The sound within a file; undefined when the file is damaged, another's under this name, or something else. */
function soundOf(name: string, file: Buffer): Buffer | undefined {
  const start = HEAD.length + DIGEST_BYTES
  if (file.length <= start || !file.subarray(0, HEAD.length).equals(HEAD)) return undefined
  const sound = file.subarray(start)
  if (sound.length % 2 !== 0 || !digestOf(name, sound).equals(file.subarray(HEAD.length, start))) return undefined
  return sound
}

const fileOf = (name: string, sound: Uint8Array): Buffer => Buffer.concat([HEAD, digestOf(name, sound), sound])

/**
 * Speech that was made once, in files of a directory that several processes share; those that were used least
 * recently go first. Whatever fails here is as if nothing was kept.
 */
export class SpeechStore {
  readonly #directory: string
  readonly #limitBytes: number
  readonly #failed: (code: string) => void
  #hasFailed = false
  #turn: Promise<unknown> = Promise.resolve()
  #sinceTidy = Number.POSITIVE_INFINITY

  /** @param failed told once that nothing can be kept, with the system's word for it */
  constructor({ directory, limitMib }: SpeechCacheConfig, failed: (code: string) => void = () => undefined) {
    this.#directory = directory
    this.#limitBytes = limitMib * 2 ** 20
    this.#failed = failed
  }

  async find(key: SpeechKey): Promise<Buffer | undefined> {
    return await this.#inTurn(() => this.#find(key))
  }

  /** One call at a time: a disk that does not answer holds a thread of the process for each, and there are few. */
  #inTurn<T>(call: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(call)
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #find(key: SpeechKey): Promise<Buffer | undefined> {
    const name = fileNameOf(key)
    const path = join(this.#directory, name)
    try {
      const sound = soundOf(name, await readFile(path))
      const now = new Date()
      // The time of its last use, for whoever makes room.
      if (sound) await utimes(path, now, now).catch(() => undefined)
      else await rm(path, { force: true })
      return sound
    } catch {
      return undefined
    }
  }

  /** Resolves when it is kept, or could not be. */
  async keep(key: SpeechKey, sound: Uint8Array): Promise<void> {
    // It would have all others removed, and then itself.
    if (sound.byteLength > this.#limitBytes) return
    await this.#inTurn(() => this.#keep(key, sound))
  }

  async #keep(key: SpeechKey, sound: Uint8Array): Promise<void> {
    const name = fileNameOf(key)
    const path = join(this.#directory, name)
    const unfinished = `${path}.${randomUUID()}.unfinished`
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 })
      await writeFile(unfinished, fileOf(name, sound), { mode: 0o600, flag: 'wx' })
      await rename(unfinished, path)
    } catch (error) {
      this.#tell(error)
      await rm(unfinished, { force: true }).catch(() => undefined)
    }
    this.#sinceTidy += sound.byteLength
    if (this.#sinceTidy < this.#limitBytes * TIDY_SHARE) return
    this.#sinceTidy = 0
    await this.#tidy().catch(() => undefined)
  }

  #tell(error: unknown): void {
    if (this.#hasFailed) return
    this.#hasFailed = true
    this.#failed((error as NodeJS.ErrnoException).code ?? 'unknown')
  }

  async #tidy(): Promise<void> {
    const names = (await readdir(this.#directory)).filter((name) => NAME.test(name) || UNFINISHED.test(name))
    const files = []
    for (const name of names) {
      const file = await this.#sizeOf(name)
      if (file) files.push(file)
    }
    const oldest = Date.now() - UNFINISHED_MS
    const lost = files.filter(({ name, usedMs }) => UNFINISHED.test(name) && usedMs < oldest)
    const kept = files.filter(({ name }) => NAME.test(name)).toSorted((a, b) => a.usedMs - b.usedMs)
    let bytes = kept.reduce((sum, file) => sum + file.bytes, 0)
    const beyond = kept.filter((file) => {
      const isBeyond = bytes > this.#limitBytes
      if (isBeyond) bytes -= file.bytes
      return isBeyond
    })
    for (const { name } of [...lost, ...beyond]) await rm(join(this.#directory, name), { force: true })
  }

  /** Undefined when another process has removed it. */
  async #sizeOf(name: string): Promise<{ name: string; bytes: number; usedMs: number } | undefined> {
    try {
      const { size, mtimeMs } = await stat(join(this.#directory, name))
      return { name, bytes: size, usedMs: mtimeMs }
    } catch {
      return undefined
    }
  }
}
