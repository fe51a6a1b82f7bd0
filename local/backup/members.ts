import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { BackupError, isKept } from './manifest.ts'

/** Files and folders of a backup: their paths in it, and where they are now. */
export interface Members {
  directories: string[]
  files: { path: string; source: string }[]
}

/**
 * What a backup of a data directory holds; the cluster may be elsewhere.
 * @throws BackupError when there are links: they lead out of the backup
 */
export function findMembers(dataDir: string, cluster: string): Members {
  const members: Members = { directories: [], files: [] }
  const visit = (folder: string, prefix: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${prefix}${entry.name}`
      const source = join(folder, entry.name)
      if (!isKept(path)) continue
      if (entry.isSymbolicLink())
        throw new BackupError(`${source} is a link. A backup holds only what is in the folder.`)
      if (entry.isFile()) members.files.push({ path, source })
      if (!entry.isDirectory()) continue
      members.directories.push(path)
      visit(source, `${path}/`)
    }
  }
  visit(dataDir, '')
  if (existsSync(cluster)) visit(cluster, 'postgres/data/')
  return members
}
