import { setTimeout as delay } from 'node:timers/promises'
import { Microphone } from '../../harness/microphone.ts'
import { OfficerAudio } from '../../harness/officer-audio.ts'
import { millisOf, SOUND_RATE, samplesOf } from '../../harness/sound.ts'
import { joinAsAgent, type LiveKitKeys } from '../../harness/tone.ts'
import { listen } from '../../harness/voices.ts'

const ROOM = 'way'
const TONES = 20
const TONE_MS = 600
const PAUSE_MS = 500
const ARRIVAL_MS = 1_000
const HERTZ = 440
const LOUD = 12_000
/** Before the first tone that counts: a new track takes its time. */
const WARM_UP_MS = 2_000

const tone = Int16Array.from(
  { length: samplesOf(TONE_MS) },
  (_, at) => LOUD * Math.sin((2 * Math.PI * HERTZ * at) / SOUND_RATE),
)

/** Milliseconds that the end of a tone takes from one participant to another, with nothing of ours between them. */
export async function waysOf(keys: LiveKitKeys): Promise<number[]> {
  const listener = await joinAsAgent(keys, ROOM, 'listener')
  const talker = await joinAsAgent(keys, ROOM, 'talker')
  const heard = new OfficerAudio(PAUSE_MS / 2)
  listen(listener, heard)
  const microphone = new Microphone()
  await microphone.publish(talker)
  await delay(WARM_UP_MS)
  const ways: number[] = []
  for (let sounded = 0; sounded < TONES; sounded++) {
    const { startMs, endMs } = await microphone.play(tone)
    await delay(PAUSE_MS)
    const arrived = heard.firstAfter(startMs)
    if (!arrived) throw new Error('a tone was not heard')
    if (arrived.endMs - endMs > ARRIVAL_MS) throw new Error(`a tone of ${millisOf(tone.length)} ms did not end`)
    ways.push(arrived.endMs - endMs)
  }
  await microphone.unpublish()
  await Promise.all([talker.disconnect(), listener.disconnect()])
  return ways
}
