import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** An address at which a process can be reached. */
export interface OpenSocket {
  pid: number
  command: string
  protocol: 'tcp' | 'udp'
  /** As the kernel writes it: hexadecimal, with the port. */
  address: string
  isLoopback: boolean
}

/** In the kernel's own order of bytes; 127.0.0.0/8, ::1, and 127.0.0.0/8 as a part of IPv6. */
const LOOPBACK = /^(?:[0-9A-F]{6}7F|0{24}01000000|0{16}FFFF0000[0-9A-F]{6}7F):/
const LISTENS = '0A'

/**
 * What these processes and all that came of them listen on; of UDP whatever is bound. For processes that were started
 * before the tests' own came into a room: WebRTC leaves its sockets to every program that is started after it.
 */
export function openSockets(roots: readonly number[]): OpenSocket[] {
  const owners = new Map(familyOf(roots).flatMap((pid) => inodesOf(pid).map((inode) => [inode, pid] as const)))
  return (['tcp', 'tcp6', 'udp', 'udp6'] as const).flatMap((table) => {
    const isTcp = table.startsWith('tcp')
    return linesOf(`/proc/net/${table}`)
      .slice(1)
      .flatMap((line): OpenSocket[] => {
        const [, address = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
        const pid = owners.get(inode)
        if (pid === undefined || (isTcp && state !== LISTENS)) return []
        const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 80)
        return [{ pid, command, protocol: isTcp ? 'tcp' : 'udp', address, isLoopback: LOOPBACK.test(address) }]
      })
  })
}

function familyOf(roots: readonly number[]): number[] {
  const family = new Set(roots)
  const parents = readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .map((pid) => [pid, Number(/\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1])] as const)
  for (let before = -1; before !== family.size; ) {
    before = family.size
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid)
  }
  return [...family]
}

function inodesOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((name) => {
      const inode = /^socket:\[(\d+)\]$/.exec(targetOf(`/proc/${pid}/fd/${name}`))?.[1]
      return inode === undefined ? [] : [inode]
    })
  } catch {
    return []
  }
}

const linesOf = (file: string): string[] => read(file).split('\n').filter(Boolean)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return ''
  }
}
