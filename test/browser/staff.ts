import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

const PASSWORD = 'four quiet words together'
/** More stops than any page has. */
const MOST_STOPS = 60

const hasFocus = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const { ownerDocument } = element as unknown as { ownerDocument: { activeElement: unknown } }
    return ownerDocument.activeElement === element
  })

/** Somebody at the dashboard, who has a keyboard and nothing else. */
export class Staff {
  readonly context: BrowserContext
  readonly page: Page
  readonly url: string
  /** What the browser complained of. */
  readonly complaints: string[] = []

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context
    this.page = page
    this.url = url
    page.on('pageerror', ({ message }) => this.complaints.push(message))
    page.on('console', (message) => {
      // A browser says of every refusal that it is one.
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) {
        this.complaints.push(message.text())
      }
    })
  }

  /** @param place below `/dashboard` */
  static async open(browser: Browser, url: string, place = '/'): Promise<Staff> {
    const context = await browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    const staff = new Staff(context, page, url)
    await staff.goes(place)
    return staff
  }

  /** Comes in for the first time by a one-time link, and is at the list. */
  static async welcome(browser: Browser, url: string, { link, name }: { link: string; name: string }): Promise<Staff> {
    const staff = await Staff.open(browser, url, new URL(link).pathname.replace('/dashboard', '') + new URL(link).hash)
    await staff.sees('Welcome to LexNova')
    await staff.fills('Name', name)
    await staff.fills('New password', PASSWORD)
    await staff.presses('Enter')
    await staff.isAt('Interviews')
    return staff
  }

  async goes(place: string): Promise<void> {
    await this.page.goto(`${this.url}/dashboard${place}`)
  }

  async signsIn(name: string, password = PASSWORD): Promise<void> {
    await this.fills('Name', name)
    await this.fills('Password', password)
    await this.presses('Enter')
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor()
  }

  /** Waits for a page by its title. */
  async isAt(title: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  }

  /** Keys one after another, as `g i` or `Enter`. */
  async presses(keys: string): Promise<void> {
    for (const key of keys.split(' ')) await this.page.keyboard.press(key)
  }

  /** Goes on by Tab until this has the focus, from wherever it is. */
  async reaches(place: Locator): Promise<void> {
    await place.waitFor()
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await hasFocus(place)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not come to ${place}`)
  }

  async fills(label: string, text: string): Promise<void> {
    await this.reaches(this.page.getByLabel(label, { exact: true }))
    await this.page.keyboard.press('ControlOrMeta+A')
    await this.page.keyboard.type(text)
  }

  /** Presses a button, link or summary by the keyboard alone. */
  async activates(role: 'button' | 'link' | 'checkbox', name: string | RegExp): Promise<void> {
    await this.reaches(this.page.getByRole(role, { name, exact: typeof name === 'string' }).first())
    await this.page.keyboard.press(role === 'checkbox' ? 'Space' : 'Enter')
  }

  text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  async leave(): Promise<void> {
    await this.context.close()
  }
}
