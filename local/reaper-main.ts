/**
 * The reaper: outlives its supervisor by as long as it takes to end what that one leaves behind.
 * Standard input says `+ <group> <signal>` and `- <group>`, each answered with the same line;
 * its end means that the supervisor is gone, however it went.
 */
import { createInterface } from 'node:readline'
import { groupEnd, sendSignal } from './pids.ts'

const graceMs = 8_000
const groups = new Map<number, NodeJS.Signals>()

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.stdout.on('error', () => {})

for await (const line of createInterface({ input: process.stdin })) {
  const [action, group, signal] = line.split(' ')
  if (action === '+') groups.set(Number(group), signal as NodeJS.Signals)
  else groups.delete(Number(group))
  process.stdout.write(`${line}\n`)
}

for (const [group, signal] of groups) sendSignal(-group, signal)
await Promise.all(
  [...groups.keys()].map(async (group) => {
    if (await groupEnd(group, graceMs)) return
    sendSignal(-group, 'SIGKILL')
    await groupEnd(group, graceMs)
  }),
)
