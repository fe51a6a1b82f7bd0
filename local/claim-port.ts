import { createServer } from 'node:net'
import { freePort } from './ports.ts'
import { ObstacleError } from './obstacle.ts'

/** Thrown when something else listens where the API should. */
export class PortTakenError extends ObstacleError {
  override name = 'PortTakenError'
}

/**
 * The port for the API, found free; any free one for 0.
 * @throws PortTakenError
 */
export async function claimPort(host: string, port: number): Promise<number> {
  if (port === 0) return await freePort()
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
  return port
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new PortTakenError(
      `Port ${port} is taken by another program. Choose another one with PORT, for example: PORT=${port + 80} npm start`,
    )
  }
  return new PortTakenError(`Cannot listen on ${host}:${port} (${error.code}). Choose other ones with HOST and PORT.`)
}
