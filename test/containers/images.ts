import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRunning } from '../../local/pids.ts'
import { BASE, prepareBase } from './base.ts'
import { command } from './command.ts'
import { lendRegistries, type Registries } from './registries.ts'
import { ensureTools } from './tools.ts'

const PREFIX = 'lexnova-images-'
const ENTER = fileURLToPath(new URL('./enter.sh', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What an image says of how it is started. */
export interface ImageConfig {
  User: string
  Env: string[]
  Cmd: string[]
  WorkingDir: string
  StopSignal: string
  Healthcheck?: { Test: string[] }
}

/** Images built by buildah in a store of their own, without an engine. */
export class Images {
  readonly directory: string
  readonly #store: string[]
  readonly #registries: Registries

  private constructor(directory: string, store: string[], registries: Registries) {
    this.directory = directory
    this.#store = store
    this.#registries = registries
  }

  /** @throws Error when a program is missing or this is not root */
  static async open(): Promise<Images> {
    await ensureTools()
    removeBrokenOff()
    const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
    const place = ['--root', join(directory, 'store'), '--runroot', join(directory, 'run')]
    const images = (driver: string, registries: Registries) =>
      new Images(directory, [...place, '--storage-driver', driver], registries)
    const registries = await lendRegistries(directory)
    const overlay = images('overlay', registries)
    // Where it is not available every layer is a whole copy.
    return await overlay.#buildah(['info']).then(
      () => overlay,
      () => images('vfs', registries),
    )
  }

  /** The stand-in for the image that the Dockerfiles start from. */
  async buildBase(): Promise<void> {
    const context = await prepareBase(this.directory)
    await this.#build(['--tag', `docker.io/library/${BASE}`, context])
    rmSync(context, { recursive: true })
  }

  /** Builds one of the project's Dockerfiles. */
  async build(dockerfile: string, tag: string): Promise<void> {
    const args = ['--file', join(root, dockerfile), '--tag', tag, ...this.#registries.volumes]
    await this.#build([...args, ...(this.#store.includes('overlay') ? ['--layers'] : []), root])
  }

  /** Everything that buildah tells of an image, history included. */
  inspect(tag: string): Promise<string> {
    return this.#buildah(['inspect', '--type', 'image', tag])
  }

  async configOf(tag: string): Promise<ImageConfig> {
    const { Docker } = JSON.parse(await this.inspect(tag)) as { Docker: { config: ImageConfig } }
    return Docker.config
  }

  /**
   * Makes a container of an image.
   * @param lent files of this machine by where they lie in the container, for its user to read
   * @returns arguments of `unshare` that start its first process, with these variables on top of the image's
   */
  async enter(
    tag: string,
    env: Record<string, string>,
    instead?: readonly string[] | null,
    lent: Record<string, string> = {},
  ): Promise<string[]> {
    const { User, WorkingDir, Env, Cmd } = await this.configOf(tag)
    const container = await this.#buildah(['from', '--pull-never', tag])
    for (const [place, file] of Object.entries(lent)) {
      await this.#buildah(['copy', '--chown', `${User}:${User}`, '--chmod', '0400', container, file, place])
    }
    const variables = [...Env, `HOME=/home/${User}`, ...Object.entries(env).map(([name, value]) => `${name}=${value}`)]
    return [
      ...['--mount', '--pid', '--fork', '--kill-child', 'sh', ENTER, User, WorkingDir],
      ...['buildah', ...this.#store, 'mount', container, '--'],
      ...variables,
      ...(instead ?? Cmd),
    ]
  }

  /** Removes every image and container. */
  remove(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }

  /** What of this is still mounted on this machine. */
  get mounts(): string[] {
    return readFileSync('/proc/self/mountinfo', 'utf8')
      .split('\n')
      .filter((line) => line.includes(this.directory))
  }

  #build(args: string[]): Promise<string> {
    return this.#buildah(['build', '--isolation', 'chroot', '--format', 'docker', '--pull-never', ...args])
  }

  /** In a mount namespace of its own: what buildah mounts is gone with it. */
  #buildah(args: string[]): Promise<string> {
    const env = { ...process.env, CONTAINERS_CONF: this.#registries.containersConf }
    return command('unshare', ['--mount', 'buildah', ...this.#store, ...args], env)
  }
}

/** A run that was killed leaves its images. */
function removeBrokenOff(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${PREFIX}(\\d+)-`).exec(name) ?? []
    if (pid && !isRunning(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
