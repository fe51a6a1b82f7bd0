import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Typed } from '../harness/person.ts'
import { LIMIT_MS, until } from '../harness/until.ts'

/** Notes every element that is made to play: those of sound are never put into the page. */
const NOTE_PLAYING = `
  globalThis.playing = new Set()
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function () {
    playing.add(this)
    return play.call(this)
  }
`
/** Notes whether words have stood on the page, even for a moment. */
const WATCH = `
  globalThis.watched = new Map()
  globalThis.watch = (words) => {
    const look = () => watched.set(words, watched.get(words) || document.body.textContent.includes(words))
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  }
`
const SOUNDS = `[...playing].map(({ srcObject, paused }) => ({
  paused,
  tracks: srcObject?.getAudioTracks().map(({ readyState }) => readyState) ?? [],
}))`

interface Sound {
  paused: boolean
  tracks: ('live' | 'ended')[]
}

const heardOf = (sounds: readonly Sound[]): number =>
  sounds.filter(({ paused, tracks }) => !paused && tracks.includes('live')).length

/** A respondent in a browser, who does what stands on the page and knows nothing else of it. */
export class Guest {
  readonly context: BrowserContext
  readonly page: Page
  readonly typed: Typed[] = []
  /** What the browser complained of. */
  readonly complaints: string[] = []

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
    page.on('pageerror', ({ message }) => this.complaints.push(message))
  }

  /** A device of their own, on which the link is opened. */
  static async open(browser: Browser, link: string): Promise<Guest> {
    return await Guest.openTab(await browser.newContext({ locale: 'en-GB' }), link)
  }

  static async openTab(context: BrowserContext, link: string): Promise<Guest> {
    const page = await context.newPage()
    page.setDefaultTimeout(LIMIT_MS)
    await page.addInitScript({ content: NOTE_PLAYING + WATCH })
    const guest = new Guest(context, page)
    await page.goto(link)
    return guest
  }

  async press(name: string): Promise<void> {
    const button = this.page.getByRole('button', { name, exact: true })
    await this.#shows(button, `there is no "${name}" to press`)
    await button.click()
  }

  /** From the first tap to the last, without a microphone. */
  async comeInTyping(): Promise<void> {
    await this.press('Open my interview')
    await this.goesOnTyping()
  }

  /** From the introduction on. */
  async goesOnTyping(): Promise<void> {
    // Where nobody is heard it is the main button.
    await this.page.getByRole('button', { name: /^(I would rather type|Go on and type)$/ }).click()
    await this.page.getByRole('button', { name: /^(Join the interview|I am ready)$/ }).click()
  }

  /** Waits until something stands on the page. */
  async sees(text: string | RegExp): Promise<void> {
    await this.#shows(this.page.getByText(text).first(), `"${text}" is not seen`)
  }

  async isAsked(question: string): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1, name: question, exact: true })
    await this.#shows(heading, `"${question}" is not asked`)
  }

  /** @throws with all that stands on the page instead */
  async #shows(awaited: Locator, otherwise: string, state: 'visible' | 'attached' = 'visible'): Promise<void> {
    await awaited.waitFor({ state }).catch(async (error: unknown) => {
      throw new Error(`${otherwise}, but:\n${await this.text()}`, { cause: error })
    })
  }

  async types(answer: string): Promise<void> {
    await this.page.getByRole('textbox').fill(answer)
    this.typed.push({ text: answer, at: Date.now() })
    await this.press('Send')
  }

  /** From the first tap to the last, with a microphone. */
  async comeInTalking(): Promise<void> {
    await this.press('Open my interview')
    await this.press('Check my microphone')
    await this.sees('You are heard.')
    await this.page.getByRole('button', { name: /^(Join the interview|I am ready)$/ }).click()
  }

  /** Another one than that which is used. */
  async takesAnotherMicrophone(): Promise<void> {
    await this.page.getByText('Microphone, speaker, camera').click()
    const select = this.page.getByRole('combobox', { name: 'Microphone', exact: true })
    const used = await select.inputValue()
    const options = await select.locator('option').all()
    const ids = await Promise.all(options.map((option) => option.getAttribute('value')))
    await select.selectOption(ids.find((id) => id !== null && id !== used) ?? '')
  }

  /** Types once the officer has put the question to its end. */
  async answers(question: string, answer: string): Promise<void> {
    await this.isAsked(question)
    await this.hears(question)
    // The same may have been asked of the other before.
    await this.sees(/^The officer is (listening to you|waiting for your answer)$/)
    await this.types(answer)
  }

  /** Every time it was said to its end; what is not of the last is folded away. */
  #said(text: string): Locator {
    return this.page.locator('.captions > :is(details, [role=log])').getByText(text, { exact: true })
  }

  /** Waits until it was said to its end, so many times. */
  async hears(text: string, times = 1): Promise<void> {
    await this.#shows(this.#said(text).nth(times - 1), `"${text}" is not heard ${times} times`, 'attached')
  }

  text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  /** Waits for the mark of the answer that is shown. */
  async isMarked(mark: string): Promise<void> {
    const shown = this.page.locator('.answer-now').getByText(mark, { exact: true })
    await this.#shows(shown, `the answer is not marked "${mark}"`)
  }

  /** Watches every change of the page from now on. @returns whether these words have stood on it, even for a moment */
  async watches(words: string): Promise<() => Promise<boolean>> {
    const id = JSON.stringify(words)
    await this.page.evaluate(`watch(${id})`)
    return () => this.page.evaluate<boolean>(`watched.get(${id})`)
  }

  async stopsSounds(): Promise<void> {
    const pause = 'for (const element of playing) element.pause()'
    expect(heardOf(await this.page.evaluate<Sound[]>(`${pause};\n${SOUNDS}`))).toBe(0)
  }

  /** What is played comes to its end, for good. */
  async endsSounds(): Promise<void> {
    const end = 'for (const { srcObject } of playing) for (const track of srcObject?.getTracks() ?? []) track.stop()'
    expect(heardOf(await this.page.evaluate<Sound[]>(`${end};\n${SOUNDS}`))).toBe(0)
  }

  /** How many live sounds are played. */
  async sounds(): Promise<number> {
    return heardOf(await this.page.evaluate<Sound[]>(SOUNDS))
  }

  async playsSounds(count: number): Promise<void> {
    let last = ''
    await until(
      `${count} sounds are played`,
      async () => {
        const sounds = await this.page.evaluate<Sound[]>(SOUNDS)
        last = `${JSON.stringify(sounds)}\n${await this.text()}`
        return heardOf(sounds) === count
      },
      () => last,
    )
  }

  async closeTab(): Promise<void> {
    await this.page.close()
  }

  async leave(): Promise<void> {
    await this.context.close()
  }
}
