import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiClient } from '../../local/client.ts'
import { useInstance } from '../harness/instance.ts'
import { openBrowser, type OpenBrowser } from './chromium.ts'

const instance = useInstance()
/** A name that is not this machine's for the browser: no TLS there, and no exception for loopback. */
const ELSEWHERE = 'lexnova.test'

let opened: OpenBrowser
beforeAll(async () => {
  opened = await openBrowser({ args: [`--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`] })
})
afterAll(() => opened?.close())

interface Watched {
  page: Page
  /** What the console, the page and the network complained of. */
  complaints: string[]
  requests: URL[]
}

async function visit(address: string): Promise<Watched> {
  const page = await opened.browser.newPage()
  const complaints: string[] = []
  const requests: URL[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`))
  page.on('request', (request) => requests.push(new URL(request.url())))
  await page.goto(address)
  try {
    await page.locator('.opblock').first().waitFor()
  } catch {
    throw new Error(`${address} shows no operation: ${complaints.join('; ')}`)
  }
  return { page, complaints, requests }
}

async function operationsOf(base: string): Promise<string[]> {
  const { paths } = await new ApiClient(base, '').get<{ paths: Record<string, Record<string, unknown>> }>(
    '/openapi.json',
  )
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
}

const shownOn = (page: Page) =>
  page.locator('.opblock-summary').evaluateAll((all) =>
    all.map((one) => {
      const text = (part: string) => one.querySelector(part)?.textContent?.replaceAll('\u200b', '').trim()
      return `${text('.opblock-summary-method')} ${text('.opblock-summary-path')}`
    }),
  )

const addressOf = (host: string, path: string) => `${instance().url.replace('127.0.0.1', host)}${path}`
const HERE = '127.0.0.1'

test.each([
  [HERE, '/docs'],
  [HERE, '/docs/'],
  [HERE, '/api/docs'],
  [ELSEWHERE, '/docs'],
  [ELSEWHERE, '/api/docs'],
])('at %s%s every operation is shown, nothing is complained of and nobody else is asked', async (host, path) => {
  const address = addressOf(host, path)
  const { page, complaints, requests } = await visit(address)
  expect((await shownOn(page)).toSorted()).toEqual((await operationsOf(instance().url)).toSorted())
  expect(complaints).toEqual([])
  const { origin } = new URL(address)
  expect(requests.filter((request) => request.protocol !== 'data:' && request.origin !== origin)).toEqual([])
  await page.close()
})

test.each([
  [HERE, '/docs'],
  [HERE, '/api/docs'],
  [ELSEWHERE, '/docs'],
])('at %s%s an operation can be tried', async (host, path) => {
  const { page, complaints } = await visit(addressOf(host, path))
  const operation = page.locator('.opblock', { has: page.locator('[data-path="/health"]') })
  await operation.locator('.opblock-summary-control').click()
  await operation.getByRole('button', { name: 'Try it out' }).click()
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/health'))
  await operation.getByRole('button', { name: 'Execute' }).click()
  expect((await answer).status()).toBe(200)
  const shown = operation.locator('.live-responses-table .response-col_description pre code').first()
  await shown.waitFor()
  expect(JSON.parse((await shown.textContent()) ?? '')).toMatchObject({ service: 'lexnova', livekit: 'ok' })
  expect(complaints).toEqual([])
  await page.close()
})

test('the rest of the API keeps its whole policy', async () => {
  const policyOf = async (path: string) =>
    (await fetch(`${instance().url}${path}`)).headers.get('content-security-policy')
  expect(await policyOf('/health')).toContain('upgrade-insecure-requests')
  expect(await policyOf('/health')).toBe(await policyOf('/docs/start.js'))
})
