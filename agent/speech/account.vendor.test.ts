import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ElevenLabsConfig } from '../../config.ts'
import type { Choices } from './choices.ts'
import { ElevenLabsAccount } from './elevenlabs-account.ts'
import { ElevenLabsVoice, type UseEvents } from './elevenlabs.ts'
import type { Speech } from './speech.ts'
import { surveyVoices } from './survey.ts'
import { useVendor, VENDOR, vendorConfig } from './testing.ts'

const QUESTION = 'Do you take this man to be your lawful husband?'
const SARAH = VENDOR.voiceId
const GEORGE = 'JBFqnCBsd6RMkjVDRZzb'
const MATILDA = 'XrExE9yKIg1WjnnlVkGX'

const double = useVendor()
let kept: Map<string, string>
let choices: Choices
let open: ElevenLabsVoice[]
let use: { refused: string[]; speaking: number; most: number }

beforeEach(() => {
  double().manner.speed = 30
  kept = new Map()
  open = []
  use = { refused: [], speaking: 0, most: 0 }
  choices = {
    find: async (name) => kept.get(name),
    keep: async (name, value) => {
      if (!kept.has(name)) kept.set(name, value)
      return kept.get(name) ?? value
    },
    drop: async (name, value) => {
      if (kept.get(name) === value) kept.delete(name)
    },
  }
})

afterEach(() => {
  for (const voice of open) voice.close()
})

function voiceOf(changes: Partial<ElevenLabsConfig> = {}, language = 'en'): ElevenLabsVoice {
  const { voiceId: _ours, ...config } = vendorConfig(double())
  const events: UseEvents = {
    refused: (code) => use.refused.push(code),
    opened: () => {
      use.speaking += 1
      use.most = Math.max(use.most, use.speaking)
    },
    closed: () => {
      use.speaking -= 1
    },
  }
  const voice = new ElevenLabsVoice(new ElevenLabsAccount({ ...config, ...changes }, choices), language, {
    use: events,
  })
  open.push(voice)
  return voice
}

async function said(voice: ElevenLabsVoice, text = QUESTION): Promise<Speech> {
  const speech = voice.speak(text)
  await speech.settled
  return speech
}

const codeOf = async (voice: ElevenLabsVoice) => (await said(voice)).failure?.code
const asked = () => double().requests.map(({ voice }) => voice)

test('without a setting a voice of the account speaks, and is kept for the language', async () => {
  const voice = voiceOf({}, 'en-GB')
  await voice.ready()
  expect(voice.key).toContain(SARAH)
  expect(await codeOf(voice)).toBeUndefined()
  expect(asked()).toEqual([SARAH])
  expect(Object.fromEntries(kept)).toEqual({ 'voice:en': SARAH })
})

test('a voice that is kept speaks without a look at the list', async () => {
  kept.set('voice:en', MATILDA)
  await said(voiceOf())
  expect(asked()).toEqual([MATILDA])
  expect(double().listings).toBe(0)
})

test.each(['voice', 'library', 'unfit'] as const)('a kept voice that is gone gives way to another: %s', async (why) => {
  kept.set('voice:en', SARAH)
  double().manner.unusable = { [SARAH]: why }
  const voice = voiceOf()
  expect(await codeOf(voice)).toBeUndefined()
  expect(asked()).toEqual([GEORGE])
  expect(Object.fromEntries(kept)).toEqual({ 'voice:en': GEORGE })
  expect(voice.key).toContain(GEORGE)
})

test('a voice that the account no longer has is not in its list either', async () => {
  kept.set('voice:en', 'gone')
  expect(await codeOf(voiceOf())).toBeUndefined()
  expect(asked()).toEqual([SARAH])
})

test('a voice that was set is not replaced', async () => {
  expect(await codeOf(voiceOf({ voiceId: 'gone' }))).toBe('voice-not-found')
  expect(double().listings).toBe(0)
})

test('an account without voices has none to speak with', async () => {
  double().voices.length = 0
  expect(await codeOf(voiceOf())).toBe('no-voice')
})

test('why the voices cannot be listed is told, and it is tried again with the next text', async () => {
  double().manner.listing = 'permission'
  const voice = voiceOf()
  expect(await codeOf(voice)).toBe('not-permitted')
  double().manner.listing = 'allowed'
  expect(await codeOf(voice)).toBeUndefined()
})

test('the history is off where the account may have it off', async () => {
  await said(voiceOf())
  expect(double().requests).toMatchObject([{ isKept: false }])
  expect(kept.has('logging')).toBe(false)
})

test('where it may not, the vendor keeps what is spoken, and that is remembered', async () => {
  double().manner.zeroRetention = 'refused'
  expect(await codeOf(voiceOf())).toBeUndefined()
  expect(double().requests).toMatchObject([{ isKept: true }])
  expect(kept.get('logging')).toBe('true')
})

test('an account that may have its history off by now is asked again as a worker starts', async () => {
  kept.set('logging', 'true')
  const { voiceId: _ours, ...config } = vendorConfig(double())
  const { notices } = await surveyVoices(new ElevenLabsAccount(config, choices), ['en'])
  expect(notices).toEqual([expect.stringContaining('asked not to keep')])
  expect(kept.has('logging')).toBe(false)
})

test('where it may not, and the vendor does not say so, that is found out as a worker starts', async () => {
  double().manner.zeroRetention = 'refused without a word'
  const { voiceId: _ours, ...config } = vendorConfig(double())
  const { notices } = await surveyVoices(new ElevenLabsAccount(config, choices, true), ['en'])
  expect(notices).toEqual([expect.stringContaining('keeps what is spoken')])
  expect(kept.get('logging')).toBe('true')
  expect(await codeOf(voiceOf())).toBeUndefined()
  expect(double().requests).toMatchObject([{ isKept: true }])
})

test.each([1, 2])('a refusal that has another reason does not turn the history on: %d', async (times) => {
  double().openings.queue(...Array.from({ length: times }, () => ({ kind: 'status', status: 400 }) as const))
  const { voiceId: _ours, ...config } = vendorConfig(double())
  await surveyVoices(new ElevenLabsAccount(config, choices, true), ['en'])
  const voice = voiceOf()
  await codeOf(voice)
  expect(await codeOf(voice)).toBeUndefined()
  expect(double().requests.at(-1)).toMatchObject({ isKept: false })
})

test('a refusal in the middle of an interview does not turn the history on', async () => {
  const voice = voiceOf()
  double().openings.queue({ kind: 'status', status: 400 })
  expect(await codeOf(voice)).toBe('http-400')
  expect(await codeOf(voice)).toBeUndefined()
  expect(double().requests).toMatchObject([{ isKept: false }])
})

test('a voice that another agent chose again, though it was refused here, is not spoken with', async () => {
  double().manner.unusable = { [SARAH]: 'voice' }
  const { keep } = choices
  let times = 0
  choices.keep = async (name, value) => {
    times += 1
    if (times !== 2) return await keep(name, value)
    kept.set(name, SARAH)
    return SARAH
  }
  expect(await codeOf(voiceOf())).toBeUndefined()
  expect(times).toBe(3)
  expect(asked()).not.toContain(SARAH)
})

test('who insists that nothing is kept is not spoken for', async () => {
  double().manner.zeroRetention = 'refused'
  expect(await codeOf(voiceOf({ logging: 'false' }))).toBe('history-not-refusable')
  expect(double().requests).toEqual([])
  expect(kept.size).toBe(1)
})

test('who lets the vendor keep it does not ask', async () => {
  await said(voiceOf({ logging: 'true' }))
  expect(double().requests).toMatchObject([{ isKept: true }])
})

test.each(['message', 'close', 'both'] as const)('the vendor is understood by its %s', async (explains) => {
  double().manner.explains = explains
  double().manner.zeroRetention = 'refused'
  double().manner.unusable = { [SARAH]: 'voice' }
  expect(await codeOf(voiceOf())).toBeUndefined()
  expect(double().requests).toMatchObject([{ voice: GEORGE, isKept: true }])
})

test('the vendor is understood where it refuses by HTTP', async () => {
  double().manner.refusesBy = 'http'
  double().manner.zeroRetention = 'refused'
  expect(await codeOf(voiceOf())).toBeUndefined()
  expect(double().requests).toMatchObject([{ isKept: true }])
})

test('a connection that the vendor closes for its silence as a text comes is opened anew', async () => {
  double().faults.queue({ kind: 'drop' })
  double().manner.idleMs = 300
  const voice = voiceOf()
  const speech = voice.speak(QUESTION)
  await expect.poll(() => double().requests.length).toBe(1)
  double().manner.idleMs = undefined
  await speech.settled
  expect(speech.failure).toBeUndefined()
  expect(asked()).toEqual([SARAH, SARAH])
})

test('that the vendor had no room is told, and how many texts are being made', async () => {
  double().manner.mostSpeaking = 0
  expect(await codeOf(voiceOf())).toBe('too-many-at-once')
  expect(use).toEqual({ refused: ['too-many-at-once'], speaking: 0, most: 1 })
})

test('a text that needs two refusals to be spoken is one request of the vendor', async () => {
  double().manner.zeroRetention = 'refused'
  double().manner.unusable = { [SARAH]: 'voice' }
  await said(voiceOf())
  expect(double().requests).toHaveLength(1)
  expect(double().violations).toEqual([])
})

test('of many texts at once none takes a voice that is being replaced for gone', async () => {
  kept.set('voice:en', SARAH)
  double().manner.unusable = { [SARAH]: 'voice' }
  const voice = voiceOf()
  const speeches = await Promise.all(['One.', 'Two.', 'Three.', 'Four.'].map((text) => said(voice, text)))
  expect(speeches.map(({ failure }) => failure?.code)).toEqual([undefined, undefined, undefined, undefined])
})

test('a voice in the list that is of another kind is no reason to have none', async () => {
  double().voices.unshift({ voice_id: 'of-another-kind' } as never)
  expect(await codeOf(voiceOf())).toBeUndefined()
})
