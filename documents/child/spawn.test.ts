import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDocumentReader } from '../reader.ts'
import { bombOf, pdfOf } from '../testing.ts'

const LIMITS = { timeoutMs: 30_000, memoryMiB: 512 }
const parse = (bytes: Uint8Array, limits = LIMITS) =>
  createDocumentReader(limits, { spareMs: 0 })({ bytes, name: 'script.json' })
const run = promisify(execFile)

/** Of other files in this process: children that wait for their next document. */
const earlier = new Set<number>()
beforeAll(async () => {
  for (const child of await childrenOf(process.pid)) earlier.add(child)
})

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const children = stdout.split('\n').flatMap((row) => {
    const [child, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row)?.slice(1) ?? []
    return Number(parent) === pid && args?.includes('documents/child/main') ? [Number(child)] : []
  })
  return children.filter((child) => !earlier.has(child))
}

/** Not even waiting to be reaped counts as alive. */
async function isAlive(pid: number): Promise<boolean> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,stat='])
  return stdout.split('\n').some((row) => new RegExp(`^\\s*${pid}\\s+[^Z]`).test(row))
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}

const good = () =>
  pdfOf((doc) => {
    doc.fontSize(20).text('The Questions').fontSize(11)
    doc.text(
      '1. Do you consent to this interview, which is long enough that its question goes over the end of the line in the document? [all; consent]',
    )
    doc.addPage()
    doc.text('2. Where do you live?')
  })

describe('a PDF', { timeout: 60_000 }, () => {
  it('becomes a script, over its pages, whatever its name, and leaves the bytes alone', async () => {
    const bytes = await good()
    const before = bytes.slice()
    const parsed = await parse(bytes)
    expect(parsed).toMatchObject({
      ok: true,
      format: 'pdf',
      script: {
        title: 'The Questions',
        steps: [
          {
            ask: 'Do you consent to this interview, which is long enough that its question goes over the end of the line in the document?',
            expect: { kind: 'consent' },
          },
          { ask: 'Where do you live?' },
        ],
      },
    })
    expect(parsed.ok && parsed.scriptContent.split('\f')).toHaveLength(2)
    expect(bytes).toEqual(before)
  })

  it('without text is told as blank or scanned', async () => {
    expect(await parse(await pdfOf((doc) => doc.moveTo(50, 50).lineTo(400, 400).stroke()))).toMatchObject({
      ok: false,
      code: 'no-text',
    })
  })

  it('with a password is told as encrypted', async () => {
    expect(await parse(await pdfOf((doc) => doc.text('1. One?'), { userPassword: 'secret' }))).toMatchObject({
      ok: false,
      code: 'encrypted',
    })
  })

  it('restricted by its owner alone can be read', async () => {
    expect(await parse(await pdfOf((doc) => doc.text('1. One?'), { ownerPassword: 'secret' }))).toMatchObject({
      ok: true,
    })
  })

  it('cut short, or nothing but a header, is malformed', async () => {
    const bytes = await good()
    expect(await parse(bytes.slice(0, Math.floor(bytes.length / 2)))).toMatchObject({ ok: false, code: 'malformed' })
    expect(await parse(new TextEncoder().encode('%PDF'))).toMatchObject({ ok: false, code: 'malformed' })
  })

  it('of more than 500 pages is refused', async () => {
    const pages = (count: number) =>
      pdfOf((doc) => {
        for (let page = 1; page < count; page++) doc.addPage()
      })
    expect(await parse(await pages(501))).toMatchObject({
      ok: false,
      code: 'too-many-pages',
      detail: expect.stringContaining('501 pages'),
    })
    expect(await parse(await pages(500))).toMatchObject({ ok: false, code: 'no-text' })
  })

  it.skipIf(process.platform !== 'linux')('is read by a process without our environment', async () => {
    const parsing = parse(bombOf(20), { timeoutMs: 2_000, memoryMiB: 512 })
    await until(async () => (await childrenOf(process.pid)).length > 0)
    const [child] = await childrenOf(process.pid)
    const environment = await readFile(`/proc/${child}/environ`, 'utf8')
    expect(await readFile('/proc/self/environ', 'utf8')).toContain('PATH=')
    expect(environment).not.toContain('PATH=')
    await parsing
  })
})

describe('many documents at once', { timeout: 60_000 }, () => {
  it('are read by two processes at a time', async () => {
    const read = createDocumentReader(LIMITS, { spareMs: 0 })
    const bytes = await good()
    const reading = new Set([1, 2, 3, 4, 5])
    const results = Array.from(reading, async (number) => {
      const result = await read({ bytes, name: 'script.pdf' })
      reading.delete(number)
      return result
    })
    let most = 0
    while (reading.size > 0) most = Math.max(most, (await childrenOf(process.pid)).length)
    expect(most).toBe(2)
    for (const result of await Promise.all(results)) expect(result).toMatchObject({ ok: true })
  })

  it('are refused as too many', async () => {
    const read = createDocumentReader(LIMITS, { permits: 1, maxWaiting: 0, patienceMs: 60_000, spareMs: 0 })
    const bytes = await good()
    const first = read({ bytes, name: 'first.pdf' })
    expect(await read({ bytes, name: 'second.pdf' })).toMatchObject({ ok: false, code: 'busy' })
    expect(await read({ bytes: new TextEncoder().encode('1. One?'), name: 'third.txt' })).toMatchObject({
      code: 'busy',
    })
    expect(await first).toMatchObject({ ok: true })
  })
})

describe('one caller', { timeout: 60_000 }, () => {
  it('with documents that expand keeps others waiting for none of them', async () => {
    const read = createDocumentReader({ timeoutMs: 8_000, memoryMiB: 100_000 }, { spareMs: 0 })
    const caller = { key: 'attacker' }
    const bombs = Array.from({ length: 2 }, () => read({ bytes: bombOf(400), name: 'bomb.pdf' }, { caller }))
    let done = 0
    for (const bomb of bombs) void bomb.then(() => done++)
    const other = await read({ bytes: await good(), name: 'script.pdf' }, { caller: { key: 'lawyer' } })
    expect(other).toMatchObject({ ok: true })
    expect(done).toBeLessThanOrEqual(1)
    for (const bomb of await Promise.all(bombs)) expect(bomb).toMatchObject({ code: 'parse-timeout' })
  })

  it('is kept waiting by itself alone, over all its sessions', async () => {
    const read = createDocumentReader(LIMITS, { maxWaitingOfShare: 1, spareMs: 0 })
    const bytes = await good()
    const [first, second, third] = ['a', 'b', 'c'].map((session) =>
      read({ bytes, name: 'script.pdf' }, { caller: { key: 'one', session } }),
    )
    expect(await third).toMatchObject({ code: 'busy' })
    expect(await read({ bytes, name: 'script.pdf' }, { caller: { key: 'two', session: 'd' } })).toMatchObject({
      ok: true,
    })
    expect(await Promise.all([first, second])).toMatchObject([{ ok: true }, { ok: true }])
  })
})

describe('a decompression bomb', { timeout: 60_000 }, () => {
  it('is killed past its memory, and the caller stays well', async () => {
    const bomb = bombOf(200)
    const before = process.memoryUsage.rss()
    let ticks = 0
    const ticking = setInterval(() => ticks++, 20)
    const parsed = await parse(bomb, { timeoutMs: 50_000, memoryMiB: 256 })
    clearInterval(ticking)
    expect(parsed).toMatchObject({ ok: false, code: 'parse-memory', detail: expect.stringContaining('256 MiB') })
    expect(ticks).toBeGreaterThan(5)
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024)
    expect(await childrenOf(process.pid)).toEqual([])
    expect(await parse(await good())).toMatchObject({ ok: true })
  })

  it('is killed past its time', async () => {
    const parsed = await parse(bombOf(400), { timeoutMs: 1_000, memoryMiB: 100_000 })
    expect(parsed).toMatchObject({ ok: false, code: 'parse-timeout', detail: expect.stringContaining('1000 ms') })
    expect(await childrenOf(process.pid)).toEqual([])
  })

  it('does not outlive a caller that is killed', async () => {
    const here = (file: string) => JSON.stringify(fileURLToPath(new URL(file, import.meta.url)))
    const source = `const { readInChild } = await import(${here('spawn.ts')}); const { bombOf } = await import(${here('../testing.ts')})
      await readInChild({ bytes: bombOf(400) }, { timeoutMs: 600_000, memoryMiB: 100_000 })`
    const caller = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: 'ignore' })
    const pid = caller.pid ?? 0
    await until(async () => (await childrenOf(pid)).length > 0)
    const [child = 0] = await childrenOf(pid)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect(await isAlive(child)).toBe(true)
    caller.kill('SIGKILL')
    await once(caller, 'exit')
    await until(async () => !(await isAlive(child)))
  })
})
