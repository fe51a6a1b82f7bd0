import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** A TCP port on which a process waits for connections. */
export interface Listener {
  /** Dotted for IPv4, 32 hexadecimal digits for IPv6. */
  address: string
  port: number
}

/** TCP_LISTEN of the Linux kernel. */
const LISTEN = '0A'

/** What a process listens on, from /proc: Linux alone. */
export function listenersOf(pid: number): Listener[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        // Closed meanwhile.
        return []
      }
    }),
  )
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === LISTEN && inodes.has(inode ?? ''))
      .map(([, local = '']) => {
        const [address = '', port = ''] = local.split(':')
        return { address: dotted(address), port: Number.parseInt(port, 16) }
      }),
  )
}

/** The kernel writes an IPv4 address as one little-endian number. */
function dotted(hex: string): string {
  return hex.length === 8 ? Buffer.from(hex, 'hex').toReversed().join('.') : hex
}
