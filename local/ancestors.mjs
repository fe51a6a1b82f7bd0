import { readFileSync } from 'node:fs'

const pollMs = 250

/** Calls back once whoever started this process, through a shell or directly, is gone. */
export function watchAncestors(onGone) {
  const parent = process.ppid
  const grandparent = isShell(parent) ? parentOf(parent) : undefined
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === undefined || parentOf(parent) === grandparent)) return
    clearInterval(timer)
    onGone()
  }, pollMs)
  timer.unref()
}

/** From /proc; elsewhere than on Linux the shell of npm gives its place to the command, and nothing is lost. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return undefined
  }
}

function isShell(pid) {
  return /^\d+ \((?:sh|dash|bash|ash|zsh|busybox)\) /.test(statOf(pid) ?? '')
}

function parentOf(pid) {
  const stat = statOf(pid)
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}
