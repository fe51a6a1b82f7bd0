import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findPostgresUser, packagedNative } from '../postgres-home.ts'
import type { WithConfig } from './context.ts'
import { fault, type Line, ok } from './line.ts'

const check = 'Postgres'

/** The embedded one: its programs, and as root the user that it runs as. */
export async function checkPostgres({ config }: WithConfig): Promise<Line[]> {
  if (config?.databaseUrl) return [ok(check, 'not needed: DATABASE_URL is set')]
  try {
    if (process.getuid?.() === 0) findPostgresUser()
    const { stdout } = await promisify(execFile)(join(packagedNative(), 'bin', 'postgres'), ['--version'])
    return [ok(check, `${stdout.trim()}, embedded`)]
  } catch (error) {
    return [fault(check, (error as Error).message, 'Run npm ci with optional packages, or set DATABASE_URL.')]
  }
}
