import type { Config } from '../../config.ts'
import type { Context, WithConfig } from './context.ts'
import { fault, type Line, ok, warning } from './line.ts'

type Check = (context: WithConfig) => Promise<Line[]> | Line[]

/** Loaded one by one: a package that is missing spoils the checks that need it and no other. */
const checks: Record<string, () => Promise<Check>> = {
  Packages: async () => (await import('./packages.ts')).checkPackages,
  'Native modules': async () => (await import('./native.ts')).checkNativeModules,
  Servers: async () => (await import('./servers.ts')).checkServers,
  Postgres: async () => (await import('./postgres.ts')).checkPostgres,
  'Data folder': async () => (await import('./data.ts')).checkData,
  Folders: async () => (await import('./folders.ts')).checkFolders,
  Proxy: async () => (await import('./proxy.ts')).checkProxy,
  Port: async () => (await import('./network.ts')).checkPort,
  'Loopback UDP': async () => (await import('./network.ts')).checkLoopback,
  Machine: async () => (await import('./machine.ts')).checkMachine,
  'Other servers': async () => (await import('./external.ts')).checkExternal,
}

/** What a start finds out quickly, and says better than what would fail later. */
const beforeStart = ['Folders', 'Data folder', 'Other servers']

/** What keeps a start with these settings from working. */
export async function findObstacles(context: WithConfig): Promise<Line[]> {
  const found = await Promise.all(beforeStart.map(async (name) => (await checks[name]?.())?.(context) ?? []))
  return found.flat().filter(({ grade }) => grade === 'fault')
}

/** Everything that a start needs, in the order of the list whatever ends first. */
export async function runChecks(context: Context): Promise<Line[]> {
  const { config, line } = await readSettings(context)
  const withConfig = { ...context, config }
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, load]) => {
      try {
        return await (await load())(withConfig)
      } catch (error) {
        return [describeFailure(name, error)]
      }
    }),
  )
  return [ok('Node', process.versions.node), line, ...found.flat()]
}

/** What the vendors say whose keys are set; what is wrong with the settings in place of it. */
export async function runVendorChecks(context: Context): Promise<Line[]> {
  const { config, line } = await readSettings(context)
  if (!config) return [line]
  try {
    const { tryVendors } = await import('./vendors.ts')
    return await tryVendors(config)
  } catch (error) {
    return [describeFailure('Vendors', error)]
  }
}

async function readSettings(context: Context): Promise<{ config: Config | undefined; line: Line }> {
  const check = 'Settings'
  try {
    const { readConfig } = await import('../../config.ts')
    return { config: readConfig(context.environment), line: ok(check, 'valid') }
  } catch (error) {
    const line =
      error instanceof Error && error.name === 'ConfigError'
        ? fault(check, error.message, 'Correct it in .env or in the environment; .env.example lists every setting.')
        : describeFailure(check, error)
    return { config: undefined, line }
  }
}

/** A check that could not be made. */
function describeFailure(check: string, error: unknown): Line {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
    return fault(check, 'not checked: a package is missing', 'Run npm ci.')
  }
  return warning(
    check,
    `not checked: ${message}`,
    'This is a fault of the check itself or of the packages; try npm ci.',
  )
}
