/** `npm run verify -- FILE`: checks an exported record offline, with `--recording DIR` its sound too. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDuplicateKey } from '../interview/duplicate-keys.ts'
import type { RecordDocument } from '../interview/record/record.ts'
import { checkSound, type SoundCheck } from '../interview/record/sound.ts'
import { type Verification, verifyRecord } from '../interview/record/verify.ts'
import { visible, visibleJson } from './visible.ts'

const usage = `Usage: npm run verify -- [--json] [--recording DIR] FILE
FILE is a record as GET /sessions/{id}/record answers it; "-" reads standard input.
DIR holds the pieces of its sound under the names that GET /sessions/{id}/recording gives them.
`

function readArguments(): { file: string; recording: string | undefined; json: boolean } {
  // npm runs this in the project's folder; names are meant where npm was called.
  const place = (name: string) => resolve(process.env['INIT_CWD'] ?? '', name)
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean' }, recording: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new Error('one file is due')
    const recording = values.recording === undefined ? undefined : place(values.recording)
    return { file: file === '-' ? file : place(file), recording, json: values.json === true }
  } catch {
    process.stderr.write(usage)
    process.exit(2)
  }
}

/** A document, and what readers of JSON would differ over: then it is no record that can be relied on. */
interface Read {
  document: unknown
  ambiguity: string | undefined
}

function read(path: string): Read {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path === '-' ? 0 : path))
    let hasPrototype = false
    const document: unknown = JSON.parse(text, (key, value) => {
      hasPrototype ||= key === '__proto__'
      return value
    })
    const twice = findDuplicateKey(text)
    if (twice !== undefined) return { document, ambiguity: `${JSON.stringify(twice)} stands there twice` }
    return { document, ambiguity: hasPrototype ? 'it has a key "__proto__"' : undefined }
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

const { file, recording, json } = readArguments()
const { document: record, ambiguity } = read(file)
const found = verifyRecord(record)
const verification =
  ambiguity === undefined ? found : { ...found, verified: false, fault: { seq: undefined, problem: ambiguity } }
// What is not verified may have any form.
const sound =
  recording === undefined || !verification.verified
    ? undefined
    : checkSound((record as RecordDocument).entries, readSound(recording))
const lines = [describe(verification), ...(sound ? [describeSound(sound)] : [])]
process.stdout.write(`${json ? visibleJson({ ...verification, ...(sound ? { sound } : {}) }) : lines.join('\n')}\n`)
const whole = !sound || (sound.altered.length === 0 && sound.missing.length === 0 && sound.unknown.length === 0)
process.exit(verification.verified && whole ? 0 : 1)
