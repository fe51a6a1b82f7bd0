import AxeBuilder from '@axe-core/playwright'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentPolicy } from '../../api/page-policy.ts'
import { buildPages } from '../../dashboard/build/build.ts'
import { samplesBefore } from '../../dashboard/states/samples/before.ts'
import { samplesDuring } from '../../dashboard/states/samples/during.ts'
import { openBrowser, type OpenBrowser } from './chromium.ts'

const NAMES = Object.keys({ ...samplesBefore('en'), ...samplesDuring('en') })
/** Where pictures go that somebody is to look at; none are taken without it. */
const PICTURES = process.env.LEXNOVA_TEST_PICTURES
const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }
const ADDRESS = 'http://127.0.0.1:9/'

let folder: string
let opened: OpenBrowser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lexnova-states-'))
  await buildPages(folder)
  opened = await openBrowser()
  const context = await opened.browser.newContext({ locale: 'en', reducedMotion: 'reduce', viewport: PHONE })
  page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  const headers = { 'content-security-policy': contentPolicy(undefined) }
  await page.route(`${ADDRESS}**`, (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({ path: join(folder, pathname === '/' ? 'states.html' : pathname), headers })
  })
  await page.goto(ADDRESS)
})
afterAll(async () => {
  await opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function show(name: string, code: string, scene = name): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `${name}/${code}/${scene}`)
  await page.locator(`[data-shown="${name}/${code}"]`).waitFor()
  await page.evaluate(() => document.fonts.ready)
}

/** What runs over the page's side, or is cut off at its own. */
const cutOff = () =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const said = (element: Element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        if (element.closest('.visually-hidden, svg, dialog:not([open]), .frame-progress progress')) return false
        const { left, right } = element.getBoundingClientRect()
        const isOver = left < -1 || right > width + 1
        return (
          isOver || (getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        )
      })
      .map(said)
  })

/** @param colours false where the same colours were looked at in another language: they take most of the time */
async function violations({ colours = true } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations: found } = await (colours ? axe : axe.disableRules('color-contrast')).analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Each element with text by what its colours come from: its own classes and state, and those of what it stands in. */
const looksShown = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.checkVisibility() && element.textContent?.trim())
      .map((element) => {
        const look = [element.localName, element.matches(':disabled'), element.ariaPressed]
        for (let at: Element | null = element; at; at = at.parentElement) look.push(at.className)
        return String(look)
      }),
  )

async function takePicture(name: string): Promise<void> {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  const { width, height } = page.viewportSize() ?? PHONE
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.max(height, whole) })
  await page.screenshot({ path: join(PICTURES, `${name}.png`) })
  await page.setViewportSize({ width, height })
}

for (const code of ['en', 'ar']) {
  test(`every state is read, reached and seen whole on a phone and on a desk, in ${code}`, async () => {
    const found: string[] = []
    for (const name of NAMES) {
      await page.setViewportSize(PHONE)
      await show(name, code)
      found.push(...(await violations({ colours: code === 'en' })).map((what) => `${name}: ${what}`))
      found.push(...(await cutOff()).map((what) => `${name} on a phone: ${what}`))
      await takePicture(`${name}-phone-${code}`)
      await page.setViewportSize(DESK)
      found.push(...(await cutOff()).map((what) => `${name} on a desk: ${what}`))
      await takePicture(`${name}-desk-${code}`)
    }
    expect(found).toEqual([])
  })
}

test('every state keeps its contrast in the dark', async () => {
  const found: string[] = []
  await page.setViewportSize(PHONE)
  await page.emulateMedia({ colorScheme: 'dark' })
  try {
    const seen = new Set<string>()
    for (const name of NAMES) {
      await show(name, 'en')
      const looks = (await looksShown()).filter((look) => !seen.has(look))
      // Looking takes its time: a state in which everything looks as in an earlier one is passed over.
      if (looks.length === 0) continue
      for (const look of looks) seen.add(look)
      const { violations: faint } = await new AxeBuilder({ page }).setLegacyMode().withRules('color-contrast').analyze()
      found.push(...faint.map(({ nodes }) => `${name}: ${nodes[0]?.html}`))
      await takePicture(`${name}-phone-dark`)
    }
  } finally {
    await page.emulateMedia({ colorScheme: 'light' })
  }
  expect(found).toEqual([])
})

test('nothing is cut off on the narrowest phone in the other languages', async () => {
  const found: string[] = []
  await page.setViewportSize({ width: 320, height: 568 })
  for (const code of ['de', 'fr', 'es']) {
    for (const name of NAMES) {
      await show(name, code)
      found.push(...(await cutOff()).map((what) => `${name} in ${code}: ${what}`))
    }
  }
  expect(found).toEqual([])
})

/** What the keyboard comes to, one step after another, until it leaves the page. */
async function tabStops(): Promise<string[]> {
  await page.evaluate(() => {
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
  })
  const stops: string[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      return `${element.tagName} ${element.textContent}${isSeen ? '' : ' (focus not seen)'}`
    })
    if (stop === undefined || stop === stops[0]) return stops
    stops.push(stop)
  }
}

const operable = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('button:enabled, select, textarea, input, a[href], summary')]
      .filter((element) => element.checkVisibility())
      .map((element) => `${element.tagName} ${element.textContent}`),
  )

test('all that can be done can be done with the keyboard, in the order in which it is seen', async () => {
  await page.setViewportSize(PHONE)
  for (const name of ['welcome', 'closed-in-app', 'check-camera', 'check-microphone-refused', 'room-other', 'ended']) {
    await show(name, 'en')
    expect(await tabStops(), name).toEqual(await operable())
  }
})

const focused = () => page.evaluate(() => document.activeElement?.tagName)

test('another question is read out, and is not taken from under the hands of whoever writes', async () => {
  await show('room-listening', 'en', 'scene')
  await show('room-other', 'en', 'scene')
  expect(await focused()).toBe('H1')
  await page.getByLabel('Type your answer').fill('I was about to')
  await show('room-listening', 'en', 'scene')
  expect(await focused()).toBe('TEXTAREA')
  expect(await page.getByLabel('Type your answer').inputValue()).toBe('I was about to')
})

test('what still changes is not read aloud, and what is final is', async () => {
  await show('room-answering', 'en')
  const log = page.getByRole('log')
  expect(await log.textContent()).not.toContain('Yes, I am here')
  expect(await page.locator('.captions').textContent()).toContain('Yes, I am here')
  await show('room-sent', 'en')
  expect(await log.textContent()).toContain('Yes, I am here')
})

test('leaving is asked about, and staying is the first thing that is offered', async () => {
  await show('room-listening', 'en')
  await page.getByRole('button', { name: 'Leave' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Leave the interview?' })
  await dialog.waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stay')
  expect(await violations()).toEqual([])
  await page.keyboard.press('Escape')
  expect(await dialog.isVisible()).toBe(false)
})

test('no state breaks a rule of the page or of its policy', () => expect(complaints).toEqual([]))
