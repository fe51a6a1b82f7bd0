import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Context } from './context.ts'
import { fault, type Line, ok } from './line.ts'

const timeoutMs = 60_000
const modules = { '@livekit/rtc-node': 'the agent', '@temporalio/core-bridge': 'the worker' }

/** Loads them in processes of their own: what is built for another platform may end its process. */
export async function checkNativeModules({ root }: Context): Promise<Line[]> {
  return [
    gradeNativeModules(
      await Promise.all(
        Object.entries(modules).map(async ([name, user]) => ({ name, user, complaint: await load(root, name) })),
      ),
    ),
  ]
}

export interface Loaded {
  name: string
  user: string
  complaint: string | undefined
}

export function gradeNativeModules(loaded: readonly Loaded[]): Line {
  const broken = loaded.filter(({ complaint }) => complaint !== undefined)
  if (broken.length === 0) return ok('Native modules', loaded.map(({ name }) => name).join(', '))
  return fault(
    'Native modules',
    broken.map(({ name, user, complaint }) => `${name}, which ${user} needs, does not load: ${complaint}`).join('; '),
    'Run npm ci on this machine and do not copy node_modules from another one.',
  )
}

async function load(root: string, name: string): Promise<string | undefined> {
  const script = `await import(${JSON.stringify(name)}); process.exit(0)`
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      timeout: timeoutMs,
    })
    return undefined
  } catch (error) {
    const { stderr, signal, message } = error as Error & { stderr?: string; signal?: string }
    return /^\w*Error.*$/m.exec(stderr ?? '')?.[0] ?? (signal ? `ended by ${signal}` : message)
  }
}
