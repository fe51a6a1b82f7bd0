import { createSocket } from 'node:dgram'
import { join } from 'node:path'
import { claimPort, PortTakenError } from '../claim-port.ts'
import { findOwner } from '../lock.ts'
import type { WithConfig } from './context.ts'
import { fault, type Line, ok } from './line.ts'

const echoTimeoutMs = 2_000

export async function checkPort({ config, dataDir }: WithConfig): Promise<Line[]> {
  if (!config) return []
  const { host, port } = config.api
  if (findOwner(join(dataDir, 'lock')) !== undefined) return [ok('Port', `${port}, not tried: LexNova runs`)]
  try {
    return [ok('Port', `${host}:${await claimPort(host, port)} is free`)]
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error
    return [fault('Port', error.message, 'Stop what listens there, or set PORT.')]
  }
}

/** The embedded LiveKit sends sound over UDP on 127.0.0.1. */
export async function checkLoopback({ config }: WithConfig): Promise<Line[]> {
  if (config?.liveKit) return []
  return [gradeLoopback(await echo())]
}

export function gradeLoopback(failure: string | undefined): Line {
  if (failure === undefined) return ok('Loopback UDP', 'works')
  return fault(
    'Loopback UDP',
    `nothing arrives on 127.0.0.1 (${failure})`,
    'Let the firewall pass UDP on the loopback interface.',
  )
}

/** Sends one packet to itself. */
function echo(): Promise<string | undefined> {
  const socket = createSocket('udp4')
  return new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve('no answer in 2 s'), echoTimeoutMs)
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
    socket.once('message', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
    socket.bind(0, '127.0.0.1', () => socket.send('echo', socket.address().port, '127.0.0.1'))
  }).finally(() => socket.close())
}
