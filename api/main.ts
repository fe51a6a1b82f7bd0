import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { readConfig } from '../config.ts'
import { createLogger } from '../log.ts'
import { createApp } from './app.ts'
import { closeContext, createContext } from './context.ts'
import { createApiServer } from './server.ts'
import { startSweeper } from './sweeper.ts'
import { ConfigError } from '../settings.ts'

/** Requests that are being answered get this long once the process was told to stop. */
const GRACE_MS = 3_000

const config = readConfig()
const log = createLogger('api', config.log)
if (!config.databaseUrl) throw new ConfigError('DATABASE_URL: must be set')
const context = createContext(config, config.databaseUrl.reveal(), log)
const server = createApiServer(createApp(context))

server.listen(config.api.port, config.api.host)
await once(server, 'listening')
const stopSweeper = startSweeper(context)
const { address, port } = server.address() as AddressInfo
log.info({ address, port }, 'api ready')
if (config.api.openRoomApi) {
  log.warn('OPEN_ROOM_API: anybody who reaches this address may make and use rooms, without a key')
}

async function stop(): Promise<void> {
  stopSweeper()
  const closed = once(server, 'close')
  server.close()
  // Event streams would keep the server open: they end first.
  await context.feed.close()
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(cut)
  await closeContext(context)
  log.info('api stopped')
}

process.once('SIGTERM', stop)
process.once('SIGINT', stop)
