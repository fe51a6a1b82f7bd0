import { expect, test } from 'vitest'
import type { ElevenLabsConfig } from '../../config.ts'
import { adviceOn } from './elevenlabs-advice.ts'
import { openAccount } from './elevenlabs-account.ts'
import { surveyVoices } from './survey.ts'
import { useVendor, VENDOR, vendorConfig } from './testing.ts'
import { tryVoice } from './trial.ts'

const GEORGE = 'JBFqnCBsd6RMkjVDRZzb'
const double = useVendor()

function configOf(changes: Partial<ElevenLabsConfig> = {}): ElevenLabsConfig {
  const { voiceId: _ours, ...config } = vendorConfig(double())
  return { ...config, ...changes }
}

const survey = (changes: Partial<ElevenLabsConfig> = {}, languages = ['en', 'fr']) =>
  surveyVoices(openAccount(configOf(changes), undefined), languages)

test('a trial says one line, and tells with what and where', async () => {
  const trial = await tryVoice(configOf())
  expect(trial).toMatchObject({
    voiceId: VENDOR.voiceId,
    voiceName: 'Sarah',
    model: VENDOR.model,
    host: new URL(double().url).host,
    keepsHistory: false,
  })
  expect(trial.firstFrameMs).toBeGreaterThan(0)
  expect(double().requests).toMatchObject([{ text: 'Good day.' }])
})

test('a trial that fails has a code, for which there is advice', async () => {
  double().faults.queue({ kind: 'status', status: 402 })
  await expect(tryVoice(configOf())).rejects.toMatchObject({ code: 'quota-exceeded' })
  expect(adviceOn('quota-exceeded')).toContain('credits')
  expect(adviceOn('closed-1006')).toContain('status.elevenlabs.io')
})

test('a survey names the voice of each language and what the vendor keeps, and says nothing', async () => {
  const found = await survey()
  const sarah = { id: VENDOR.voiceId, name: 'Sarah' }
  expect(found.voices).toEqual({ en: sarah, fr: sarah })
  expect(found.notices).toEqual([expect.stringContaining('asked not to keep')])
  expect(double().requests).toEqual([])
  await expect.poll(() => double().connections).toBe(0)
})

test('a survey finds out that the history stays on', async () => {
  double().manner.zeroRetention = 'refused'
  expect((await survey()).notices).toEqual([expect.stringContaining('may not switch its history off')])
  expect((await survey({ logging: 'true' })).notices).toEqual([expect.stringContaining('ELEVENLABS_LOGGING=true')])
  expect((await survey({ logging: 'false' })).notices).toEqual([expect.stringContaining('history-not-refusable')])
})

test('a survey finds another voice for one that does not speak', async () => {
  double().manner.unusable = { [VENDOR.voiceId]: 'library' }
  expect((await survey()).voices).toEqual({
    en: { id: GEORGE, name: 'George' },
    fr: { id: 'XrExE9yKIg1WjnnlVkGX', name: 'Matilda' },
  })
})

test('a survey of an account that cannot speak tells why, and what to do', async () => {
  double().voices.length = 0
  expect((await survey()).notices).toEqual([expect.stringMatching(/\(no-voice\)\. The account has no voice/)])
  double().manner.listing = 'key'
  expect((await survey()).notices).toEqual([expect.stringMatching(/\(key-refused\)\. Look at ELEVENLABS_API_KEY/)])
})
