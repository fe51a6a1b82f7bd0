import { statfsSync, statSync } from 'node:fs'
import type { OnProgress } from './progress.ts'

const mebibyte = 1024 * 1024
const lookMs = 5_000
/** Below it Postgres may not get the next 16 MB for its log of changes. */
const fullMebibytes = 32
const enoughMebibytes = 64

/** Room on the disk of a folder for this user. */
export function freeMebibytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory)
  return Math.floor((bavail * bsize) / mebibyte)
}

/** Whether the room of one folder is that of the other. */
export const isSameDisk = (one: string, other: string): boolean => statSync(one).dev === statSync(other).dev

/** Says when the disk is full, and when there is room again. */
export function watchDisk(directory: string, onProgress: OnProgress, everyMs = lookMs): { close(): void } {
  let isFull = false
  const timer = setInterval(() => {
    const free = tryFree(directory)
    if (free === undefined) return
    if (!isFull && free < fullMebibytes) {
      isFull = true
      onProgress(
        `The disk of ${directory} is full (${free} MiB free): what is said cannot be stored. Make room, 200 MiB at least; everything goes on by itself then.`,
      )
    } else if (isFull && free >= enoughMebibytes) {
      isFull = false
      onProgress(`The disk of ${directory} has room again (${free} MiB free).`)
    }
  }, everyMs)
  timer.unref()
  return { close: () => clearInterval(timer) }
}

/** Undefined when the folder is gone, which others say. */
function tryFree(directory: string): number | undefined {
  try {
    return freeMebibytes(directory)
  } catch {
    return undefined
  }
}
