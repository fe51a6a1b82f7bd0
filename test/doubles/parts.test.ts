import { expect, test } from 'vitest'
import { partsOf } from './parts.ts'

const word = (text: string, startMs: number, endMs: number) => ({ text, startMs, endMs })
const said = {
  words: [word('I', 200, 300), word('do', 300, 500), word('not', 700, 900), word('consent.', 900, 1_400)],
  confidence: 0.8,
}

test('what was recognised is divided between words, without a gap', () => {
  expect(partsOf(said, 1_700, 3)).toEqual([
    { fromMs: 0, toMs: 300, recognised: { words: [word('I', 200, 300)], confidence: 0.8 } },
    { fromMs: 300, toMs: 500, recognised: { words: [word('do', 0, 200)], confidence: 0.8 } },
    {
      fromMs: 500,
      toMs: 1_700,
      recognised: { words: [word('not', 200, 400), word('consent.', 400, 900)], confidence: 0.8 },
    },
  ])
})

test('a word is never divided, and nothing is one part', () => {
  expect(partsOf(said, 1_700, 9)).toHaveLength(4)
  expect(partsOf(said, 1_700, 1)).toEqual([{ fromMs: 0, toMs: 1_700, recognised: said }])
  expect(partsOf(undefined, 1_700, 3)).toEqual([{ fromMs: 0, toMs: 1_700, recognised: undefined }])
})
