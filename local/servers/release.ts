import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { showWait } from '../progress.ts'
import type { Supervisor } from '../supervisor.ts'
import { readTarFile } from '../tar-file.ts'
import { type Archive, findArchive, findChecksum } from './archive.ts'
import type { Server } from './catalogue.ts'
import { download, downloadText } from './download.ts'
import { TamperedReleaseError } from './errors.ts'
import { UnreachableError } from './http.ts'
import { claimPartial, type Partial } from './partial.ts'
import { cachePath, type Place } from './program.ts'

const maxChecksumsBytes = 256 * 1024

/**
 * Downloads the official archive of the pinned version, compares it with the release's own checksum file
 * and unpacks the program into the cache; undefined when there is none for this platform or it cannot be had.
 * @throws TamperedReleaseError when it is not the file that the checksum file names
 */
export async function fromRelease(
  server: Server,
  { environment, cacheDir }: Place,
  { onProgress }: Pick<Supervisor, 'onProgress'>,
  platform = `${process.platform}-${process.arch}`,
): Promise<string | undefined> {
  const archive = findArchive(server, platform, environment)
  if (!archive) {
    onProgress(`The ${server.title} has no official release for ${platform}`)
    return undefined
  }
  try {
    const checksum = findChecksum(await downloadText(archive.checksumsUrl, maxChecksumsBytes), archive.name)
    if (!checksum) {
      onProgress(
        `Not using the official release of the ${server.title}: its checksum file does not name ${archive.name}`,
      )
      return undefined
    }
    return await install(server, archive, checksum, cacheDir, onProgress)
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error
    onProgress(`Not using the official release of the ${server.title}: ${error.message}`)
    return undefined
  }
}

async function install(
  server: Server,
  archive: Archive,
  checksum: string,
  cacheDir: string,
  onProgress: Supervisor['onProgress'],
): Promise<string> {
  const partial = claimPartial(cacheDir, archive.name)
  try {
    let amount = ''
    await showWait(
      onProgress,
      () => `Downloading the ${server.title}${amount}`,
      () => download(archive.url, partial, (done, total) => (amount = ` (${describeBytes(done, total)})`)),
    )
  } catch (error) {
    partial.leave()
    throw error
  }
  try {
    await compare(partial, archive, checksum)
    const program = partial.beside('program')
    await unpack(partial.file, server.release.program, program, archive)
    await rename(program, cachePath(server, cacheDir))
  } finally {
    partial.remove()
  }
  return cachePath(server, cacheDir)
}

async function compare(partial: Partial, archive: Archive, checksum: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(partial.file), hash)
  const found = hash.digest('hex')
  if (found === checksum) return
  throw new TamperedReleaseError(
    `${archive.url} is not what its release names, and was deleted unused. ` +
      `SHA-256 expected: ${checksum} (${archive.checksumsUrl}); found: ${found}. ` +
      `Start again; if it is still so, somebody should find out who changed the file before anything is installed from there.`,
  )
}

/** Takes the one file out of the archive. */
async function unpack(file: string, program: string, target: string, archive: Archive): Promise<void> {
  for await (const entry of readTarFile(file)) {
    if (entry.header.name === program && entry.header.type === 'file') {
      await pipeline(entry, createWriteStream(target))
      await chmod(target, 0o755)
      return
    }
    entry.resume()
  }
  throw new TamperedReleaseError(`${archive.url} holds no file ${program}. Nothing from it is used.`)
}

function describeBytes(done: number, total: number | undefined): string {
  const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  return total === undefined ? `${mebibytes(done)} MiB` : `${mebibytes(done)} of ${mebibytes(total)} MiB`
}
