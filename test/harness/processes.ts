import { readdirSync, readFileSync } from 'node:fs'
import { agentProcessOf, type Instance } from '../../local/instance.ts'
import { isRunning } from '../../local/pids.ts'
import type { Interview } from './interview.ts'
import { until } from './until.ts'

const JOB = 'job_proc_lazy_main'

/** The processes that the agent worker holds for jobs, the one that waits for the next job included. */
export function jobProcessesOf({ agent }: Instance): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && parentOf(pid) === agent.pid && commandOf(pid).includes(JOB))
}

function parentOf(pid: number): number | undefined {
  const stat = read(`/proc/${pid}/stat`)
  return stat === '' ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** How many jobs have taken up their line to the agent worker: each does so as it begins. */
export function lifelinesOf({ agent }: Instance): number {
  const sockets = read('/proc/net/unix')
    .split('\n')
    .filter((line) => line.includes(`/${agent.pid}.sock`))
  return Math.max(0, sockets.length - 1)
}

/** SIGKILL to the agent that sits in this interview's room; answers with its process. */
export function killAgent({ instance, id }: Interview): number {
  const pid = agentProcessOf(instance, id)
  process.kill(pid, 'SIGKILL')
  return pid
}

export async function gone(pid: number): Promise<void> {
  await until(`process ${pid} is gone`, () => !isRunning(pid))
}
