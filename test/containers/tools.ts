import { findOnPath } from '../../local/on-path.ts'
import { command } from './command.ts'

const PACKAGES = { buildah: 'buildah', debootstrap: 'debootstrap', unshare: 'util-linux', setpriv: 'util-linux' }

/**
 * Sees to the programs that build and start images, and installs what is missing on a Debian.
 * @throws Error that says what is missing
 */
export async function ensureTools(): Promise<void> {
  if (process.getuid?.() !== 0) {
    throw new Error('Images are built and started without an engine here, and that takes root: run this as root.')
  }
  const missing = Object.entries(PACKAGES).filter(([name]) => !isThere(name))
  if (missing.length === 0) return
  const names = missing.map(([name]) => name).join(', ')
  if (!isThere('apt-get'))
    throw new Error(`To build images, ${names} must be installed, and there is no apt-get to do it.`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await command('apt-get', ['update', '--quiet'], env)
  const packages = [...new Set(missing.map(([, name]) => name))]
  await command('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', ...packages], env)
}

const isThere = (name: string) => findOnPath(name, `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`) !== undefined
