import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cacheDirOf } from '../place.ts'
import type { Context } from './context.ts'
import { fault, type Line, ok, warning } from './line.ts'

/** Settings that hold a path. */
const pathSettings = [
  'LEXNOVA_DATA_DIR',
  'LEXNOVA_CACHE_DIR',
  'LEXNOVA_TEMPORAL_BIN',
  'LEXNOVA_LIVEKIT_BIN',
  'PAGES_DIR',
  'WORKFLOW_BUNDLE',
  'WORKFLOW_CACHE_DIR',
  'SPEECH_CACHE_DIR',
  'TEMPORAL_TLS_CA_FILE',
  'TEMPORAL_TLS_CERT_FILE',
  'TEMPORAL_TLS_KEY_FILE',
  'GOOGLE_APPLICATION_CREDENTIALS',
]
/** Those of them whose file has to be there. */
const files = [
  'WORKFLOW_BUNDLE',
  'TEMPORAL_TLS_CA_FILE',
  'TEMPORAL_TLS_CERT_FILE',
  'TEMPORAL_TLS_KEY_FILE',
  'GOOGLE_APPLICATION_CREDENTIALS',
]
/** The path of a socket takes 107 bytes; agents name theirs `lexnova-agents-<user>/<process>.sock`. */
const longestTemporary = 107 - '/lexnova-agents-4294967295/4194304.sock'.length

/** What the settings name on the disk, besides the data folder. */
export function checkFolders({ root, environment, dataDir }: Context): Line[] {
  return [
    ...pathSettings.flatMap((name) => gradePath(name, environment[name])),
    ...files.flatMap((name) => gradeFile(name, environment[name])),
    ...gradeCharacters(root, dataDir),
    ...gradeCache(cacheDirOf(environment)),
    ...gradeTemporary(tmpdir()),
  ]
}

/** A shell writes out the ~ that it reads; a file of settings has nobody who does. */
export function gradePath(name: string, value: string | undefined): Line[] {
  if (!value?.startsWith('~')) return []
  return [fault(name, `${value} begins with ~, which nobody replaces here`, 'Write the whole path, as in /home/me/…')]
}

function gradeFile(name: string, path: string | undefined): Line[] {
  if (!path || path.startsWith('~')) return []
  try {
    accessSync(path, constants.R_OK)
    if (statSync(path).isFile() && readFileSync(path).length > 0) return [ok(name, path)]
    return [fault(name, `${path} is empty or no file`, 'Correct the path, or take the setting out.')]
  } catch (error) {
    return [fault(name, `${path} cannot be read (${codeOf(error)})`, 'Correct the path or the right to read it.')]
  }
}

/** Webpack, which bundles the workflows, takes `!` for its own; SQLite and addresses of modules do so with `?`, `#`, `%`. */
export function gradeCharacters(root: string, dataDir: string): Line[] {
  const inRoot = /[!?#%"`$\\\n]/.exec(root)?.[0]
  const inData = /[?#%"\\\n]/.exec(dataDir)?.[0]
  return [
    ...(inRoot
      ? [fault('Folder', `${root} has ${JSON.stringify(inRoot)} in its name`, 'Move LexNova to a folder without it.')]
      : []),
    ...(inData
      ? [
          fault(
            'Data folder',
            `${dataDir} has ${JSON.stringify(inData)} in its name`,
            'Choose another LEXNOVA_DATA_DIR.',
          ),
        ]
      : []),
  ]
}

function gradeCache(directory: string): Line[] {
  const complaint = tryWriting(existing(directory))
  if (complaint === undefined) return [ok('Cache folder', directory)]
  return [
    warning(
      'Cache folder',
      `${directory} cannot be written (${complaint})`,
      'Servers and bundles are kept there between starts. Give yourself the right to write, or set LEXNOVA_CACHE_DIR.',
    ),
  ]
}

function gradeTemporary(directory: string): Line[] {
  const check = 'Temporary folder'
  const advice = 'Set TMPDIR to a folder that is there and can be written, as /tmp.'
  if (!existsSync(directory)) return [fault(check, `${directory} is not there`, advice)]
  const complaint = tryWriting(directory)
  if (complaint !== undefined) return [fault(check, `${directory} cannot be written (${complaint})`, advice)]
  if (Buffer.byteLength(directory) > longestTemporary) {
    return [fault(check, `${directory} is too long for the sockets that agents make in it`, 'Set TMPDIR=/tmp.')]
  }
  return [ok(check, directory)]
}

/** The folder itself, or the one in which it will be made. */
export function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path))
}

/** Error code of a trial. */
export function tryWriting(directory: string): string | undefined {
  try {
    rmSync(mkdtempSync(join(directory, '.lexnova-doctor-')), { recursive: true })
    return undefined
  } catch (error) {
    return codeOf(error)
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code
