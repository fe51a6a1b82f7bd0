import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { exceptsOnlyHere, withoutProxyHere } from './loopback.mjs'
import { ObstacleError } from './obstacle.ts'

/** More letters than that apart, and a name is not meant to be another one. */
const nearLetters = 2

/** Too late in a .env: the process that reads it runs already. */
const readByNode = ['NODE_USE_ENV_PROXY']

/** Settings of a .env that nobody reads, each with the one that is probably meant. */
type Unknown = { name: string; meant: string | undefined }

/**
 * Takes the settings of .env in the project's folder; what the environment has already comes first.
 * @returns what is to be said of it
 * @throws ObstacleError when the file cannot be read
 */
export function loadDotEnv(root: string, environment: NodeJS.ProcessEnv): string[] {
  const file = join(root, '.env')
  if (!existsSync(file)) return []
  const settings = parseEnv(decode(file, read(file)))
  const late = readByNode.filter((name) => settings[name] !== undefined && environment[name] === undefined)
  for (const [name, value] of Object.entries(settings)) {
    if (!late.includes(name) && !isGiven(name, environment[name])) environment[name] = value
  }
  Object.assign(environment, withoutProxyHere(environment))
  const known = namesOf(readFileSync(join(root, '.env.example'), 'utf8'))
  return [
    ...findUnknown(Object.keys(settings), known).map(({ name, meant }) =>
      meant === undefined
        ? `${file}: ${name} is no setting of LexNova`
        : `${file}: ${name} is no setting of LexNova, and is not used. Is ${meant} meant?`,
    ),
    ...late.map(
      (name) => `${file}: ${name} is not used, because Node reads it at its start. Set it in the environment`,
    ),
  ]
}

/** The exception of this machine is made at every start. */
const isGiven = (name: string, value: string | undefined): boolean =>
  value !== undefined && !(/^no_proxy$/i.test(name) && exceptsOnlyHere(value))

/** Names that are set and not known; those of the programs underneath (NODE_, HTTPS_PROXY) are left alone. */
function findUnknown(names: readonly string[], known: readonly string[]): Unknown[] {
  const ofOthers = /^(NODE_|UV_|PG|OTEL_|NPM_|npm_|GOOGLE_|TZ$|PATH$|HOME$|TMPDIR$|GO|(https?|all|no)_proxy$)/i
  return names
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, meant: nearest(name, known) }))
    .filter(({ name, meant }) => meant !== undefined || !ofOthers.test(name))
}

const namesOf = (example: string): string[] => [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? '')

function nearest(name: string, known: readonly string[]): string | undefined {
  const upper = name.toUpperCase().replaceAll('-', '_')
  const [best] = known
    .map((other) => ({ other, letters: distance(upper, other) }))
    .toSorted((a, b) => a.letters - b.letters)
  return best && best.letters <= nearLetters ? best.other : undefined
}

/** Of Levenshtein: letters to add, to leave out or to change. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const line = [row]
    for (let column = 1; column <= to.length; column++) {
      const changed = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      line.push(Math.min(changed, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[to.length] ?? 0
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ObstacleError(
      `${file} cannot be read (${code}). Make it a file that this user may read, or move it away.`,
    )
  }
}

/** UTF-8 or UTF-16, with or without a byte-order mark, as editors write it. */
function decode(file: string, bytes: Buffer): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ObstacleError(`${file} is not text in UTF-8. Save it as UTF-8, or write it anew.`)
  }
}

function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length > 1 && bytes[1] === 0) return 'utf-16le'
  return bytes.length > 1 && bytes[0] === 0 ? 'utf-16be' : 'utf-8'
}
