import type { Page } from 'playwright-core'
import { speech, type VoiceName } from '../harness/speech.ts'
import { roomNoise, SOUND_RATE, samplesOf } from '../harness/sound.ts'
import type { Said } from '../harness/talker.ts'

const NOISE_DB = -66

const base64Of = ({ buffer, byteOffset, byteLength }: Int16Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

/**
 * To be run before a page's own scripts: its microphones hear a quiet room, and whatever this mouth says. Chromium's
 * own device plays one file to all pages of a browser, from its start.
 */
export const mouthScript = (): string => `
  globalThis.mouth = (() => {
    const samplesOf = (base64) =>
      Float32Array.from(new Int16Array(Uint8Array.fromBase64(base64).buffer), (sample) => sample / 32768)
    const microphones = []
    let context
    const play = (base64, loop) => {
      const samples = samplesOf(base64)
      const buffer = context.createBuffer(1, samples.length, ${SOUND_RATE})
      buffer.copyToChannel(samples, 0)
      const source = new AudioBufferSourceNode(context, { buffer, loop })
      for (const microphone of microphones) source.connect(microphone)
      source.start()
      return new Promise((resolve) => source.addEventListener('ended', resolve))
    }
    const { mediaDevices } = navigator
    const given = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      if (!wanted.audio) return given(wanted)
      context ??= new AudioContext({ sampleRate: ${SOUND_RATE}, latencyHint: 'playback' })
      await context.resume()
      const microphone = context.createMediaStreamDestination()
      microphones.splice(0, Infinity, microphone)
      void play('${base64Of(roomNoise(samplesOf(1_000), NOISE_DB, 1))}', true)
      return microphone.stream
    }
    return {
      async say(base64) {
        const startMs = Date.now()
        await play(base64, false)
        return { startMs, endMs: Date.now() }
      },
    }
  })()
`

/** Has the person at a page with this script say something; resolves when the last of it has been said. */
export async function sayOn(page: Page, text: string, voice: VoiceName): Promise<Said> {
  const sound = base64Of(await speech(text, voice))
  const times = await page.evaluate<Omit<Said, 'text'>>(`mouth.say(${JSON.stringify(sound)})`)
  return { text, ...times }
}
