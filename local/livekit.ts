import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RoomServiceClient } from 'livekit-server-sdk'
import { root } from './place.ts'
import { freePort } from './ports.ts'
import type { Process } from './process.ts'
import { whenWorks, whenWrites } from './ready.ts'
import { keepSecret } from './secret-file.ts'
import type { Supervisor } from './supervisor.ts'

const apiKey = 'lexnova'
/** Agents do not count as presence: with the defaults a room with only an agent is closed after 20 s. */
const roomTimeoutSeconds = 24 * 60 * 60

export interface LiveKit {
  process: Process
  /** Passes to people what they need of LiveKit, and nothing else. */
  edge: Process
  /** LiveKit's own, for our processes. */
  url: string
  /** Of the edge: given out with tokens. */
  publicUrl: string
  apiKey: string
  apiSecret: string
}

/**
 * Starts a LiveKit server on loopback, with a key of its own kept in the data directory.
 * @param webhookUrl where it reports what happens in its rooms
 */
export async function startLiveKit(supervisor: Supervisor, binary: string, webhookUrl?: string): Promise<LiveKit> {
  const apiSecret = keepSecret(join(supervisor.dataDir, 'livekit-secret'))
  const [port, udpPort, edgePort] = [await freePort(), await freePort(), await freePort()]
  const config = {
    port,
    bind_addresses: ['127.0.0.1'],
    keys: { [apiKey]: apiSecret },
    rtc: {
      // Media over TCP would be listened for on every interface: LiveKit binds it to none. UDP is enough on loopback.
      tcp_port: 0,
      udp_port: udpPort,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      interfaces: { includes: ['lo', 'lo0'] },
    },
    room: {
      // After a crash the participants come back to a room that nobody has made again.
      auto_create: true,
      empty_timeout: roomTimeoutSeconds,
      departure_timeout: roomTimeoutSeconds,
    },
    ...(webhookUrl === undefined ? {} : { webhook: { api_key: apiKey, urls: [webhookUrl] } }),
    logging: { level: 'info', json: true },
  }
  const file = join(supervisor.dataDir, 'livekit.yaml')
  writeFileSync(file, JSON.stringify(config, undefined, 2), { mode: 0o600 })
  const rooms = new RoomServiceClient(`http://127.0.0.1:${port}`, apiKey, apiSecret)
  const started = supervisor.start({
    name: 'LiveKit',
    log: 'livekit',
    command: binary,
    args: ['--config', file],
    env: environment(),
    // SIGTERM makes it wait until every participant has left.
    stopTimeoutMs: 2_000,
    ready: whenWorks(() => rooms.listRooms()),
  })
  const [liveKit, edge] = await Promise.all([started, startEdge(supervisor, edgePort, port)])
  return { process: liveKit, edge, ...addresses(port, edgePort), apiKey, apiSecret }
}

const addresses = (port: number, edgePort: number) => ({
  url: `ws://127.0.0.1:${port}`,
  publicUrl: `ws://127.0.0.1:${edgePort}`,
})

/** In a process of its own: what strangers send cannot bring down what supervises the others. It knows no secret. */
function startEdge(supervisor: Supervisor, port: number, liveKitPort: number): Promise<Process> {
  return supervisor.start({
    name: 'LiveKit edge',
    log: 'livekit-edge',
    command: process.execPath,
    args: [join(root, 'local/livekit-edge/main.ts'), `${port}`, `${liveKitPort}`],
    env: environment(),
    ready: whenWrites('livekit-edge ready'),
  })
}

/** Without LIVEKIT_...: the server reads those as its own settings. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME }
}
