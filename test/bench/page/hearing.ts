import type { Page } from 'playwright-core'
import { ApiClient } from '../../../local/client.ts'
import type { Instance } from '../../../local/instance.ts'
import type { OpenBrowser } from '../../browser/chromium.ts'
import { scriptOf } from '../../browser/page-server.ts'
import { prepareSession, startSession, type Started } from '../interviews.ts'
import { until } from '../measure.ts'
import { agentIn, liveKitOf } from '../start.ts'
import { throttledPage } from './throttled.ts'
import { Transfer } from './transfer.ts'

const STEPS = 3
const LIMIT_MS = 60_000
const MAIN_BUTTON = '.button.main'

/** An interview that has begun, its officer in the room and nobody else. */
async function begin(instance: Instance): Promise<Started> {
  const started = await startSession(instance, await prepareSession(instance, STEPS))
  await agentIn(liveKitOf(instance).rooms, started.id)
  return started
}

async function end(instance: Instance, { id }: Started): Promise<void> {
  await new ApiClient(instance.url, instance.key).post(`/sessions/${id}/end`, {})
}

/** The link of the one who is asked. */
export async function inviteTo(instance: Instance, id: string): Promise<string> {
  const { invitations } = await new ApiClient(instance.url, instance.key).post<{ invitations: { link: string }[] }>(
    `/sessions/${id}/invitations`,
    { respondent: 'candidate' },
  )
  return invitations[0]?.link ?? ''
}

/** From the last tap to the officer's first sound. */
const waitToHear = (page: Page): Promise<number> =>
  until(LIMIT_MS, 50, () =>
    page.evaluate(() => {
      const { clickedAt, heardAt } = globalThis.firstSound
      return clickedAt === undefined || heardAt === undefined ? undefined : heardAt - clickedAt
    }),
  )

export interface Heard {
  interview: string
  tookMs: number
  /** All that the page loaded until then. */
  bytes: number
}

/** Through our page: from the tap that joins to the officer's first sound. */
export async function hearOurs(instance: Instance, browser: OpenBrowser): Promise<Heard> {
  const interview = await begin(instance)
  const { context, page, session } = await throttledPage(browser, scriptOf('first-sound'))
  try {
    const transfer = await Transfer.watch(session)
    await page.goto(await inviteTo(instance, interview.id))
    for (const next of ['.facts', '.part']) {
      await page.locator(MAIN_BUTTON).click()
      await page.locator(next).first().waitFor()
    }
    await page.waitForLoadState('networkidle').catch(() => undefined)
    await page.locator(MAIN_BUTTON).click()
    return { interview: interview.id, tookMs: await waitToHear(page), bytes: transfer.bytes() }
  } finally {
    await context.close()
    await end(instance, interview)
  }
}

/** Through a page that has livekit-client and a token, and nothing else. */
export async function hearBare(instance: Instance, browser: OpenBrowser, pageUrl: string): Promise<number> {
  const interview = await begin(instance)
  const { context, page } = await throttledPage(browser, scriptOf('first-sound'))
  try {
    const ticket = new URLSearchParams({ url: interview.url, token: interview.tokens['candidate'] ?? '' })
    await page.goto(`${pageUrl}bare#${ticket}`)
    await page.locator('button').click()
    return await waitToHear(page)
  } finally {
    await context.close()
    await end(instance, interview)
  }
}
