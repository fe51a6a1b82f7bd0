import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { AudioFrame, AudioResampler } from '@livekit/rtc-node'
import type { SpeakReply, SpeakRequest } from './embedded-voice-process.ts'
import { SPEECH_SAMPLE_RATE, type Speech, type Voice } from './voice.ts'

const PROCESS = fileURLToPath(new URL('./embedded-voice-process.ts', import.meta.url))
const SPEAK_TIMEOUT_MS = 10_000
const FRAME_MS = 50

interface Waiting {
  resolve(reply: { pcm: Int16Array; sampleRate: number }): void
  reject(error: Error): void
}

/** The engine of the voice that needs no key. Its process starts at once, ahead of the first words. */
export class EmbeddedEngine {
  readonly #waiting = new Map<number, Waiting>()
  #child: ChildProcess
  #ids = 0
  #closed = false

  constructor() {
    this.#child = this.#start()
  }

  voice(language: string, wordsPerMinute: number): Voice {
    return {
      name: 'espeak-ng',
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
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if ('error' in reply) waiting?.reject(new Error(reply.error))
      else waiting?.resolve(reply)
    })
    child.on('error', () => this.#lose(child))
    child.on('exit', () => this.#lose(child))
    return child
  }

  #lose(child: ChildProcess): void {
    if (child !== this.#child) return
    for (const { reject } of this.#waiting.values()) reject(new Error('the embedded voice stopped'))
    this.#waiting.clear()
  }

  async #speak(words: Omit<SpeakRequest, 'id'>): Promise<Speech> {
    if (this.#closed) throw new Error('the embedded voice is closed')
    if (!this.#child.connected) this.#child = this.#start()
    const { pcm, sampleRate } = await this.#request(words)
    return toSpeech(pcm, sampleRate)
  }

  #request(words: Omit<SpeakRequest, 'id'>): Promise<{ pcm: Int16Array; sampleRate: number }> {
    this.#ids += 1
    const id = this.#ids
    const request: SpeakRequest = { id, ...words }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id)
        this.#child.kill('SIGKILL')
        reject(new Error('the embedded voice did not answer'))
      }, SPEAK_TIMEOUT_MS)
      this.#waiting.set(id, {
        resolve: (reply) => {
          clearTimeout(timer)
          resolve(reply)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      })
      this.#child.send(request, (error) => {
        if (error) this.#waiting.get(id)?.reject(error)
      })
    })
  }

  #close(): void {
    this.#closed = true
    if (this.#child.connected) this.#child.disconnect()
  }
}

function toSpeech(pcm: Int16Array, sampleRate: number): Speech {
  const resampler = new AudioResampler(sampleRate, SPEECH_SAMPLE_RATE, 1)
  const perFrame = Math.floor((sampleRate * FRAME_MS) / 1_000)
  const frames: AudioFrame[] = []
  for (let start = 0; start < pcm.length; start += perFrame) {
    const part = pcm.slice(start, start + perFrame)
    frames.push(...resampler.push(new AudioFrame(part, sampleRate, 1, part.length)))
  }
  frames.push(...resampler.flush())
  resampler.close()
  const samples = frames.reduce((sum, frame) => sum + frame.samplesPerChannel, 0)
  return { frames, durationMs: (samples / SPEECH_SAMPLE_RATE) * 1_000 }
}
