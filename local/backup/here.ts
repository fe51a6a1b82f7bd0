import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../place.ts'
import { packagedNative } from '../postgres-home.ts'
import { servers } from '../servers/catalogue.ts'
import { fromCache, fromPath, fromVariable, placeOf, tryProgram } from '../servers/program.ts'
import type { Here } from './manifest.ts'

const versionOf = (file: string): string => JSON.parse(readFileSync(file, 'utf8')).version

export function productVersion(): string {
  return versionOf(join(root, 'package.json'))
}

/** Version of the Temporal that a start would take; without one on this machine, of the pinned one. */
export async function temporalVersion(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const place = placeOf(environment)
  for (const source of [fromVariable, fromPath, fromCache]) {
    const path = source(servers.temporal, place)
    const trial = path && (await tryProgram(servers.temporal, path))
    if (trial && 'version' in trial) return trial.version
  }
  return servers.temporal.oldestVersion
}

export async function describeHere(): Promise<Here> {
  const postgres = versionOf(join(packagedNative(), '..', 'package.json')).split('.')[0] ?? ''
  return { productVersion: productVersion(), postgres, temporal: await temporalVersion() }
}
