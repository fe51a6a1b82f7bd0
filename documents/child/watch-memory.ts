import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const POLL_MS = 50

/** Resident memory of a process in MiB; undefined once it is gone. */
async function residentMiB(pid: number): Promise<number | undefined> {
  try {
    if (process.platform === 'linux') {
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
      return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
    }
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number(stdout.trim()) / 1024
  } catch {
    return undefined
  }
}

/** Calls back once when a process holds more resident memory than allowed; returns how to stop watching. */
export function watchMemory(pid: number, limitMiB: number, onExceeded: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const look = async () => {
    const resident = await residentMiB(pid)
    if (isStopped || resident === undefined) return
    if (resident > limitMiB) onExceeded()
    else timer = setTimeout(look, POLL_MS)
  }
  void look()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
