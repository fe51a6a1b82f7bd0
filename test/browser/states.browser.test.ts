import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PHONE, StatesPage } from './states-page.ts'

let states: StatesPage
let page: Page
let names: string[]

beforeAll(async () => {
  states = await StatesPage.open()
  page = states.page
  names = (await states.names()).filter((name) => !name.startsWith('staff-'))
})
afterAll(() => states?.close())

for (const code of ['en', 'ar']) {
  test(`every state is read, reached and seen whole on a phone and on a desk, in ${code}`, async () => {
    expect(names.length).toBeGreaterThan(30)
    expect(await states.faults(names, code)).toEqual([])
  })
}

test('every state keeps its contrast in the dark', async () => {
  expect(await states.faintInTheDark(names)).toEqual([])
})

test('nothing is cut off on the narrowest phone in the other languages', async () => {
  expect(await states.cutOffWhenNarrow(names, ['de', 'fr', 'es'])).toEqual([])
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
    await states.show(name, 'en')
    expect(await tabStops(), name).toEqual(await operable())
  }
})

const focused = () => page.evaluate(() => document.activeElement?.tagName)

test('another question is read out, and is not taken from under the hands of whoever writes', async () => {
  await states.show('room-listening', 'en', 'scene')
  await states.show('room-other', 'en', 'scene')
  expect(await focused()).toBe('H1')
  await page.getByLabel('Type your answer').fill('I was about to')
  await states.show('room-listening', 'en', 'scene')
  expect(await focused()).toBe('TEXTAREA')
  expect(await page.getByLabel('Type your answer').inputValue()).toBe('I was about to')
})

test('what still changes is not read aloud, and what is final is', async () => {
  await states.show('room-answering', 'en')
  const log = page.getByRole('log')
  expect(await log.textContent()).not.toContain('Yes, I am here')
  expect(await page.locator('.captions').textContent()).toContain('Yes, I am here')
  await states.show('room-sent', 'en')
  expect(await log.textContent()).toContain('Yes, I am here')
})

test('leaving is asked about, and staying is the first thing that is offered', async () => {
  await states.show('room-listening', 'en')
  await page.getByRole('button', { name: 'Leave' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Leave the interview?' })
  await dialog.waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stay')
  expect(await states.violations()).toEqual([])
  await page.keyboard.press('Escape')
  expect(await dialog.isVisible()).toBe(false)
})

test('no state breaks a rule of the page or of its policy', () => expect(states.complaints).toEqual([]))
