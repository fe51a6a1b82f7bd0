import type { OpenBrowser } from '../../browser/chromium.ts'
import { until } from '../measure.ts'
import { throttledPage } from './throttled.ts'
import { Transfer } from './transfer.ts'

const USABLE = 'usable'
const LIMIT_MS = 30_000

export interface Load {
  /** From the navigation until the first button can be pressed. */
  usableMs: number
  /** All that came by then, and the fonts that it is drawn with. */
  bytes: number
}

/** Opens a link as for the first time. */
export async function load(browser: OpenBrowser, link: string): Promise<Load> {
  const { context, page, session } = await throttledPage(browser)
  try {
    const transfer = await Transfer.watch(session)
    await page.goto(link)
    const usableMs = await until(LIMIT_MS, 10, () =>
      page.evaluate((name) => performance.getEntriesByName(name)[0]?.startTime, USABLE),
    )
    await page.waitForLoadState('networkidle')
    await until(LIMIT_MS, 10, async () => (transfer.isQuiet ? true : undefined))
    const late = await page.evaluate(
      (from) =>
        performance
          .getEntriesByType('resource')
          .filter(({ name, startTime }) => startTime > from && new URL(name).pathname.endsWith('.js'))
          .map(({ name }) => new URL(name).pathname),
      usableMs,
    )
    return { usableMs, bytes: transfer.bytes((path) => late.includes(path)) }
  } finally {
    await context.close()
  }
}
