/**
 * Loaded before an entry that bootstrap.mjs starts: asks the entry to stop when bootstrap.mjs is gone without a word.
 * The entry leads its own process group, so that nobody else would tell it.
 */
const pollMs = 250
const graceMs = 30_000

if (process.env.LEXNOVA_BOOTSTRAP_PID === String(process.ppid)) {
  const parent = process.ppid
  delete process.env.LEXNOVA_BOOTSTRAP_PID
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    setTimeout(() => process.kill(-process.pid, 'SIGKILL'), graceMs).unref()
    process.kill(process.pid, 'SIGTERM')
  }, pollMs)
  watch.unref()
}
