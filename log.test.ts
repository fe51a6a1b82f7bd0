import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { signOf } from './log.ts'

const SCRIPT = `
  import { createLogger } from './log.ts'
  const log = createLogger('api', { level: 'info', format: process.argv[1] })
  log.info({ port: 8000 }, 'api ready')
  log.warn({ session_id: 'x' }, 'could not send progress')
  log.debug('not shown')
`
async function write(format: string): Promise<string[]> {
  const args = ['--input-type=module-typescript', '-e', SCRIPT, format]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: import.meta.dirname })
  return stdout.trimEnd().split('\n')
}

test('JSON has one object a line', async () => {
  const lines = (await write('json')).map((line) => JSON.parse(line) as object)
  expect(lines).toMatchObject([
    { process: 'api', port: 8000, msg: 'api ready' },
    { session_id: 'x', msg: 'could not send progress' },
  ])
})

test('pretty has one line an event, with a sign, its process, its message and its fields', async () => {
  const [ready, warning, ...more] = await write('pretty')
  expect(ready).toMatch(/\d\d:\d\d:\d\d\.\d{3}.* ✔ api: api ready .*"port":8000/)
  expect(warning).toMatch(/▲ api: could not send progress .*"session_id":"x"/)
  expect(more).toEqual([])
})

test.each([
  [30, 'api stopped', '■'],
  [30, 'request', '→'],
  [30, 'in the room', '●'],
  [50, 'request', '✖'],
  [30, 'anything else', '·'],
])('level %i, "%s" has the sign %s', (level, message, sign) => {
  expect(signOf(level, message)).toBe(sign)
})
