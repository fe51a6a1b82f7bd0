import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Instance } from '../../local/instance.ts'
import { freePort } from '../../local/ports.ts'
import type { Process } from '../../local/process.ts'
import { whenAnswers, whenWrites } from '../../local/ready.ts'
import type { Stack } from '../../local/stack.ts'
import { openSupervisor, type Supervisor } from '../../local/supervisor.ts'
import { until } from '../harness/until.ts'
import { command } from './command.ts'
import { loadCompose, type Project, type Service } from './compose.ts'
import type { Images } from './images.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The tag of the image that is built from a Dockerfile: `lexnova-api` from `Dockerfile.api`. */
export const tagOf = (dockerfile: string): string => dockerfile.replace('Dockerfile.', 'lexnova-')

/** The product as the Compose file has it: its processes in the files of the images, beside servers of this machine. */
export class ContainedProduct {
  readonly #images: Images
  readonly #project: Project
  readonly #supervisor: Supervisor
  readonly #servers: Record<string, string>
  /** What became of processes, in words. */
  readonly #events: string[]

  private constructor(
    images: Images,
    project: Project,
    supervisor: Supervisor,
    servers: Record<string, string>,
    events: string[],
  ) {
    this.#images = images
    this.#project = project
    this.#supervisor = supervisor
    this.#servers = servers
    this.#events = events
  }

  static async open(images: Images, stack: Stack): Promise<ContainedProduct> {
    const events: string[] = []
    const onProgress = (line: string) => void events.push(line)
    const supervisor = await openSupervisor({ dataDir: join(images.directory, 'processes'), onProgress })
    const ports = { PORT: String(await freePort()), AGENT_HEALTH_PORT: String(await freePort()) }
    const servers = { ...stack.env, LIVEKIT_PUBLIC_URL: stack.env['LIVEKIT_URL'] ?? '', ...ports }
    const settings = { VOICE_WORDS_PER_MINUTE: '450', LOG_LEVEL: 'info', REQUESTS_PER_MINUTE: '0' }
    const project = await loadCompose(join(root, 'docker-compose.yml'))
    return new ContainedProduct(images, project, supervisor, { ...servers, ...settings }, events)
  }

  /** Migrates, makes the first key and starts everything. */
  async start(stack: Stack): Promise<Instance> {
    await this.run('migrate')
    const key = await this.run('api', ['node', 'db/first-key.ts'])
    const url = `http://127.0.0.1:${this.#servers['PORT']}`
    const [worker, agent, api] = await Promise.all([
      this.#start('worker', whenWrites('worker ready')),
      this.#start('agent', whenWrites('agent ready')),
      this.#start('api', whenAnswers(`${url}/health`)),
    ])
    const startAgain = (name: string) => () => this.#start(name, whenWrites(`${name} ready`))
    return {
      ...{ stack, url, key, worker, agent, api, env: this.#servers },
      startAgent: startAgain('agent'),
      startWorker: startAgain('worker'),
      remove: () => this.close(),
    }
  }

  /**
   * Runs a service to its end, with its own command unless another is given, and answers with its output.
   * @throws Error when it does not end with exit code 0
   */
  async run(service: string, instead?: string[], env: Record<string, string> = {}): Promise<string> {
    return await command('unshare', await this.#enter(service, instead, env))
  }

  /** What the image or the Compose file tells Docker to ask a service with. */
  async askHealth(name: string, env: Record<string, string> = {}): Promise<void> {
    const { healthcheck } = this.#service(name)
    const { Healthcheck } = await this.#images.configOf(this.#tag(name))
    const [, ...question] = healthcheck?.test ?? Healthcheck?.Test ?? []
    await this.run(name, question, env)
  }

  /** Sends SIGTERM to the first process of a container and answers with how it ended. */
  async terminate(process: Process): Promise<string> {
    const [first] = childrenOf(process.pid ?? 0)
    if (first === undefined) throw new Error(`${process.name} does not run`)
    globalThis.process.kill(first, 'SIGTERM')
    return await until(`${process.name} ends`, () =>
      this.#events.find((line) => line.startsWith(`${process.name} ended`)),
    )
  }

  async close(): Promise<void> {
    await this.#supervisor.close()
  }

  async #start(name: string, ready: ReturnType<typeof whenWrites>): Promise<Process> {
    const args = await this.#enter(name)
    return await this.#supervisor.start({
      ...{ name, log: name, command: 'unshare', args, env: process.env, ready },
      // It is deaf to SIGTERM; with it ends all that it started.
      stopSignal: 'SIGKILL',
    })
  }

  #enter(name: string, instead?: string[], env: Record<string, string> = {}): Promise<string[]> {
    const { environment = {}, command: own } = this.#service(name)
    const asked = Object.keys(environment).filter((variable) => environment[variable] !== null)
    const wanted = [...asked, ...(name === 'api' ? ['PORT'] : [])]
    const values = wanted.map((variable) => [variable, this.#servers[variable] ?? environment[variable] ?? ''])
    const { variables, files } = this.#temporalTls()
    return this.#images.enter(
      this.#tag(name),
      { ...Object.fromEntries(values), ...variables, ...env },
      instead ?? own,
      files,
    )
  }

  /** The Temporal of this machine asks for its certificate; the one of the Compose file is on a network of its own. */
  #temporalTls() {
    const variables: Record<string, string> = {
      TEMPORAL_TLS: 'true',
      TEMPORAL_TLS_SERVER_NAME: this.#servers['TEMPORAL_TLS_SERVER_NAME'] ?? '',
    }
    const files: Record<string, string> = {}
    for (const what of ['CA', 'CERT', 'KEY']) {
      const setting = `TEMPORAL_TLS_${what}_FILE`
      const place = `/etc/lexnova/${what.toLowerCase()}.pem`
      variables[setting] = place
      files[place] = this.#servers[setting] ?? ''
    }
    return { variables, files }
  }

  #service(name: string): Service {
    const service = this.#project.services[name]
    if (!service) throw new Error(`the Compose file has no service ${name}`)
    return service
  }

  #tag(name: string): string {
    return tagOf(this.#service(name).build?.dockerfile ?? '')
  }
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

export interface Running {
  pid: number
  uid: number
  command: string
}

/** Every process below one, itself not counted. */
export function processesBelow(pid: number): Running[] {
  return childrenOf(pid).flatMap((child) => [describe(child), ...processesBelow(child)])
}

function describe(pid: number): Running {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const cmdline = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  return { pid, uid: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]), command: cmdline }
}
