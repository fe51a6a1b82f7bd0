/** `npm run verify -- FILE`: checks an exported record offline, with `--recording DIR` its sound too. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findDuplicateKey } from '../interview/duplicate-keys.ts'
import type { RecordDocument } from '../interview/record/record.ts'
import { checkSound, type SoundCheck } from '../interview/record/sound.ts'
import { type Verification, verifyRecord } from '../interview/record/verify.ts'
import { visible, visibleJson } from './visible.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, recording: { type: 'string' } },
  allowPositionals: true,
})
const [file] = positionals

if (file === undefined || positionals.length > 1) {
  process.stderr.write(
    `Usage: npm run verify -- [--json] [--recording DIR] FILE
FILE is a record as GET /sessions/{id}/record answers it; "-" reads standard input.
DIR holds the pieces of its sound under the names that GET /sessions/{id}/recording gives them.
`,
  )
  process.exit(2)
}

function read(path: string): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path === '-' ? 0 : path))
    const document: unknown = JSON.parse(text)
    const twice = findDuplicateKey(text)
    if (twice !== undefined) throw new Error(`${JSON.stringify(twice)} stands there twice`)
    return document
  } catch (error) {
    // The parser's message quotes what it has read.
    process.stderr.write(
      `${path} cannot be read as JSON: ${visible(error instanceof Error ? error.message : String(error))}\n`,
    )
    process.exit(2)
  }
}

function describe({
  verified,
  fault,
  sealed,
  bound,
  entries,
  head,
  erased,
  completeness,
  ...rest
}: Verification): string {
  const lines: string[] = []
  if (fault) {
    const where = fault.seq === undefined ? 'the document' : `entry ${fault.seq}`
    lines.push(`NOT VERIFIED: ${where} does not fit: ${fault.problem}.`)
  } else {
    lines.push(`Verified: ${entries} entries form one unbroken chain.`)
  }
  if (head !== undefined) lines.push(`Head:     ${head}`)
  lines.push(`Sealed:   ${sealed ? 'yes' : 'no, the interview was not over when this was exported'}`)
  if (verified && !bound) {
    lines.push('Format:   1, in which nothing holds session_id and kind: whose record it is has to be known otherwise')
  }
  if (erased > 0) lines.push(`Erased:   ${erased} values; the chain holds without them`)
  if (rest.unknown_types) {
    lines.push(`Unknown:  entries of type ${rest.unknown_types.join(', ')}; a later version may know what they say`)
  }
  if (verified && completeness) {
    lines.push(
      completeness.complete
        ? `Complete: yes, ${completeness.accepted} of ${completeness.due} answers accepted`
        : `Complete: NO, ${completeness.accepted} of ${completeness.due} answers accepted`,
      ...completeness.missing.map(
        ({ step, respondent, status }) => `          missing: ${step}, ${respondent} (${status})`,
      ),
    )
  }
  // What a record says of itself makes no line of its own.
  return lines.map(visible).join('\n')
}

/** The files of sound in a directory with their SHA-256. */
function readSound(directory: string): Map<string, string> {
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith('.flac'))
    const hashOf = (name: string) =>
      createHash('sha256')
        .update(readFileSync(join(directory, name)))
        .digest('hex')
    return new Map(names.map((name) => [name, hashOf(name)]))
  } catch (error) {
    process.stderr.write(`${directory} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  }
}

function describeSound({ expected, missing, altered, unknown }: SoundCheck): string {
  const wrong = [
    ...altered.map((name) => `          altered: ${name}`),
    ...missing.map((name) => `          missing: ${name}`),
    ...unknown.map((name) => `          not in the record: ${name}`),
  ]
  return [
    wrong.length === 0
      ? `Sound:    all ${expected} pieces are those that the record has the hashes of`
      : `Sound:    NOT VERIFIED, of ${expected} pieces ${altered.length} altered, ${missing.length} missing; ${unknown.length} unknown`,
    ...wrong.map(visible),
  ].join('\n')
}

const record = read(file)
const verification = verifyRecord(record)
// What is not verified may have any form.
const sound =
  values.recording === undefined || !verification.verified
    ? undefined
    : checkSound((record as RecordDocument).entries, readSound(values.recording))
const lines = [describe(verification), ...(sound ? [describeSound(sound)] : [])]
process.stdout.write(
  `${values.json ? visibleJson({ ...verification, ...(sound ? { sound } : {}) }) : lines.join('\n')}\n`,
)
const whole = !sound || (sound.altered.length === 0 && sound.missing.length === 0 && sound.unknown.length === 0)
process.exit(verification.verified && whole ? 0 : 1)
