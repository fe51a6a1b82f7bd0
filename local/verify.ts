/** `npm run verify -- FILE`: checks an exported record offline. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Verification, verifyRecord } from '../interview/record/verify.ts'

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const [file] = positionals

if (file === undefined || positionals.length > 1) {
  process.stderr.write(
    'Usage: npm run verify -- [--json] FILE\nFILE is a record as GET /sessions/{id}/record answers it; "-" reads standard input.\n',
  )
  process.exit(2)
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8'))
  } catch (error) {
    process.stderr.write(`${path} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  }
}

function describe({ verified, fault, sealed, entries, head, erased, completeness }: Verification): string {
  const lines: string[] = []
  if (fault) {
    const where = fault.seq === undefined ? 'the document' : `entry ${fault.seq}`
    lines.push(`NOT VERIFIED: ${where} does not fit: ${fault.problem}.`)
  } else {
    lines.push(`Verified: ${entries} entries form one unbroken chain.`)
  }
  if (head !== undefined) lines.push(`Head:     ${head}`)
  lines.push(`Sealed:   ${sealed ? 'yes' : 'no, the interview was not over when this was exported'}`)
  if (erased > 0) lines.push(`Erased:   ${erased} values; the chain holds without them`)
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
  return lines.join('\n')
}

const verification = verifyRecord(read(file))
process.stdout.write(`${values.json ? JSON.stringify(verification) : describe(verification)}\n`)
process.exit(verification.verified ? 0 : 1)
