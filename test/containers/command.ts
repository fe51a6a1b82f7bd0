import { spawn } from 'node:child_process'

/**
 * Runs a program to its end and answers with what it wrote on standard output.
 * @throws Error with the end of its output when it fails
 */
export function command(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let written = ''
    let everything = ''
    child.stdout.on('data', (data) => (written += String(data)))
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => (everything = `${everything}${data}`.slice(-4_000)))
    }
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(written.trim())
      else reject(new Error(`${program} ${args.join(' ')} ended with exit code ${code}:\n${everything.trim()}`))
    })
  })
}
