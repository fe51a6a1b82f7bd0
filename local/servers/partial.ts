import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { isRunning } from '../pids.ts'

const nobody = 0

/** A download under way, in a directory that belongs to one process and is inherited when that is gone. */
export class Partial {
  readonly #parent: string
  readonly #name: string
  #directory: string

  constructor(parent: string, name: string, directory: string) {
    this.#parent = parent
    this.#name = name
    this.#directory = directory
  }

  get file(): string {
    return join(this.#directory, `${this.#name}.part`)
  }

  /** A file beside it, removed with it. */
  beside(name: string): string {
    return join(this.#directory, name)
  }

  get bytes(): number {
    return statSync(this.file, { throwIfNoEntry: false })?.size ?? 0
  }

  /** Which version of the file it is the beginning of; undefined when nobody can tell. */
  get etag(): string | undefined {
    try {
      return readFileSync(this.beside('etag'), 'utf8')
    } catch {
      return undefined
    }
  }

  /** Begins again, with a file of this version. */
  restart(etag: string | undefined): void {
    rmSync(this.file, { force: true })
    rmSync(this.beside('etag'), { force: true })
    if (etag !== undefined) writeFileSync(this.beside('etag'), etag)
  }

  /** Leaves it for the next one who wants this file. */
  leave(): void {
    const left = directoryOf(this.#parent, this.#name, nobody)
    renameSync(this.#directory, left)
    this.#directory = left
  }

  remove(): void {
    rmSync(this.#directory, { recursive: true, force: true })
  }
}

/** A download of this name that nobody is at, or a new one. */
export function claimPartial(parent: string, name: string): Partial {
  mkdirSync(parent, { recursive: true })
  const mine = directoryOf(parent, name, process.pid)
  const inherited = readdirSync(parent).some((entry) => isLeft(entry, name) && take(join(parent, entry), mine))
  if (!inherited) mkdirSync(mine)
  return new Partial(parent, name, mine)
}

function directoryOf(parent: string, name: string, owner: number): string {
  return join(parent, `.download-${owner}-${randomBytes(4).toString('hex')}-${name}`)
}

function isLeft(entry: string, name: string): boolean {
  const [, owner, of] = /^\.download-(\d+)-[0-9a-f]{8}-(.+)$/.exec(entry) ?? []
  return of === name && (Number(owner) === nobody || !isRunning(Number(owner)))
}

/** False when somebody else was quicker. */
function take(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch {
    return false
  }
}
