import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findOnPath, isExecutable } from '../on-path.ts'
import { cacheDirOf } from '../place.ts'
import type { Server } from './catalogue.ts'

const versionTimeoutMs = 20_000

/** Where programs are looked for on this machine. */
export interface Place {
  environment: NodeJS.ProcessEnv
  cacheDir: string
}

export function placeOf(environment: NodeJS.ProcessEnv): Place {
  return { environment, cacheDir: join(cacheDirOf(environment), 'bin') }
}

export function fromVariable(server: Server, { environment }: Place): string | undefined {
  return environment[server.variable] || undefined
}

export function fromPath(server: Server, { environment }: Place): string | undefined {
  return findOnPath(server.command, environment.PATH)
}

export function fromCache(server: Server, { cacheDir }: Place): string | undefined {
  const path = cachePath(server, cacheDir)
  return isExecutable(path) ? path : undefined
}

export function cachePath(server: Server, cacheDir: string): string {
  return join(cacheDir, `${server.command}-${server.version}`)
}

/** A program as it was tried: its version, or why it cannot be used. */
export type Trial = { version: string } | { fault: string }

/** Runs the program for its version. */
export async function tryProgram(server: Server, path: string): Promise<Trial> {
  const output = await promisify(execFile)(path, ['--version'], { timeout: versionTimeoutMs }).then(
    ({ stdout }) => stdout,
    () => undefined,
  )
  if (output === undefined) return { fault: 'it does not run' }
  const version = server.versionPattern.exec(output)?.[1]
  if (!version) return { fault: 'it does not tell its version' }
  if (isOlder(version, server.oldestVersion)) {
    return { fault: `version ${version} is older than ${server.oldestVersion}` }
  }
  return { version }
}

/** Whether a dotted version comes before another one. */
export function isOlder(version: string, than: string): boolean {
  return version.localeCompare(than, 'en', { numeric: true }) < 0
}
