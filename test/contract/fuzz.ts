import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureFuzzer } from './install.ts'
import { type Fuzzed, readReport } from './report.ts'
import type { HolderSecrets } from './seed.ts'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const LIMIT_MS = 8 * 60_000
const MAIN = 'from schemathesis.cli import schemathesis; schemathesis()'

interface Fuzzing {
  document: object
  url: string
  /** The same seed makes the same requests, but for the ids in the document. */
  seed: number
  /** Of each operation in each of the two modes, besides the systematic ones. */
  examples: number
  key: string
  liveKit: { apiKey: string; apiSecret: string }
  holders: HolderSecrets
  /** Of somebody who is signed in. */
  cookie: string
}

/**
 * Calls every operation of the document with valid and with mutated input, and judges the answers by it.
 * @returns what was seen, by operation as `GET /path`
 * @throws when the fuzzer itself fails, or does not come to its end in time
 */
export async function fuzz({
  document,
  url,
  seed,
  examples,
  key,
  liveKit,
  holders,
  cookie,
}: Fuzzing): Promise<Map<string, Fuzzed>> {
  const python = await ensureFuzzer()
  const directory = mkdtempSync(join(tmpdir(), 'lexnova-contract-'))
  const [documentFile, reportFile] = [join(directory, 'openapi.json'), join(directory, 'report.ndjson')]
  writeFileSync(documentFile, JSON.stringify(document))
  const options = {
    url,
    seed,
    'max-examples': examples,
    report: 'ndjson',
    'report-ndjson-path': reportFile,
    // One: the library's caches do not hold several threads.
    workers: 1,
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const child = spawn(python, ['-c', MAIN, 'run', documentFile, '--no-color', ...args], {
    cwd: HERE,
    timeout: LIMIT_MS,
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      CONTRACT_KEY: key,
      CONTRACT_COOKIE: cookie,
      CONTRACT_LINK: holders.link,
      CONTRACT_SEAT: holders.seat,
      CONTRACT_LEAVING_SEAT: holders.leaving,
      CONTRACT_FINISHED_SEAT: holders.finished,
      CONTRACT_LIVEKIT_KEY: liveKit.apiKey,
      CONTRACT_LIVEKIT_SECRET: liveKit.apiSecret,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    // 1 says that it found something, which the report tells in full.
    if (code !== 0 && code !== 1)
      throw new Error(`the fuzzer ended with ${code}, seed ${seed}:\n${output.slice(-4_000)}`)
    return readReport(readFileSync(reportFile, 'utf8'))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
