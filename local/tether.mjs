/**
 * Loaded before an entry that bootstrap.mjs starts: asks the entry to stop when bootstrap.mjs is gone without a word.
 * The entry leads its own process group, so that nobody else would tell it.
 */
import { watchAncestors } from './ancestors.mjs'

const graceMs = 30_000

if (process.env.LEXNOVA_BOOTSTRAP_PID === String(process.ppid)) {
  delete process.env.LEXNOVA_BOOTSTRAP_PID
  watchAncestors(() => {
    setTimeout(() => process.kill(-process.pid, 'SIGKILL'), graceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  })
}
