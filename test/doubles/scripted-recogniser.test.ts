import { expect, test } from 'vitest'
import { scriptedRecogniser } from './scripted-recogniser.ts'

test('whatever was said is taken for the script, spread over its sound', async () => {
  const { recognise } = scriptedRecogniser('Yes, I do.')
  const heard = await recognise(new Int16Array(24_000), true)
  expect(heard?.words).toEqual([
    { text: 'Yes,', startMs: 0, endMs: 500 },
    { text: 'I', startMs: 500, endMs: 1_000 },
    { text: 'do.', startMs: 1_000, endMs: 1_500 },
  ])
  expect((await recognise(new Int16Array(24_000), false))?.words).toHaveLength(1)
})
