import type { Browser, Page } from 'playwright-core'
import { until } from '../harness/until.ts'
import type { Member, Message, Sound } from './page/contract.ts'

interface Ticket {
  url: string
  token: string
  /** Publishes the microphone; off when not given. */
  microphone?: boolean
}

/** Above what an encoder makes of silence, far below the tone. */
const AUDIBLE = 0.02
const SILENT = 0.001
/** Some steps of the spectrum, which are 6 Hz wide. */
const TOLERANCE_HERTZ = 15

/** One person in a room, in a browser's page with a memory of its own. */
export class Visitor {
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  /** @throws what livekit-client gives as the reason when the room is not entered */
  static async enter(browser: Browser, pageUrl: string, { url, token, microphone = false }: Ticket): Promise<Visitor> {
    const page = await (await browser.newContext()).newPage()
    const ticket = new URLSearchParams({ url, token, microphone: microphone ? 'on' : 'off' })
    await page.goto(`${pageUrl}#${ticket.toString()}`)
    const visitor = new Visitor(page)
    try {
      await visitor.#joined()
    } catch (error) {
      await visitor.leave()
      throw error
    }
    return visitor
  }

  async #joined(): Promise<void> {
    await this.page.waitForFunction(() => 'roomPage' in globalThis)
    await this.page.evaluate(() => globalThis.roomPage.joined)
  }

  /** As a person does whose page hangs. */
  async reload(): Promise<void> {
    await this.page.reload()
    await this.#joined()
  }

  me(): Promise<Member> {
    return this.page.evaluate(() => globalThis.roomPage.me())
  }

  others(): Promise<Member[]> {
    return this.page.evaluate(() => globalThis.roomPage.others())
  }

  state(): Promise<string> {
    return this.page.evaluate(() => globalThis.roomPage.state())
  }

  roomSid(): Promise<string> {
    return this.page.evaluate(() => globalThis.roomPage.roomSid())
  }

  trackSid(): Promise<string> {
    return this.page.evaluate(() => globalThis.roomPage.trackSid())
  }

  roomName(): Promise<string> {
    return this.page.evaluate(() => globalThis.roomPage.roomName())
  }

  received(): Promise<Message[]> {
    return this.page.evaluate(() => globalThis.roomPage.received)
  }

  hear(identity: string): Promise<Sound | undefined> {
    return this.page.evaluate((from) => globalThis.roomPage.hear(from), identity)
  }

  send(text: string, topic: string): Promise<void> {
    return this.page.evaluate(([what, on]) => globalThis.roomPage.send(what, on), [text, topic] as const)
  }

  change(what: 'name' | 'metadata' | 'attributes', value: string): Promise<string | undefined> {
    return this.page.evaluate(([one, to]) => globalThis.roomPage.change(one, to), [what, value] as const)
  }

  async sees(identity: string): Promise<Member> {
    return await until(`${identity} is seen`, async () =>
      (await this.others()).find((other) => other.identity === identity),
    )
  }

  async seesNo(identity: string): Promise<void> {
    await until(`${identity} is gone`, async () => (await this.others()).every((other) => other.identity !== identity))
  }

  /** Waits until this person's tone, and no other, comes out of their track. */
  async hears(identity: string, hertz: number): Promise<void> {
    let sound: Sound | undefined
    await until(
      `${identity} is heard`,
      async () => {
        sound = await this.hear(identity)
        return sound !== undefined && sound.level > AUDIBLE && Math.abs(sound.hertz - hertz) < TOLERANCE_HERTZ
      },
      () => `last heard: ${JSON.stringify(sound)}`,
    )
  }

  async hearsSilence(identity: string): Promise<void> {
    await until(`${identity} is silent`, async () => ((await this.hear(identity))?.level ?? 1) < SILENT)
  }

  async isOut(): Promise<void> {
    await until('the visitor is out of the room', async () => (await this.state()) === 'disconnected')
  }

  async leave(): Promise<void> {
    await this.page.context().close()
  }
}
