import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AudioFrame, AudioResampler } from '@livekit/rtc-node'
import type { SpeakReply, SpeakRequest } from './embedded-voice-process.ts'
import { Speech } from './speech.ts'
import { SPEECH_SAMPLE_RATE, type Voice } from './voice.ts'

const PROCESS = fileURLToPath(new URL('./embedded-voice-process.ts', import.meta.url))
/** As the record names it. */
export const EMBEDDED_VOICE = 'embedded/espeak-ng'
const FRAME_MS = 50

/** The engine of the voice that needs no key. Its process starts at once, ahead of the first words. */
export class EmbeddedEngine {
  readonly #waiting = new Map<number, Speech>()
  #child: ChildProcess
  #ids = 0
  #closed = false

  constructor() {
    this.#child = this.#start()
  }

  voice(language: string, wordsPerMinute: number): Voice {
    return {
      name: EMBEDDED_VOICE,
      key: JSON.stringify([EMBEDDED_VOICE, language, wordsPerMinute]),
      spokenOf: (text) => text,
      speak: (text) => this.#speak({ text, language, wordsPerMinute }),
      close: () => this.#close(),
    }
  }

  #start(): ChildProcess {
    const child = fork(PROCESS, {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
    })
    child.on('message', (reply: SpeakReply) => {
      if (!('id' in reply)) return
      const speech = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (!speech) return
      if ('error' in reply) speech.fail('engine-error')
      else addAll(speech, reply.pcm, reply.sampleRate)
    })
    child.on('error', () => this.#lose(child))
    child.on('exit', () => this.#lose(child))
    return child
  }

  #lose(child: ChildProcess): void {
    if (child !== this.#child) return
    for (const speech of this.#waiting.values()) speech.fail('engine-stopped')
    this.#waiting.clear()
  }

  #speak(words: Omit<SpeakRequest, 'id'>): Speech {
    const speech = new Speech(words.text)
    speech.begin()
    if (this.#closed) speech.fail('engine-stopped')
    else this.#request(words, speech)
    return speech
  }

  #request(words: Omit<SpeakRequest, 'id'>, speech: Speech): void {
    if (!this.#child.connected) this.#child = this.#start()
    const child = this.#child
    this.#ids += 1
    const id = this.#ids
    this.#waiting.set(id, speech)
    // Whoever stopped it has waited long enough: an engine that does not answer is replaced.
    speech.stopped.addEventListener('abort', () => {
      if (this.#waiting.delete(id)) child.kill('SIGKILL')
    })
    const request: SpeakRequest = { id, ...words }
    child.send(request, (error) => {
      if (error) speech.fail('engine-stopped')
    })
  }

  #close(): void {
    this.#closed = true
    if (this.#child.connected) this.#child.disconnect()
  }
}

function addAll(speech: Speech, pcm: Int16Array, sampleRate: number): void {
  const resampler = new AudioResampler(sampleRate, SPEECH_SAMPLE_RATE, 1)
  const perFrame = Math.floor((sampleRate * FRAME_MS) / 1_000)
  for (let start = 0; start < pcm.length; start += perFrame) {
    const part = pcm.slice(start, start + perFrame)
    for (const frame of resampler.push(new AudioFrame(part, sampleRate, 1, part.length))) speech.add(frame)
  }
  for (const frame of resampler.flush()) speech.add(frame)
  resampler.close()
  speech.finish()
}
