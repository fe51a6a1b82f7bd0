import { lstatSync, mkdirSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ActivityNotFoundError, ApplicationFailure } from '@temporalio/client'
import type { LEASE_FAILURES } from '../interview/lease.ts'
import type { Logger } from '../log.ts'
import type { Temporal } from '../temporal/client.ts'
import { leaseIdOf, workflowIdOf } from '../workflows/messages.ts'

/** One line of JSON: the lease that the job's process holds, or its goodbye. */
type Line = { sessionId: string; epoch: number } | { goodbye: true }

const FAIL_MS = 3_000
const DIED: keyof typeof LEASE_FAILURES = 'ProcessDied'

/** Of this user alone, before there is a socket in it: what is made first and closed afterwards was open in between. */
const directory = () => join(tmpdir(), `lexnova-agents-${userInfo().uid}`)
const socketPath = (workerPid: number) => join(directory(), `${workerPid}.sock`)

/** @throws when somebody else has made the directory, or opened it */
export function keepPrivate(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  const isPrivate = found.isDirectory() && found.uid === userInfo().uid && (found.mode & 0o077) === 0
  if (!isPrivate) throw new Error(`${path} is not a directory of this user alone`)
}

/**
 * The agent worker's side: a job's process holds a socket here, and a socket that closes without a
 * goodbye is a process that died. Its lease is failed at once instead of running into its time-out.
 */
export function listenForDeaths(temporal: Temporal, logger: Logger): { close(): void } | undefined {
  const path = socketPath(process.pid)
  try {
    keepPrivate(directory())
  } catch {
    // A lease of a process that died then ends by its own time-out.
    logger.warn({ directory: directory() }, 'the directory for sockets is not private: no fast path')
    return undefined
  }
  rmSync(path, { force: true })
  const server = createServer((socket) => {
    let lease: { sessionId: string; epoch: number } | undefined
    createInterface({ input: socket }).on('line', (text) => {
      const line = JSON.parse(text) as Line
      lease = 'goodbye' in line ? undefined : line
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (lease) void report(temporal, logger, lease)
    })
  })
  server.listen(path)
  return {
    close: () => {
      server.close()
      rmSync(path, { force: true })
    },
  }
}

async function report(
  temporal: Temporal,
  logger: Logger,
  { sessionId, epoch }: { sessionId: string; epoch: number },
): Promise<void> {
  logger.warn({ sessionId, epoch }, 'an agent process died; its lease is given back')
  const activity = { workflowId: workflowIdOf(sessionId), activityId: leaseIdOf(epoch) }
  const failure = ApplicationFailure.create({ type: DIED, message: 'the agent process ended', nonRetryable: true })
  try {
    await temporal.within(FAIL_MS, () => temporal.client.activity.fail(activity, failure))
  } catch (error) {
    // The lease's own time-out is the net below this.
    if (!(error instanceof ActivityNotFoundError))
      logger.warn({ sessionId, epoch }, 'the lease could not be given back')
  }
}

/** The job's side. Without an agent worker to talk to it does nothing. */
export class Lifeline {
  readonly #socket: Socket

  constructor() {
    this.#socket = createConnection(socketPath(process.ppid))
    this.#socket.on('error', () => undefined)
    this.#socket.unref()
  }

  holds(sessionId: string, epoch: number): void {
    this.#send({ sessionId, epoch })
  }

  goodbye(): void {
    this.#send({ goodbye: true })
    this.#socket.end()
  }

  #send(line: Line): void {
    if (!this.#socket.destroyed) this.#socket.write(`${JSON.stringify(line)}\n`)
  }
}
