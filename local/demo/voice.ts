import { readConfig } from '../../config.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { type Doubles, startDoubles } from '../../test/harness/doubles.ts'
import { storyOf } from '../../test/harness/story.ts'
import { VOICE_BLEED, VOICE_STORY } from '../../test/harness/voice-scenes.ts'
import { perform, prepareDoubles } from '../../test/harness/voice-interview.ts'
import type { Instance } from '../instance.ts'
import type { Say } from './report.ts'

/** The vendors that have no key in the environment are played by their doubles. */
export interface Vendors {
  /** Each vendor's name, and whether it is the real one. */
  played: Record<string, 'vendor' | 'double'>
  env: Record<string, string>
  doubles: Doubles
}

export async function startVendors(): Promise<Vendors> {
  const { deepgram, elevenLabs, gemini } = readConfig()
  const doubles = await startDoubles()
  const real: Record<string, boolean> = {
    deepgram: deepgram !== undefined,
    elevenlabs: elevenLabs !== undefined,
    gemini: gemini !== undefined,
  }
  const names = Object.keys(doubles.env)
  await prepareDoubles(doubles)
  return {
    played: Object.fromEntries(names.map((name) => [name, real[name] ? 'vendor' : 'double'])),
    env: Object.assign({}, ...names.filter((name) => !real[name]).map((name) => doubles.env[name])),
    doubles,
  }
}

/** A whole interview by voice, and what is worth telling of it beside its record. */
export async function conductByVoice(
  instance: Instance,
  say: Say,
  vendors: Vendors,
): Promise<{ record: RecordDocument; more: Record<string, unknown> }> {
  const { record } = await perform(instance, { say })
  const story = storyOf(record)
  return {
    record,
    more: {
      played: vendors.played,
      story,
      /** Lines that were due and are not there; a real recogniser may hear other words. */
      missing: [...VOICE_STORY, VOICE_BLEED].filter((line) => !story.includes(line)),
      violations: await vendors.doubles.violations(),
    },
  }
}
