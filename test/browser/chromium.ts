import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findOnPath } from '../../local/on-path.ts'
import { toneFile } from './tone-file.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const INSTALL = [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']] as const

/** Thrown when there is no Chromium and none can be installed; the message says what to do. */
export class ChromiumMissingError extends Error {
  override name = 'ChromiumMissingError'
}

interface Machine {
  path: string
  isRoot: boolean
}

const thisMachine = (): Machine => ({ path: process.env.PATH ?? '', isRoot: process.getuid?.() === 0 })

/**
 * The browser's program on the PATH; Debian's is installed where there is none.
 * @throws ChromiumMissingError
 */
export function ensureChromium(machine: Machine = thisMachine()): string {
  return findBrowser(machine) ?? install(machine)
}

function install(machine: Machine): string {
  const advice =
    'Install it (Debian: apt-get install chromium) so that `chromium` is on the PATH, and run the tests again.'
  const aptGet = findOnPath('apt-get', machine.path)
  if (!aptGet) throw new ChromiumMissingError(`The browser tests need Chromium, and there is none. ${advice}`)
  if (!machine.isRoot) {
    throw new ChromiumMissingError(
      `The browser tests need Chromium, and there is none; only root can install it here. ${advice}`,
    )
  }
  process.stdout.write('Installing Chromium with apt-get (a minute or two, once) ...\n')
  for (const args of INSTALL) {
    const env = { ...process.env, PATH: machine.path, DEBIAN_FRONTEND: 'noninteractive' }
    const { status, stdout, stderr } = spawnSync(aptGet, args, { encoding: 'utf8', env })
    if (status === 0) continue
    const end = `${stdout}${stderr}`.trim().slice(-1_000)
    throw new ChromiumMissingError(`apt-get ${args.join(' ')} ended with ${status}:\n${end}\n${advice}`)
  }
  const installed = findBrowser(machine)
  if (!installed) throw new ChromiumMissingError(`apt-get installed chromium, and it is not on the PATH. ${advice}`)
  return installed
}

const findBrowser = ({ path }: Machine): string | undefined =>
  NAMES.map((name) => findOnPath(name, path)).find((file) => file !== undefined)

export interface OpenBrowser {
  browser: Browser
  close(): Promise<void>
}

const GIVEN = '--use-fake-ui-for-media-stream'
const MADE_UP = '--use-fake-device-for-media-stream'
const DEVICES = {
  given: [GIVEN, MADE_UP],
  /** They are there, and whoever is asked for them says no. */
  refused: [MADE_UP, '--deny-permission-prompts'],
  'no-camera': [GIVEN, `${MADE_UP}=device-count=0`],
  none: [GIVEN],
}
/** The sound devices that this machine may have are not found. */
const NO_SOUND = { ALSA_CONFIG_PATH: '/dev/null', PULSE_SERVER: 'none' }

export interface BrowserOptions {
  /** What its microphone hears all the time. */
  hertz?: number
  /** What it has; Chromium's own make-believe ones when not given. */
  devices?: keyof typeof DEVICES
  args?: readonly string[]
}

/** Starts a Chromium of its own, with an empty profile that goes with it. */
export async function openBrowser({
  hertz = 440,
  devices = 'given',
  args = [],
}: BrowserOptions = {}): Promise<OpenBrowser> {
  const directory = mkdtempSync(join(tmpdir(), 'lexnova-browser-'))
  const microphone = join(directory, 'microphone.wav')
  writeFileSync(microphone, toneFile(hertz))
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    env: { ...process.env, ...(devices === 'none' && NO_SOUND), HOME: directory },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      ...DEVICES[devices],
      `--use-file-for-fake-audio-capture=${microphone}`,
      ...args,
    ],
  })
  return {
    browser,
    async close() {
      await browser.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
