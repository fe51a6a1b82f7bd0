import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useInstance } from '../harness/instance.ts'
import { openBrowser, type OpenBrowser } from './chromium.ts'

const instance = useInstance()
const HERE = '127.0.0.1'
/** A name that is not this machine's for the browser: no TLS there, and no exception for loopback. */
const ELSEWHERE = 'lexnova.test'

let opened: OpenBrowser
beforeAll(async () => {
  opened = await openBrowser({ args: [`--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`] })
})
afterAll(() => opened?.close())

interface Visit {
  page: Page
  /** What the console, the page, the network and the policy complained of. */
  complaints: string[]
  /** Of whom anything was asked. */
  origins: Set<string>
}

async function visit(address: string): Promise<Visit> {
  const context = await opened.browser.newContext()
  const page = await context.newPage()
  const complaints: string[] = []
  const origins = new Set<string>()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`))
  page.on('request', (request) => origins.add(new URL(request.url()).origin))
  await page.goto(address)
  await page.locator('#page > *').first().waitFor()
  return { page, complaints, origins }
}

const addressOf = (host: string, path: string) => `${instance().url.replace(HERE, host)}${path}`

/** What becomes of a request from within a page: an answer, or the directive that refuses it. */
const fateOf = (page: Page, address: string) =>
  page.evaluate(async (asked) => {
    const refused = new Promise<string>((resolve) => {
      const target = globalThis as unknown as EventTarget
      const told = (event: Event) => resolve((event as unknown as { effectiveDirective: string }).effectiveDirective)
      target.addEventListener('securitypolicyviolation', told, { once: true })
    })
    return await fetch(asked, { mode: 'no-cors' }).then(
      () => 'answered',
      () => refused,
    )
  }, address)

test.each([
  [HERE, '/join'],
  [HERE, '/join/'],
  [HERE, '/api/join'],
  [HERE, '/states'],
  [ELSEWHERE, '/join'],
  [ELSEWHERE, '/states'],
])('at %s%s the page opens, nothing is complained of and nobody else is asked', async (host, path) => {
  const address = addressOf(host, path)
  const { page, complaints, origins } = await visit(address)
  expect(complaints).toEqual([])
  expect([...origins].filter((origin) => origin !== 'null')).toEqual([new URL(address).origin])
  await page.context().close()
})

test('a secret after the # stays in the browser', async () => {
  const asked: string[] = []
  const context = await opened.browser.newContext()
  const page = await context.newPage()
  page.on('request', (request) => asked.push(`${request.url().split('#')[0]} ${JSON.stringify(request.headers())}`))
  await page.goto(addressOf(HERE, '/join#lxi_notarealsecret'))
  await page.locator('#page > *').first().waitFor()
  expect(asked.length).toBeGreaterThan(1)
  expect(asked.filter((one) => one.includes('notarealsecret'))).toEqual([])
  await context.close()
})

test('the page may ask its LiveKit, and nobody else', async () => {
  const { page } = await visit(addressOf(HERE, '/join'))
  const liveKit = (instance().env['LIVEKIT_PUBLIC_URL'] ?? '').replace(/^ws/, 'http')
  expect(await fateOf(page, liveKit)).toBe('answered')
  expect(await fateOf(page, addressOf(HERE, '/health'))).toBe('answered')
  expect(await fateOf(page, addressOf('localhost', '/health'))).toBe('connect-src')
  expect(await fateOf(page, liveKit.replace(HERE, ELSEWHERE))).toBe('connect-src')
  await page.context().close()
})

test('what it loaded is not loaded again, and the page itself is asked for anew', async () => {
  const { page } = await visit(addressOf(HERE, '/join'))
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('about:blank')
  await page.goto(addressOf(HERE, '/join'))
  await page.locator('#page > *').first().waitFor()
  const cached = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => {
      const { name, transferSize, decodedBodySize } = entry as unknown as Record<string, number | string>
      return { name, transferSize, decodedBodySize }
    }),
  )
  const scripts = cached.filter(({ name }) => String(name).endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(0)
  for (const script of scripts) {
    expect(script.transferSize).toBe(0)
    expect(script.decodedBodySize).toBeGreaterThan(0)
  }
  expect(asked).toContain('/join')
  await page.context().close()
})
