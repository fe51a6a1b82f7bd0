import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../config.ts'
import { GIVEN, type Project, type Service } from './compose.ts'
import { ConfigError, SETTINGS } from '../../settings.ts'

/** What may be reached from outside, as `address port/protocol`; no address is every one. */
const REACHABLE: Record<string, readonly string[]> = {
  api: ['8000/tcp'],
  livekit: ['7881/tcp', '7882/udp', '7883/udp', '7884/udp', '7885/udp'],
  'livekit-edge': ['7880/tcp'],
  'temporal-ui': ['127.0.0.1 8233/tcp'],
}
/** LiveKit's own port for signalling, behind which /agent is too; only livekit-edge may pass anything to it. */
const SIGNALLING_PORT = 7880
/** Said by the images themselves, or of a Temporal that is not in the file. */
const ELSEWHERE = [
  'HOST',
  'PORT',
  'PAGES_DIR',
  'WORKFLOW_BUNDLE',
  'WORKFLOW_CACHE_DIR',
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS',
  'TEMPORAL_TLS_CA_FILE',
  'TEMPORAL_TLS_SERVER_NAME',
  'TEMPORAL_TLS_CERT_FILE',
  'TEMPORAL_TLS_KEY_FILE',
]
/** Its image has no program that could ask. */
const WITHOUT_HEALTH_CHECK = ['temporal-ui']
const SECRET = /(PASSWORD|PWD|SECRET|KEYS|DATABASE_URL)$/
const EXACT_TAG = /:v?\d+\.\d+(\.\d+)?(-[\w.-]+)?$/

/** What is wrong with a Compose file that its schema cannot know; sorted. */
export function faultsOf(project: Project): string[] {
  const faults = Object.entries(project.services).flatMap(([name, service]) =>
    [
      ...imageFaults(service),
      ...hardeningFaults(service),
      ...environmentFaults(service),
      ...mountFaults(service),
      ...portFaults(name, service, project),
      ...healthFaults(name, service),
    ].map((fault) => `${name}: ${fault}`),
  )
  return [...faults, ...missingSettings(project)].toSorted()
}

const imageFaults = ({ image = '' }: Service): string[] =>
  EXACT_TAG.test(image) ? [] : [`image ${image} is not exact`]

function hardeningFaults(service: Service): string[] {
  const { cap_drop, security_opt, logging, build, read_only, user } = service
  return [
    ...(cap_drop?.includes('ALL') ? [] : ['keeps capabilities']),
    ...(security_opt?.includes('no-new-privileges:true') ? [] : ['may gain privileges']),
    ...(logging?.options?.['max-size'] && logging.options['max-file'] ? [] : ['its log has no limit']),
    ...(build && !read_only ? ['its files can be written'] : []),
    ...(user === 'root' || user?.startsWith('0') || (build && !/^USER node$/m.test(dockerfileOf(service)))
      ? ['runs as root']
      : []),
  ]
}

const dockerfileOf = ({ build }: Service): string =>
  build ? readFileSync(join(build.context, build.dockerfile), 'utf8') : ''

function environmentFaults({ environment = {}, build }: Service): string[] {
  const given = Object.values(GIVEN)
  const entries = Object.entries(environment)
  const open = entries
    .filter(([name, value]) => SECRET.test(name) && value !== '' && !given.some((secret) => value?.includes(secret)))
    .map(([name]) => `${name} stands in the file`)
  if (!build) return open
  const unknown = entries.filter(([name]) => !SETTINGS.includes(name)).map(([name]) => `no setting is called ${name}`)
  return [...open, ...unknown, ...wrongSettings(environment)]
}

function wrongSettings(environment: Record<string, string | null>): string[] {
  try {
    readConfig(environment as Record<string, string>)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return [error.message]
    throw error
  }
}

const mountFaults = ({ volumes = [] }: Service): string[] =>
  volumes
    .filter(({ type }) => type === 'bind')
    .flatMap(({ source, target, read_only }) => [
      ...(existsSync(source) ? [] : [`there is no file for ${target}`]),
      ...(read_only ? [] : [`${target} can be written`]),
    ])

function portFaults(name: string, { ports = [], networks = {} }: Service, project: Project): string[] {
  const allowed = REACHABLE[name] ?? []
  const published = ports.map(({ host_ip, published: port, protocol }) =>
    [host_ip, `${port}/${protocol}`].filter(Boolean).join(' '),
  )
  const wayIn = Object.keys(networks).some((network) => !project.networks[network]?.internal)
  return [
    ...published.filter((port) => !allowed.includes(port)).map((port) => `${port} is published`),
    ...allowed.filter((port) => !published.includes(port)).map((port) => `${port} is not published`),
    ...(name === 'livekit' && ports.some(({ target }) => target === SIGNALLING_PORT)
      ? ['its signalling port is published']
      : []),
    ...(published.length > 0 && !wayIn ? ['is published on internal networks alone'] : []),
    ...(['postgres', 'redis', 'temporal'].includes(name) && wayIn ? ['is on a network with a way out'] : []),
  ]
}

function healthFaults(name: string, service: Service): string[] {
  const longRunning = service.restart === 'unless-stopped'
  const checked = service.healthcheck || /^HEALTHCHECK /m.test(dockerfileOf(service))
  return longRunning && !checked && !WITHOUT_HEALTH_CHECK.includes(name) ? ['has no health check'] : []
}

/** Settings that whoever uses the file cannot make. */
function missingSettings({ services }: Project): string[] {
  const passed = Object.values(services).flatMap(({ environment = {} }) => Object.keys(environment))
  return SETTINGS.filter((name) => !passed.includes(name) && !ELSEWHERE.includes(name)).map(
    (name) => `${name} reaches no service`,
  )
}
