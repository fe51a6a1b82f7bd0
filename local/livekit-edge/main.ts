/** The edge before the embedded LiveKit, with its own port and LiveKit's as arguments. */
import { once } from 'node:events'
import { createLogger } from '../../log.ts'
import { runMain } from '../../main.ts'
import { createEdge } from './edge.ts'

await runMain(async (stopped) => {
  const [port, liveKitPort] = process.argv.slice(2).map(Number)
  if (!port || !liveKitPort) throw new Error('two ports are needed')
  const log = createLogger('livekit-edge', { level: 'info', format: 'json' })
  const edge = createEdge({ liveKitPort, log })
  edge.server.listen(port, '127.0.0.1')
  await once(edge.server, 'listening')
  log.info({ port }, 'livekit-edge ready')
  await stopped
  edge.close()
})
