import { ensureChromium } from './chromium.ts'

/** Before the tests of this project: without a browser they fail here, none is skipped. */
export default function setup(): void {
  ensureChromium()
}
