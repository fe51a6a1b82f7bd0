import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import type { OpenBrowser } from '../../browser/chromium.ts'

/** As much slower as a phone is. */
const SLOWER = 4

export interface Throttled {
  context: BrowserContext
  page: Page
  session: CDPSession
}

/** A page with nothing in its cache, on a processor that is four times slower. */
export async function throttledPage({ browser }: OpenBrowser, initScript?: string): Promise<Throttled> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en' })
  if (initScript !== undefined) await context.addInitScript({ content: initScript })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return { context, page, session }
}
