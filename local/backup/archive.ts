import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { readTarFile, writeTarFile } from '../tar-file.ts'
import { BackupError, type Manifest, type Member, manifestName, membersFolder, readManifest } from './manifest.ts'

const maxManifestBytes = 64 * 1024 * 1024

export async function describeFile(path: string, source: string): Promise<Member> {
  return { path, size: statSync(source).size, sha256: await hashFile(source) }
}

export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** The manifest first, then the members. */
export async function writeArchive(
  file: string,
  manifest: Manifest,
  sourceOf: (path: string) => string,
): Promise<void> {
  const members = manifest.files.map(({ path, size }) => ({
    name: `${membersFolder}/${path}`,
    content: { file: sourceOf(path), size },
  }))
  await writeTarFile(file, [{ name: manifestName, content: JSON.stringify(manifest, undefined, 2) }, ...members])
}

/** Takes what is read: the manifest before anything else, then each member's bytes. */
export interface Receiver {
  begin(manifest: Manifest): void
  /** Where the bytes go; undefined when nobody keeps them. */
  open(path: string): NodeJS.WritableStream | undefined
}

/**
 * Reads an archive to its end and compares every member with the manifest.
 * @throws BackupError when anything is missing, added or changed
 */
export async function readArchive(file: string, receiver: Receiver): Promise<Manifest> {
  try {
    return await read(file, receiver)
  } catch (error) {
    if (error instanceof BackupError || isOfTheSystem(error)) throw error
    throw new BackupError(`${file} is damaged or is no backup: ${(error as Error).message}`)
  }
}

async function read(file: string, receiver: Receiver): Promise<Manifest> {
  let manifest: Manifest | undefined
  const expected = new Map<string, Member>()
  for await (const entry of readTarFile(file)) {
    const { name, size = 0 } = entry.header
    if (!manifest) {
      if (name !== manifestName || size > maxManifestBytes) {
        throw new BackupError(`${file} is no backup of LexNova: it does not begin with ${manifestName}.`)
      }
      manifest = readManifest(await text(entry))
      for (const member of manifest.files) expected.set(`${membersFolder}/${member.path}`, member)
      receiver.begin(manifest)
      continue
    }
    const member = expected.get(name)
    if (!member) throw new BackupError(`${file} was changed: its manifest does not name ${name}.`)
    expected.delete(name)
    await receive(file, member, entry, receiver.open(member.path))
  }
  if (!manifest) throw new BackupError(`${file} is no backup of LexNova: it is empty.`)
  const [missing] = expected.values()
  if (missing) throw new BackupError(`${file} was changed or is cut short: ${missing.path} is missing.`)
  return manifest
}

async function receive(
  file: string,
  member: Member,
  body: AsyncIterable<Buffer>,
  target: NodeJS.WritableStream | undefined,
): Promise<void> {
  const hash = createHash('sha256')
  const hashed = async function* () {
    for await (const chunk of body) {
      hash.update(chunk)
      yield chunk
    }
  }
  if (target) await pipeline(hashed, target)
  else for await (const chunk of hashed()) void chunk
  const found = hash.digest('hex')
  if (found === member.sha256) return
  throw new BackupError(
    `${file} was changed: ${member.path} has SHA-256 ${found}, and its manifest says ${member.sha256}.`,
  )
}

/** Of opening, reading and writing files, as against what is in them. */
function isOfTheSystem(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined
}
