import { fileURLToPath } from 'node:url'
import { createAgentServer } from '../../../agent/server.ts'
import { readConfig } from '../../../config.ts'
import { runMain } from '../../../main.ts'

const JOB = fileURLToPath(new URL('./job.ts', import.meta.url))

/** The product's agent server with the timed officer. */
await runMain(async (stopped) => {
  const { liveKit, agent } = readConfig()
  if (!liveKit) throw new Error('LIVEKIT_URL must be set')
  const server = await createAgentServer(liveKit, agent, JOB)
  server.event.on('worker_registered', () => process.stdout.write('timed agent ready\n'))
  const running = server.run()
  await Promise.race([running, stopped])
  await server.close()
})
