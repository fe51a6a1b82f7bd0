import type { CDPSession, Page } from 'playwright-core'
import type { OpenBrowser } from '../../browser/chromium.ts'
import { until } from '../measure.ts'
import { Transfer } from '../page/transfer.ts'

const LIMIT_MS = 60_000

/** When so many of them were drawn: by the clock of the page, which begins with the navigation. */
const drawnScript = (selector: string, least: number) => `
  const look = () => {
    if (document.querySelectorAll(${JSON.stringify(selector)}).length < ${least}) return requestAnimationFrame(look)
    requestAnimationFrame(() => { globalThis.drawnAtMs = performance.now() })
  }
  requestAnimationFrame(look)`

export interface Shown {
  page: Page
  session: CDPSession
  transfer: Transfer
  /** From the navigation until what was looked for was on the screen. */
  drawnMs: number
  leave(): Promise<void>
}

interface Place {
  url: string
  /** What is to be there, and how many of it. */
  selector: string
  least?: number
}

/** A page on a desk, with nothing in its cache. @param key whose API key goes with each request */
export async function show(
  { browser }: OpenBrowser,
  { url, selector, least = 1 }: Place,
  key?: string,
): Promise<Shown> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...(key !== undefined && { extraHTTPHeaders: { authorization: `Bearer ${key}` } }),
  })
  await context.addInitScript({ content: drawnScript(selector, least) })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const transfer = await Transfer.watch(session)
  await page.goto(url)
  const drawnMs = await until(
    LIMIT_MS,
    20,
    async () => (await page.evaluate<number | null>('globalThis.drawnAtMs')) ?? undefined,
  )
  return { page, session, transfer, drawnMs, leave: () => context.close() }
}

/** What the files of a page cost on the wire. */
export async function bytesOf({ page, transfer }: Shown): Promise<number> {
  await until(LIMIT_MS, 20, async () => (transfer.isQuiet ? true : undefined))
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await until(LIMIT_MS, 20, async () => (transfer.isQuiet ? true : undefined))
  return transfer.bytes()
}

/** In a page: scrolls down and up again for so long, a step with each picture, and answers when each was drawn. */
const scrollScript = (ms: number) => `new Promise((resolve) => {
  const at = []
  let step = 60
  const draw = (now) => {
    at.push(now)
    if (now - at[0] > ${ms}) return resolve(at)
    const { scrollHeight, clientHeight } = document.documentElement
    if (scrollY + clientHeight >= scrollHeight - 1) step = -60
    if (scrollY <= 0) step = 60
    scrollBy(0, step)
    requestAnimationFrame(draw)
  }
  requestAnimationFrame(draw)
})`

/** Pictures a second while somebody scrolls, and the longest time that one took. */
export async function scrolled(page: Page, ms = 5_000): Promise<{ fps: number; longest_ms: number }> {
  const at = await page.evaluate<number[]>(scrollScript(ms))
  const took = at.slice(1).map((time, place) => time - (at[place] ?? 0))
  return {
    fps: Math.round((took.length / ((at.at(-1) ?? 0) - (at[0] ?? 0))) * 10_000) / 10,
    longest_ms: Math.round(Math.max(...took)),
  }
}

/** What scripts hold, in MiB, after the rubbish was taken away. */
export async function heapMib(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  const bytes = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
  return Math.round((bytes / 2 ** 20) * 10) / 10
}
