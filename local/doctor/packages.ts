import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from './context.ts'
import { fault, type Line, ok, warning } from './line.ts'

const voice = '@echogarden/espeak-ng-emscripten'
const shown = 3

interface LockedPackage {
  version?: string
  link?: boolean
  optional?: boolean
  devOptional?: boolean
  peer?: boolean
}

/** Paths of the lock whose package is not there in this version; what may be left out is. */
export function findMissing(
  packages: Record<string, LockedPackage>,
  versionAt: (path: string) => string | undefined,
): string[] {
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && !link)
    .filter(([path, { version, optional, devOptional, peer }]) => {
      const there = versionAt(path)
      return there === undefined ? !(optional || devOptional || peer) : there !== version
    })
    .map(([path]) => path.replace(/^node_modules\//, ''))
}

export function checkPackages({ root }: Context): Line[] {
  const versionAt = (path: string) => readJson<{ version: string }>(join(root, path, 'package.json'))?.version
  const lock = readJson<{ packages: Record<string, LockedPackage> }>(join(root, 'package-lock.json'))
  if (!lock) return [fault('Packages', 'package-lock.json is missing or broken', 'Run git checkout package-lock.json.')]
  const missing = findMissing(lock.packages, versionAt)
  return [
    gradePackages(missing),
    versionAt(`node_modules/${voice}`)
      ? ok('Voice', 'eSpeak NG, embedded')
      : warning(
          'Voice',
          'none: the officer is captioned and not heard',
          `Run npm ci with optional packages for ${voice}.`,
        ),
  ]
}

export function gradePackages(missing: readonly string[]): Line {
  if (missing.length === 0) return ok('Packages', 'complete')
  const names = missing.slice(0, shown).join(', ')
  const more = missing.length > shown ? ` and ${missing.length - shown} more` : ''
  return fault('Packages', `missing or of another version: ${names}${more}`, 'Run npm ci.')
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
