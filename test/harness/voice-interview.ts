import type { Instance } from '../../local/instance.ts'
import type { RecordDocument } from '../../interview/record/record.ts'
import type { Doubles } from './doubles.ts'
import { Interview } from './interview.ts'
import type { Caption } from './person.ts'
import { Talker } from './talker.ts'
import { isReadBack, JUDGEMENTS, NAMES, SCENES, VOICE_SCRIPT, WORDS } from './voice-scenes.ts'

/** Speech takes its time. */
const LIMIT_MS = 280_000

export interface Performance {
  interview: Interview
  record: RecordDocument
}

export interface PerformanceOptions {
  /** Told of everything that is said, in readable lines. */
  say?: (line: string) => void
  /**
   * Whatever goes otherwise than the scenes foresee fails the performance. Without it the last words are said
   * again as often as it takes: real vendors mishear.
   */
  strict?: boolean
}

/** Tells the doubles what will be said, and what a model would make of it. */
export async function prepareDoubles(doubles: Doubles): Promise<void> {
  if (doubles.env['deepgram']) await doubles.set('deepgram', { expect: Object.values(WORDS) })
  if (doubles.env['gemini']) await doubles.set('gemini', { judging: { mode: 'table', table: JUDGEMENTS } })
}

/** Has the interview of `voice-scenes.ts` take place, up to its sealed record. */
export async function perform(
  instance: Instance,
  { say = () => undefined, strict = true }: PerformanceOptions = {},
): Promise<Performance> {
  const puts = new Map<string, number>()
  const failed = Promise.withResolvers<never>()
  const goOtherwise = (error: Error): void => {
    if (strict) failed.reject(error)
    else say(`--- otherwise than foreseen: ${error.message.split('\n', 1)[0]} ---`)
  }
  const interview = await Interview.prepare(instance, {
    script: VOICE_SCRIPT,
    names: NAMES,
    person: (role, heard, ear) => {
      if (role !== 'groom') return new Talker(role, 'female', heard, ear)
      const hear = (caption: Caption): void => {
        say(`Officer: ${caption.text}`)
        if (isReadBack(caption.text)) groom.say(WORDS.correct).catch(goOtherwise)
        heard(caption)
      }
      const groom = new Talker(role, 'male', hear, ear)
      return groom
    },
    answer: (put) => {
      const key = `${put.step} ${put.respondent}`
      const times = puts.get(key) ?? 0
      puts.set(key, times + 1)
      play(interview, key, times, strict).catch(goOtherwise)
      return undefined
    },
  })
  const finished = (async () => {
    await interview.start()
    await interview.join()
    return await interview.sealed(LIMIT_MS)
  })()
  const record = await Promise.race([finished, failed.promise])
  await interview.leave()
  return { interview, record }
}

async function play(interview: Interview, key: string, times: number, strict: boolean): Promise<void> {
  const scenes = SCENES[key] ?? []
  const scene = scenes[strict ? times : Math.min(times, scenes.length - 1)]
  if (!scene) throw new Error(`"${key}" was put ${times + 1} times: nobody knows what to say\n${interview.trace()}`)
  const { groom, bride } = interview
  if (!(groom instanceof Talker && bride instanceof Talker)) throw new Error('a scene is played by people who talk')
  await scene({ interview, groom, bride })
}
