import { createSocket } from 'node:dgram'
import getPort from 'get-port'

/** Below the ports that systems give to outgoing connections: a killed server finds its port free again. */
const ports = '20000-31999'
const candidates = 50

/**
 * A port of 127.0.0.1 that is free for TCP and UDP, never given out twice by this process. LEXNOVA_PORTS names
 * others to choose from: of several instances on one machine, none takes the port of another's stopped server.
 */
export async function freePort(): Promise<number> {
  const [first = 0, last = 0] = (process.env['LEXNOVA_PORTS'] ?? ports).split('-').map(Number)
  for (;;) {
    const wishes = Array.from({ length: candidates }, () => first + Math.floor(Math.random() * (last - first + 1)))
    const port = await getPort({ host: '127.0.0.1', port: wishes, reserve: true })
    if (await isFreeForUdp(port)) return port
  }
}

function isFreeForUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)))
  })
}
