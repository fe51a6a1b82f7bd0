import { expect, test } from 'vitest'
import { compareStory, VOICE_STORY, WORDS } from './voice-scenes.ts'

const bleed = `bleed: "${WORDS.born}" on the microphone of the bride`
const atOnce = `born groom: off-topic (kept) bride "${WORDS.atOnce}"`
const whole = [bleed, ...VOICE_STORY, atOnce]

test('a whole story lacks nothing and has nothing beyond, wherever its free lines stand', () => {
  expect(compareStory(whole)).toEqual({ missing: [], surplus: [] })
  expect(compareStory(whole.toReversed())).toEqual({ missing: [], surplus: [] })
})

test('lines that are not told are missing, the free ones too', () => {
  const [first = '', ...others] = VOICE_STORY
  expect(compareStory(others).missing).toEqual([first, bleed, `(kept) bride "${WORDS.atOnce}"`])
})

test('lines that are told beyond, or once more, are surplus', () => {
  const [first = ''] = VOICE_STORY
  const gap = 'a gap in what the groom said'
  expect(compareStory([...whole, gap, first, atOnce])).toEqual({ missing: [], surplus: [gap, first, atOnce] })
})
