import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../local/ports.ts'
import type { Process } from '../../local/process.ts'
import { whenAnswers } from '../../local/ready.ts'
import type { Supervisor } from '../../local/supervisor.ts'
import { command } from './command.ts'

const CONFIG = fileURLToPath(new URL('../../deploy/livekit-edge.conf', import.meta.url))
const INSTALLED = '/usr/sbin/nginx'
/** Unpacked and not installed: the package would start a server of its own on port 80. */
const UNPACK = 'cd "$1" && apt-get update --quiet && apt-get download --quiet nginx && dpkg-deb --extract nginx_*.deb .'

export interface Edge {
  process: Process
  /** In place of LiveKit's own. */
  url: string
}

/**
 * Starts Debian's nginx with the configuration of the Compose file's livekit-edge, before a LiveKit of this machine.
 * @throws Error when there is no nginx and Debian's cannot be had, StartError
 */
export async function startEdge(supervisor: Supervisor, liveKitUrl: string): Promise<Edge> {
  const directory = join(supervisor.dataDir, 'nginx')
  mkdirSync(directory)
  const program = existsSync(INSTALLED) ? INSTALLED : join(directory, 'usr/sbin/nginx')
  if (program !== INSTALLED) await command('sh', ['-c', UNPACK, 'sh', directory])
  const address = `127.0.0.1:${await freePort()}`
  const file = join(directory, 'livekit-edge.conf')
  writeFileSync(file, placed({ address, liveKit: new URL(liveKitUrl).host, directory }))
  const process = await supervisor.start({
    ...{ name: 'nginx', log: 'nginx', command: program, args: ['-e', 'stderr', '-c', file], env: {} },
    ready: whenAnswers(`http://${address}/`),
  })
  return { process, url: `ws://${address}` }
}

/** The configuration with the addresses and the directory of this machine in place of the containers'. */
function placed({ address, liveKit, directory }: { address: string; liveKit: string; directory: string }): string {
  const places = [
    ['listen 7880;', `listen ${address};`],
    ['set $livekit livekit:7880;', `set $livekit ${liveKit};`],
    ['/tmp/', `${directory}/`],
  ] as const
  let config = readFileSync(CONFIG, 'utf8')
  for (const [from, to] of places) {
    if (!config.includes(from)) throw new Error(`${CONFIG} has no "${from}", whose place another would take here.`)
    config = config.replaceAll(from, to)
  }
  return config
}
