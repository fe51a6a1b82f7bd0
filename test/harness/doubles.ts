import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Account, FaultOrder } from '../doubles/control.ts'

const MAIN = fileURLToPath(new URL('../doubles/main.ts', import.meta.url))

/** The vendors' doubles in a process of their own. */
export interface Doubles {
  pid: number
  /** By vendor, the settings by which the product speaks to it. */
  env: Record<string, Record<string, string>>
  /** Faults in place of those that were ordered before; `list` names another list of faults that it has. */
  fail(name: string, order: FaultOrder, list?: string): Promise<void>
  heal(name: string, list?: string): Promise<void>
  /** Sets what the double has and calls what it does; a path as in `deepgram/connections/-1` leads further in. */
  set(path: string, settings: Record<string, unknown>): Promise<void>
  account(name: string): Promise<Account>
  /** Of all of them, each with its name before it. */
  violations(): Promise<string[]>
  close(): Promise<void>
}

/** What `test/doubles/main.ts` writes once all of them listen. */
export interface Started {
  control: string
  env: Doubles['env']
}

/**
 * @param options of the doubles, by their names; `false` leaves one out
 * @throws when the doubles end before they listen
 */
export async function startDoubles(options: Record<string, object | false> = {}): Promise<Doubles> {
  const child = fork(MAIN, [JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const { control, env } = await firstLine(child)
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${control}/${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
    if (!response.ok) throw new Error(`the doubles refused ${method} /${path}: ${await response.text()}`)
    return await response.json()
  }
  const account = async (name: string) => (await call('GET', name)) as Account
  return {
    pid: child.pid ?? 0,
    env,
    account,
    fail: async (name, order, list = 'faults') => void (await call('POST', `${name}/${list}`, order)),
    heal: async (name, list = 'faults') => void (await call('DELETE', `${name}/${list}`)),
    set: async (path, settings) => void (await call('PUT', path, settings)),
    violations: async () => {
      const all = await Promise.all(
        Object.keys(env).map(async (name) => (await account(name)).violations.map((text) => `${name}: ${text}`)),
      )
      return all.flat()
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.disconnect()
      await exited
    },
  }
}

async function firstLine(child: ChildProcess): Promise<Started> {
  if (!child.stdout) throw new Error('the doubles have no output')
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Started
  throw new Error('the doubles ended before they listened')
}
