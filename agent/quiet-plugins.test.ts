import { log } from '@livekit/agents'
import { expect, test } from 'vitest'
import { quietPlugins } from './quiet-plugins.ts'

test('nothing of the SDK and its plugins is written, not even at the highest level', () => {
  quietPlugins()
  expect(log().isLevelEnabled('fatal')).toBe(false)
})
