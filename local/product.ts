import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { noticesOf } from '../agent/room/presence.ts'
import type { Config } from '../config.ts'
import { createFirstKey } from '../db/bootstrap-key.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { ensureFirstLink } from '../db/staff-invitations.ts'
import { noticesOfAgents } from './notices.ts'
import { type OnProgress, showWait } from './progress.ts'
import { whenAnswers, whenWrites } from './ready.ts'
import { keepSecret, readSecret, writeSecret } from './secret-file.ts'
import { environmentOf, startEntry, startMembers } from './stack.ts'
import type { Supervisor } from './supervisor.ts'

/** For the agents to find out what a vendor keeps. */
const VENDORS_MS = 6_000

/** Starts servers, migrates, starts API, worker and agent, and says how to use it all. */
export async function startProduct(
  supervisor: Supervisor,
  config: Config,
  port: number,
  say: OnProgress,
): Promise<void> {
  say('Starting LexNova')
  const members = await startMembers(supervisor, {
    postgres: !config.databaseUrl,
    temporal: !config.temporal,
    liveKit: !config.liveKit,
    pages: !config.api.pagesDir,
    namespace: process.env.TEMPORAL_NAMESPACE || 'default',
    webhookUrl: webhookUrlOf(config.api.host, port),
  })
  const databaseUrl = members.postgres?.url ?? config.databaseUrl?.reveal()
  if (databaseUrl === undefined) throw new Error('neither an embedded nor another Postgres')
  await showWait(say, 'Migrating the database', () => migrateToLatest(databaseUrl))
  const keyFile = keyFileOf(supervisor.dataDir, databaseUrl, members.postgres !== undefined)
  const key = await keepFirstKey(keyFile, databaseUrl)
  const firstLink = await keepFirstLink(linkFileOf(keyFile), databaseUrl)
  await startEntries(supervisor, config, port, environmentOf(members))
  const known = noticesOf(config)
  const found = config.elevenLabs ? await noticesOfAgents(healthOf(config, port), known, VENDORS_MS) : []
  const address = `http://${shownHost(config.api.host)}:${port}`
  const lines = [
    `LexNova runs at  ${address}`,
    ...(firstLink === undefined
      ? []
      : [`First sign-in    ${process.env.PUBLIC_URL ? config.api.publicUrl : address}/dashboard/welcome#${firstLink}`]),
    `API key          ${key}`,
    ...(members.temporal ? [`Temporal         ${members.temporal.address}, by certificate`] : []),
    `Data             ${supervisor.dataDir}`,
    `Logs             ${supervisor.logsDir}`,
    ...[...known, ...found].map((notice) => `Attention        ${notice}`),
    ...(config.api.openRoomApi
      ? ['Attention        OPEN_ROOM_API: whoever reaches this address may make and use rooms, without a key']
      : []),
    'Stop             Ctrl-C',
  ]
  say(`\n${lines.join('\n')}\n`)
}

const healthOf = ({ api }: Config, port: number) => `http://${shownHost(api.host)}:${port}/health`

/** Where the API takes LiveKit's events. */
export const webhookUrlOf = (host: string, port: number): string => `http://${shownHost(host)}:${port}/livekit/webhook`

async function startEntries(
  supervisor: Supervisor,
  config: Config,
  port: number,
  servers: Record<string, string>,
): Promise<void> {
  const quieterThanInfo = ['warn', 'error', 'silent'].includes(config.log.level)
  const env = {
    ...servers,
    PORT: String(port),
    STATES_PAGE: process.env.STATES_PAGE || 'true',
    ...(!config.speechCache && { SPEECH_CACHE_DIR: join(supervisor.dataDir, 'speech') }),
    ...(!config.nameIndexKey && { NAME_INDEX_KEY: keepSecret(join(supervisor.dataDir, 'name-index-key')) }),
    // The worker and the agent say by log line that they are ready.
    ...(quieterThanInfo && { LOG_LEVEL: 'info' }),
  }
  const health = healthOf(config, port)
  await Promise.all([
    startEntry(supervisor, { name: 'worker', entry: 'temporal/worker.ts', env, ready: whenWrites('worker ready') }),
    startEntry(supervisor, { name: 'agent', entry: 'agent/main.ts', env, ready: whenWrites('agent ready') }),
    startEntry(supervisor, { name: 'API', entry: 'api/main.ts', env, ready: whenAnswers(health) }),
  ])
}

/** The first admin key in clear, kept for later starts. */
async function keepFirstKey(file: string, databaseUrl: string): Promise<string> {
  const fresh = await createFirstKey(databaseUrl)
  if (fresh !== undefined) writeSecret(file, fresh)
  return readSecret(file) ?? `made earlier and not kept in ${file}; npm run admin-key makes another one`
}

/** The secret of the link by which the first admin gets an account, until there is one; the same again while it holds. */
async function keepFirstLink(file: string, databaseUrl: string): Promise<string | undefined> {
  const secret = await ensureFirstLink(databaseUrl, readSecret(file))
  if (secret === undefined) rmSync(file, { force: true })
  else writeSecret(file, secret)
  return secret
}

const linkFileOf = (keyFile: string) => keyFile.replace(/api-key(?=[^/\\]*$)/, 'first-link')

/** Where the first key of a database is kept: another Postgres than the embedded one has a file of its own. */
export function keyFileOf(dataDir: string, databaseUrl: string, embedded: boolean): string {
  const suffix = embedded ? '' : `-${createHash('sha256').update(databaseUrl).digest('hex').slice(0, 8)}`
  return join(dataDir, `api-key${suffix}`)
}

/** Keeps a key for later starts, unless one is kept already. */
export function keepKey(file: string, key: string): void {
  if (readSecret(file) !== undefined) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o711 })
  writeSecret(file, key)
}

/** A browser on this machine cannot open "all interfaces". */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
