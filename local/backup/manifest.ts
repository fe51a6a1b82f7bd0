import { z } from 'zod'
import { isOlder } from '../servers/program.ts'
import { ObstacleError } from '../obstacle.ts'

export const manifestName = 'manifest.json'
/** Below it are the members, by their paths in the data directory. */
export const membersFolder = 'data'
const format = 1

/** At the top of the data directory: belongs to this place or this run, or is made again at each start. */
const notKept = [
  /^lock(\.|$)/,
  /^groups\.json(\.|$)/,
  /^logs$/,
  /^speech$/,
  /^livekit\.yaml$/,
  /^(instance-id|postgres-place)(\.|$)/,
  /^\.lexnova-doctor-/,
]

/** Whether a path of the data directory, with `/`, is part of a backup. */
export function isKept(path: string): boolean {
  const segments = path.split('/')
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return false
  if (segments[0] === 'postgres') {
    // The number of a process that is gone, and what it was started with.
    return segments[1] === 'data' && !/^postmaster\.(pid|opts)$/.test(segments[2] ?? '')
  }
  if (segments[0] === 'temporal' && /^(config|tls)(\.|$)/.test(segments[1] ?? '')) return false
  return !notKept.some((pattern) => pattern.test(segments[0] ?? ''))
}

const path = z.string().refine(isKept, 'is no path of a backup')

const ManifestSchema = z.object({
  product: z.literal('LexNova'),
  format: z.int(),
  product_version: z.string(),
  created_at: z.iso.datetime(),
  /** Of the servers that the data was written by; Postgres's major version. */
  servers: z.object({ postgres: z.string().optional(), temporal: z.string().optional() }),
  directories: z.array(path),
  files: z.array(z.object({ path, size: z.int().min(0), sha256: z.hex().length(64) })),
})

export type Manifest = z.output<typeof ManifestSchema>
export type Member = Manifest['files'][number]

/** What a backup must fit to be restored here. */
export interface Here {
  productVersion: string
  /** Major version. */
  postgres: string
  temporal: string
}

/** Thrown when a backup cannot be made or restored; the message says what to do. */
export class BackupError extends ObstacleError {
  override name = 'BackupError'
}

export function createManifest(manifest: Omit<Manifest, 'product' | 'format'>): Manifest {
  return { product: 'LexNova', format, ...manifest }
}

/** @throws BackupError when the text is no manifest of ours */
export function readManifest(text: string): Manifest {
  const parsed = ManifestSchema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BackupError(
    `This is no backup of LexNova: ${[manifestName, ...(issue?.path ?? [])].join(' ')}: ${issue?.message}.`,
  )
}

/** Why a backup cannot be restored here. */
export function findObstacle(manifest: Manifest, here: Here): string | undefined {
  const { product_version: productVersion, servers } = manifest
  if (manifest.format > format || isOlder(here.productVersion, productVersion)) {
    return `The backup is of LexNova ${productVersion}, and this is ${here.productVersion}. Restore it with that version or a later one.`
  }
  if (servers.postgres !== undefined && servers.postgres !== here.postgres) {
    return `The backup is of Postgres ${servers.postgres}, and this is Postgres ${here.postgres}, which cannot read its files. Restore it with the LexNova that made it.`
  }
  if (servers.temporal !== undefined && isOlder(here.temporal, servers.temporal)) {
    return `The backup is of Temporal ${servers.temporal}, and this is the older ${here.temporal}. Set LEXNOVA_TEMPORAL_BIN to a Temporal of that version or later.`
  }
  return undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
