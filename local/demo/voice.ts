import { readConfig } from '../../config.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import { type Doubles, startDoubles } from '../../test/harness/doubles.ts'
import { storyOf } from '../../test/harness/story.ts'
import { perform, prepareDoubles } from '../../test/harness/voice-interview.ts'
import { compareStory } from '../../test/harness/voice-scenes.ts'
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
  const keys = Object.entries({ deepgram, elevenlabs: elevenLabs, gemini })
  const leftOut = keys.flatMap(([name, key]) => (key ? [[name, false] as const] : []))
  const doubles = await startDoubles(Object.fromEntries(leftOut))
  await prepareDoubles(doubles)
  return {
    played: Object.fromEntries(keys.map(([name, key]) => [name, key ? 'vendor' : 'double'])),
    env: Object.assign({}, ...Object.values(doubles.env)),
    doubles,
  }
}

export interface Conducted {
  record: RecordDocument
  /** What is worth telling beside the record. */
  more: Record<string, unknown>
  /** Always so with a real vendor among them, which may hear, judge and speak otherwise. */
  isAsForeseen: boolean
}

/** A whole interview by voice. */
export async function conductByVoice(instance: Instance, say: Say, { played, doubles }: Vendors): Promise<Conducted> {
  const strict = Object.values(played).every((by) => by === 'double')
  const { record } = await perform(instance, { say, strict })
  const story = storyOf(record)
  const faults = { ...compareStory(story), violations: await doubles.violations() }
  return {
    record,
    more: { played, story, ...faults },
    isAsForeseen: !strict || Object.values(faults).every((lines) => lines.length === 0),
  }
}
