import { expect, test } from 'vitest'
import { startVendors } from './vendors.ts'

test('a double that is left out is not started', async () => {
  const { doubles, env } = await startVendors({ deepgram: false, elevenlabs: false })
  expect(Object.keys(doubles)).toEqual(['gemini'])
  expect(env).toEqual({
    gemini: { GOOGLE_GEMINI_BASE_URL: doubles['gemini']?.url, GEMINI_API_KEY: expect.any(String) },
  })
  await doubles['gemini']?.close()
})
