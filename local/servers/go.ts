import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../pids.ts'
import { showWait } from '../progress.ts'
import type { Supervisor } from '../supervisor.ts'
import type { Server } from './catalogue.ts'
import { ServerMissingError } from './errors.ts'
import { findOnPath } from '../on-path.ts'
import { cachePath, type Place } from './program.ts'

/**
 * Builds the pinned version into the cache; undefined without Go.
 * @throws ServerMissingError when the build fails
 */
export async function fromGo(
  server: Server,
  { environment, cacheDir }: Place,
  supervisor: Supervisor,
): Promise<string | undefined> {
  const go = findOnPath('go', environment.PATH)
  if (!go) return undefined
  mkdirSync(cacheDir, { recursive: true })
  removeBrokenOffBuilds(cacheDir)
  const building = mkdtempSync(join(cacheDir, `.build-${process.pid}-`))
  try {
    const log = `build-${server.command}`
    const exit = await showWait(
      supervisor.onProgress,
      `Building the ${server.title} with go install (${server.go.buildTime}, once)`,
      () =>
        supervisor.run({
          command: go,
          args: ['install', `${server.go.package}@v${server.version}`],
          env: { ...environment, GOBIN: building },
          cwd: building,
          log,
        }),
    )
    if (exit.code !== 0) {
      throw new ServerMissingError(
        `Building the ${server.title} failed; see ${join(supervisor.logsDir, `${log}.log`)}. ` +
          `Or set ${server.variable} to a ${server.command} of version ${server.version} or later.`,
      )
    }
    renameSync(join(building, server.go.program), cachePath(server, cacheDir))
  } finally {
    rmSync(building, { recursive: true, force: true })
  }
  return cachePath(server, cacheDir)
}

function removeBrokenOffBuilds(cacheDir: string): void {
  for (const name of readdirSync(cacheDir)) {
    const builder = /^\.build-(\d+)-/.exec(name)?.[1]
    if (builder && !isRunning(Number(builder))) rmSync(join(cacheDir, name), { recursive: true, force: true })
  }
}
