import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ROOT, runProgram } from './programs.ts'

const USAGE = `usage: npm test -- repeat N NAME [--busy]
NAME is a part of a test file's path, or of a test's title.`

/**
 * Runs one test N times, beside two busy loops when it is asked for, and counts; resolves with the exit code.
 * A test that fails once in many is found by this.
 */
export async function repeat(
  args: readonly string[],
  say: (line: string) => void,
  isStopped: () => boolean,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { busy: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const times = Number(positionals[0])
  const name = positionals.slice(1).join(' ')
  if (!(Number.isInteger(times) && times > 0) || name === '') {
    say(USAGE)
    return 2
  }
  const only = testsNamed(name)
  if (only.length === 0) {
    say(`No test file and no test has "${name}" in its name.`)
    return 2
  }
  const loops = values.busy ? [busyLoop(), busyLoop()] : []
  let failed = 0
  try {
    for (let time = 1; time <= times; time++) {
      const lines: string[] = []
      const startedMs = performance.now()
      const code = await runProgram({
        command: 'vitest',
        args: ['run', ...only],
        onLine: (line) => void lines.push(line),
      })
      const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1)
      if (isStopped()) return 130
      say(`${code === 0 ? '✓' : '✗'} ${time} of ${times} (${seconds} s)`)
      if (code !== 0) {
        failed += 1
        say(lines.join('\n'))
      }
    }
  } finally {
    for (const loop of loops) loop.kill('SIGKILL')
  }
  say(`${times - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** Arguments of vitest. */
function testsNamed(name: string): string[] {
  const files = globSync('**/*.test.ts', { cwd: ROOT, exclude: (path) => path.includes('node_modules') })
  const byPath = files.filter((file) => file.includes(name))
  if (byPath.length > 0) return byPath
  const byTitle = files.filter((file) => readFileSync(`${ROOT}/${file}`, 'utf8').includes(name))
  return byTitle.length > 0 ? [...byTitle, '--testNamePattern', name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')] : []
}

const busyLoop = () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
