/** What a restore puts beside a data folder: a stage while it works, and the data that was there before. */
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export const stageOf = (dataDir: string, pid: number): string => `${dataDir}.restoring-${pid}`

export const asideOf = (dataDir: string, now: Date): string =>
  `${dataDir}.before-${now.toISOString().replaceAll(/[:.]/g, '-')}`

/** Stages beside a data folder, each with the process that made it. */
export function findStages(dataDir: string): { path: string; maker: number }[] {
  return beside(dataDir, /^restoring-(\d+)$/).map(({ path, match }) => ({ path, maker: Number(match[1]) }))
}

/** What to do where the data folder itself is missing; undefined when no restore has left anything. */
export function describeMissing(dataDir: string): string | undefined {
  const found = beside(dataDir, /^(restoring-\d+|before-\d{4}-[\dTZ-]+)$/).map(({ path }) => path)
  if (found.length === 0) return undefined
  return `${dataDir} is missing, and beside it there is ${found.join(' and ')}, as a restore leaves it that was broken off. Move the right one back (mv ${found[0]} ${dataDir}), or run the restore again. To begin anew, make an empty folder: mkdir ${dataDir}`
}

function beside(dataDir: string, pattern: RegExp): { path: string; match: RegExpExecArray }[] {
  const prefix = `${basename(dataDir)}.`
  return tryListing(dirname(dataDir)).flatMap((name) => {
    const match = name.startsWith(prefix) ? pattern.exec(name.slice(prefix.length)) : null
    return match ? [{ path: join(dirname(dataDir), name), match }] : []
  })
}

function tryListing(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return []
  }
}
