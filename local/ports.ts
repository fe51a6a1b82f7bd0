import { createSocket } from 'node:dgram'
import getPort from 'get-port'

/** Below the ports that systems give to outgoing connections: a killed server finds its port free again. */
const first = 20_000
const last = 32_000
const candidates = 50

/** A port of 127.0.0.1 that is free for TCP and UDP, never given out twice by this process. */
export async function freePort(): Promise<number> {
  for (;;) {
    const wishes = Array.from({ length: candidates }, () => first + Math.floor(Math.random() * (last - first)))
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
