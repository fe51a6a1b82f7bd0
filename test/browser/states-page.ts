import AxeBuilder from '@axe-core/playwright'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { contentPolicy } from '../../api/page-policy.ts'
import { buildPages } from '../../dashboard/build/build.ts'
import { openBrowser } from './chromium.ts'

/** Where pictures go that somebody is to look at; none are taken without it. */
const PICTURES = process.env.LEXNOVA_TEST_PICTURES
const ADDRESS = 'http://127.0.0.1:9/'

export const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 800 }
/** The smallest that is still in use. */
const NARROW = { width: 320, height: 568 }

/** `/states` as it is built, in a browser without a server. */
export class StatesPage {
  readonly page: Page
  /** What the browser complained of. */
  readonly complaints: string[] = []
  readonly #close: () => Promise<void>

  private constructor(page: Page, close: () => Promise<void>) {
    this.page = page
    this.#close = close
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()))
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  static async open(): Promise<StatesPage> {
    const folder = mkdtempSync(join(tmpdir(), 'lexnova-states-'))
    await buildPages(folder)
    const opened = await openBrowser()
    const context = await opened.browser.newContext({ locale: 'en', reducedMotion: 'reduce', viewport: PHONE })
    const page = await context.newPage()
    const states = new StatesPage(page, async () => {
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    })
    const headers = { 'content-security-policy': contentPolicy(undefined) }
    await page.route(`${ADDRESS}**`, (route) => {
      const { pathname } = new URL(route.request().url())
      return route.fulfill({ path: join(folder, pathname === '/' ? 'states.html' : pathname), headers })
    })
    await page.goto(ADDRESS)
    await page.getByRole('table').waitFor()
    return states
  }

  close(): Promise<void> {
    return this.#close()
  }

  /** Of all states, as the list has them. */
  async names(): Promise<string[]> {
    return await this.page.locator('tbody th').allTextContents()
  }

  async show(name: string, code: string, scene = name): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, `${name}/${code}/${scene}`)
    await this.page.locator(`[data-shown="${name}/${code}"]`).waitFor()
    await this.page.evaluate(() => document.fonts.ready)
  }

  /** What runs over the page's side, or is cut off at its own. */
  cutOff(): Promise<string[]> {
    return this.page.evaluate(() => {
      const width = document.documentElement.clientWidth
      const said = (element: Element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`
      return [...document.querySelectorAll('body *')]
        .filter((element) => {
          if (
            element.closest(
              '.visually-hidden, svg, dialog:not([open]), .frame-progress progress, .skip, .scrolls, input[readonly]',
            )
          )
            return false
          if (!element.checkVisibility()) return false
          const { left, right } = element.getBoundingClientRect()
          const isOver = left < -1 || right > width + 1
          return (
            isOver ||
            (getComputedStyle(element).overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
          )
        })
        .map(said)
    })
  }

  /** @param colours false where the same colours were looked at in another language: they take most of the time */
  async violations({ colours = true } = {}): Promise<string[]> {
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode()
    const { violations: found } = await (colours ? axe : axe.disableRules('color-contrast')).analyze()
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  async takePicture(name: string): Promise<void> {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    const { width, height } = this.page.viewportSize() ?? PHONE
    const whole = await this.page.evaluate(() => document.documentElement.scrollHeight)
    await this.page.setViewportSize({ width, height: Math.max(height, whole) })
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) })
    await this.page.setViewportSize({ width, height })
  }

  /** What is wrong with these states in a language, on a phone and on a desk. */
  async faults(names: readonly string[], code: string): Promise<string[]> {
    const found: string[] = []
    for (const name of names) {
      await this.page.setViewportSize(PHONE)
      await this.show(name, code)
      found.push(...(await this.violations({ colours: code === 'en' })).map((what) => `${name}: ${what}`))
      found.push(...(await this.cutOff()).map((what) => `${name} on a phone: ${what}`))
      await this.takePicture(`${name}-phone-${code}`)
      await this.page.setViewportSize(DESK)
      found.push(...(await this.cutOff()).map((what) => `${name} on a desk: ${what}`))
      await this.takePicture(`${name}-desk-${code}`)
    }
    return found
  }

  /** Each element with text by what its colours come from: its own classes and state, and those of all around it. */
  #looks(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.checkVisibility() && element.textContent?.trim())
        .map((element) => {
          const look = [element.localName, element.matches(':disabled'), element.ariaPressed]
          for (let at: Element | null = element; at; at = at.parentElement) look.push(at.className)
          return String(look)
        }),
    )
  }

  /** What has too little contrast in the dark colours. */
  async faintInTheDark(names: readonly string[]): Promise<string[]> {
    const found: string[] = []
    const seen = new Set<string>()
    await this.page.setViewportSize(PHONE)
    await this.page.emulateMedia({ colorScheme: 'dark' })
    for (const name of names) {
      await this.show(name, 'en')
      const looks = (await this.#looks()).filter((look) => !seen.has(look))
      // Looking takes its time: a state in which everything looks as in an earlier one is passed over.
      if (looks.length === 0) continue
      for (const look of looks) seen.add(look)
      const axe = new AxeBuilder({ page: this.page }).setLegacyMode().withRules('color-contrast')
      const { violations } = await axe.analyze()
      found.push(...violations.map(({ nodes }) => `${name}: ${nodes[0]?.html}`))
      await this.takePicture(`${name}-phone-dark`)
    }
    await this.page.emulateMedia({ colorScheme: 'light' })
    return found
  }

  /** What of these states is cut off on the narrowest phone, in each of these languages. */
  async cutOffWhenNarrow(names: readonly string[], codes: readonly string[]): Promise<string[]> {
    const found: string[] = []
    await this.page.setViewportSize(NARROW)
    for (const code of codes) {
      for (const name of names) {
        await this.show(name, code)
        found.push(...(await this.cutOff()).map((what) => `${name} in ${code}: ${what}`))
      }
    }
    return found
  }
}
