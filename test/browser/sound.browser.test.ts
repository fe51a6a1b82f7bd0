import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeFlac } from '../../sound/flac.ts'
import { toneOf } from '../../sound/testing.ts'
import { wavHead } from '../../sound/wav.ts'
import { type OpenBrowser, openBrowser } from './chromium.ts'

/** Speech-like: a tone that swells, and silence. */
const samples = Int16Array.from(toneOf(440, 40_000), (value, at) =>
  at < 30_000 ? Math.round((value * at) / 30_000) : 0,
)

let chromium: OpenBrowser
beforeAll(async () => {
  chromium = await openBrowser()
})
afterAll(() => chromium.close())

/** What the browser's own decoder makes of a file. */
async function decoded(file: Buffer): Promise<number[]> {
  const page = await chromium.browser.newPage()
  const program = `(async () => {
    const bytes = Uint8Array.from(atob('${file.toString('base64')}'), (letter) => letter.charCodeAt(0))
    const sound = await new OfflineAudioContext(1, 1, 16000).decodeAudioData(bytes.buffer)
    return Array.from(sound.getChannelData(0), (value) => Math.round(value * 32768))
  })()`
  const sound = (await page.evaluate(program)) as number[]
  await page.close()
  return sound
}

const differences = (sound: number[]) => sound.map((value, at) => Math.abs(value - (samples[at] ?? 0)))

test.each([
  ['a piece of sound', () => encodeFlac(samples, 16_000)],
  [
    'the one file with its marks',
    async () => {
      const cues = [{ at: 5, length: 100, label: 'name, groom' }]
      const head = wavHead({ channels: 1, sampleRate: 16_000, length: samples.length, cues })
      return Buffer.concat([head ?? Buffer.alloc(0), Buffer.from(samples.buffer)])
    },
  ],
])('a browser plays %s as it was heard', async (_, make) => {
  const sound = await decoded(await make())
  expect(sound).toHaveLength(samples.length)
  expect(Math.max(...differences(sound))).toBeLessThanOrEqual(1)
})
