import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readInChild } from '../../documents/child/spawn.ts'
import { pdfOf } from '../../documents/testing.ts'
import { type BenchResult, compare, summarise } from './measure.ts'

const RUNS = 5
const LIMITS = { timeoutMs: 120_000, memoryMiB: 2_048 }
const POLL_MS = 2
const EXAMPLE = new URL('../../examples/marriage-verification.pdf', import.meta.url)
const INSTALL =
  'pdftotext is missing. Install poppler: "apt-get install poppler-utils" on Debian and Ubuntu, "brew install poppler" on macOS.'

interface Sample {
  name: string
  pages: number
  bytes: Uint8Array
  path: string
}

/** Questions of a page each that fill it, with a running head and a page number. */
const questionnaire = (pages: number): Promise<Uint8Array> =>
  pdfOf((doc) => {
    for (let page = 1; page <= pages; page++) {
      if (page > 1) doc.addPage()
      doc.fontSize(9).text('Registry office, file 1990/4', 72, 40).fontSize(11)
      for (let question = 1; question <= 12; question++) {
        const number = (page - 1) * 12 + question
        doc.text(
          `${number}. Have you understood what stands in section ${number} of the deed, and what follows from it for the property of the person beside you?`,
          72,
          40 + 50 * question,
        )
      }
      doc.fontSize(9).text(`Page ${page} of ${pages}`, 72, 740)
    }
  })

async function samplesIn(folder: string): Promise<Sample[]> {
  const files = [
    { name: 'example', pages: 2, bytes: new Uint8Array(await readFile(EXAMPLE)) },
    { name: '20 pages', pages: 20, bytes: await questionnaire(20) },
    { name: '200 pages', pages: 200, bytes: await questionnaire(200) },
  ]
  return Promise.all(
    files.map(async (file) => {
      const path = join(folder, `${file.pages}.pdf`)
      await writeFile(path, file.bytes)
      return { ...file, path }
    }),
  )
}

async function peakOf(pid: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
}

/** The highest resident memory in MiB that a child of this process came to while `work` ran; Linux only. */
async function peakOfChildren(work: () => Promise<void>): Promise<number> {
  let peakMiB = 0
  const over = new AbortController()
  const watch = async () => {
    while (!over.signal.aborted) {
      const tasks = await readdir('/proc/self/task').catch(() => [])
      const lists = await Promise.all(
        tasks.map((task) => readFile(`/proc/self/task/${task}/children`, 'utf8').catch(() => '')),
      )
      const pids = lists.join(' ').split(/\s+/).filter(Boolean)
      peakMiB = Math.max(peakMiB, ...(await Promise.all(pids.map(peakOf))))
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
  }
  const watching = watch()
  try {
    await work()
  } finally {
    over.abort()
    await watching
  }
  return peakMiB
}

async function ours({ name, bytes }: Sample): Promise<void> {
  const document = await readInChild({ bytes }, LIMITS)
  // The longer ones have more questions than a script may, which only shows once they were read.
  if (!document.ok && document.code !== 'invalid-script') throw new Error(`our reader did not read ${name}`)
}

async function theirs({ name, path }: Sample): Promise<void> {
  const child = spawn('pdftotext', ['-layout', path, '-'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let characters = 0
  child.stdout.on('data', (chunk: Buffer) => {
    characters += chunk.length
  })
  const [code] = await once(child, 'close')
  if (code !== 0 || characters === 0) throw new Error(`pdftotext did not read ${name}`)
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}

/** The reader of one side, with its seconds for each sample in each run. */
interface Side {
  read: (sample: Sample) => Promise<void>
  seconds: number[][]
}

/** Pages a second: of each sample in its runs, and of all samples together in each run. */
function ratesOf({ seconds }: Side, samples: readonly Sample[]) {
  const pages = samples.reduce((sum, sample) => sum + sample.pages, 0)
  const runs = Array.from({ length: RUNS }, (_, run) => seconds.reduce((sum, times) => sum + (times[run] ?? 0), 0))
  return {
    runs: runs.map((time) => pages / time),
    files: samples.map((sample, index) => (seconds[index] ?? []).map((time) => sample.pages / time)),
  }
}

/** Pages a second, the start of a process for each document included, beside `pdftotext -layout`. */
export async function parse(say: (line: string) => void): Promise<BenchResult> {
  const found = await promisify(execFile)('pdftotext', ['-v']).catch(() => undefined)
  if (!found) throw new Error(INSTALL)
  const folder = await mkdtemp(join(tmpdir(), 'lexnova-bench-'))
  try {
    const samples = await samplesIn(folder)
    const sides: Record<'ours' | 'bare', Side> = {
      ours: { read: ours, seconds: samples.map(() => []) },
      bare: { read: theirs, seconds: samples.map(() => []) },
    }
    for (let run = 0; run < RUNS; run++) {
      say(`run ${run + 1} of ${RUNS}`)
      for (const [index, sample] of samples.entries()) {
        for (const { read, seconds } of Object.values(sides)) {
          seconds[index]?.push(await secondsOf(() => read(sample)))
        }
      }
    }
    say('memory')
    const [largest] = samples.toReversed()
    if (!largest) throw new Error('there is no sample')
    const memory = {
      ours: Math.round(await peakOfChildren(() => ours(largest))),
      bare: Math.round(await peakOfChildren(() => theirs(largest))),
    }
    const rates = { ours: ratesOf(sides.ours, samples), bare: ratesOf(sides.bare, samples) }
    const files = samples.map(({ name }, index) => ({
      name,
      ours: summarise(rates.ours.files[index] ?? []),
      bare: summarise(rates.bare.files[index] ?? []),
    }))
    return compare('parse', 'pages/s', rates.ours.runs, rates.bare.runs, { peak_mib: memory, files })
  } finally {
    await rm(folder, { recursive: true })
  }
}
