import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/** The secret kept in the file, readable by its owner alone; made at random (256 bits, URL-safe) the first time. */
export function keepSecret(file: string): string {
  return readSecret(file) ?? writeSecret(file, randomBytes(32).toString('base64url'))
}

/** The secret kept in the file, if there is one. */
export function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

export function writeSecret(file: string, secret: string): string {
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  return secret
}
