import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A network between a client and a server that can keep what is on its way. */
export interface Proxy {
  /** host:port for the client. */
  address: string
  /** Keeps everything that goes either way on the connections of now; later ones are free. */
  hold(): void
  /** Loses what comes from now on on the connections that are held. */
  lose(): void
  /** Delivers what was kept. */
  release(): void
  close(): void
}

/** Carries one direction, keeps it for later, or loses it. */
class Line {
  readonly #to: Socket
  readonly #kept: Buffer[] = []
  #state: 'open' | 'held' | 'lost' = 'open'

  constructor(from: Socket, to: Socket) {
    this.#to = to
    from.on('data', (data) => {
      if (this.#state === 'open') to.write(data)
      else if (this.#state === 'held') this.#kept.push(data)
    })
    from.on('error', () => undefined)
    from.on('close', () => {
      if (this.#state === 'open') to.end()
    })
  }

  hold(): void {
    this.#state = 'held'
  }

  lose(): void {
    if (this.#state === 'held') this.#state = 'lost'
  }

  release(): void {
    for (const data of this.#kept.splice(0)) this.#to.write(data)
    if (this.#state === 'held') this.#state = 'open'
  }
}

export async function startProxy(target: string): Promise<Proxy> {
  const [host = '', port] = target.split(':')
  const lines: Line[] = []
  const sockets: Socket[] = []
  const server = createServer((client) => {
    const upstream = connect(Number(port), host)
    sockets.push(client, upstream)
    lines.push(new Line(client, upstream), new Line(upstream, client))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: () => {
      for (const line of lines) line.hold()
    },
    lose: () => {
      for (const line of lines) line.lose()
    },
    release: () => {
      for (const line of lines) line.release()
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
