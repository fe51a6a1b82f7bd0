import { AudioFrame } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { SpeechCache } from './cache.ts'
import { Speech } from './speech.ts'
import { SPEECH_SAMPLE_RATE } from './voice.ts'

const SECOND_BYTES = SPEECH_SAMPLE_RATE * 2

function speechOf(text: string): Speech {
  const speech = new Speech(text)
  speech.add(AudioFrame.create(SPEECH_SAMPLE_RATE, 1, SPEECH_SAMPLE_RATE))
  return speech
}

function whole(text: string): Speech {
  const speech = speechOf(text)
  speech.finish()
  return speech
}

test('a speech is found by its voice and its text', () => {
  const cache = new SpeechCache()
  const speech = whole('one')
  cache.add('a voice', speech)
  expect(cache.find('a voice', 'one')).toBe(speech)
  expect(cache.find('a voice', 'two')).toBeUndefined()
  expect(cache.find('another', 'one')).toBeUndefined()
})

test('beyond the limit the one that was used least recently goes', () => {
  const cache = new SpeechCache(2 * SECOND_BYTES)
  cache.add('a voice', whole('one'))
  cache.add('a voice', whole('two'))
  cache.find('a voice', 'one')
  cache.add('a voice', whole('three'))
  expect(['one', 'two', 'three'].filter((text) => cache.find('a voice', text))).toEqual(['one', 'three'])
})

test('the same text again takes no more room', () => {
  const cache = new SpeechCache(2 * SECOND_BYTES)
  cache.add('a voice', whole('one'))
  for (let count = 0; count < 5; count++) cache.add('a voice', whole('two'))
  expect(cache.find('a voice', 'one')).toBeDefined()
})

test('what is larger than the limit does not push out the rest', () => {
  const cache = new SpeechCache(SECOND_BYTES)
  cache.add('a voice', whole('one'))
  const long = speechOf('two')
  long.add(AudioFrame.create(SPEECH_SAMPLE_RATE, 1, 1))
  long.finish()
  cache.add('a voice', long)
  expect(cache.find('a voice', 'one')).toBeDefined()
})

test('what is not whole is not kept', () => {
  const cache = new SpeechCache()
  const failed = speechOf('two')
  failed.fail('stalled')
  for (const speech of [speechOf('one'), failed]) cache.add('a voice', speech)
  expect(['one', 'two'].filter((text) => cache.find('a voice', text))).toEqual([])
})
