import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ensurePython } from '../python.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/**
 * A phrase that somebody may say. `spelled` is how it sounds in words of the recogniser's English dictionary,
 * for names and numbers: `{ text: 'I was born on 3 May.', spelled: 'i was born on third may' }`.
 */
export type Phrase = string | { text: string; spelled: string }

export interface Recognised {
  /** Words as the phrase has them, with their place in the sound. */
  words: { text: string; startMs: number; endMs: number }[]
  /** 0 to 1. */
  confidence: number
}

export interface Recogniser {
  /** Phrases, besides those that were expected before. Each is also known by its clauses. */
  expect(phrases: readonly Phrase[]): Promise<void>
  /** Nothing when the sound is none of the phrases, or not the beginning of one. */
  recognise(pcm: Int16Array, isFinal: boolean): Promise<Recognised | undefined>
  close(): Promise<void>
}

interface Answer {
  id: number
  unknown?: string[]
  phrase?: number
  words?: [number, number][]
  confidence?: number
}

interface Known {
  /** As it is shown, a word each. */
  shown: string[]
  /** As it sounds; not always as many. */
  sounds: string[]
}

/** Starts pocketsphinx in a process of its own; it takes about a tenth of the sound's length. */
export async function startRecogniser(): Promise<Recogniser> {
  const python = await ensurePython({
    name: 'pocketsphinx',
    requirements: here('requirements.txt'),
    needs: "The double of Deepgram's recogniser",
  })
  const child = spawn(python, [here('recogniser.py')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ready = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  let known: Known[] = []
  let ids = 0

  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer | { ready: true }
    if ('ready' in answer) return ready.resolve()
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
  })
  child.on('close', () => {
    const error = new Error('the recogniser ended')
    ready.reject(error)
    for (const { reject } of waiting.values()) reject(error)
    ended.resolve()
  })
  child.stdin.on('error', () => undefined)
  await ready.promise

  const ask = (request: object): Promise<Answer> => {
    ids += 1
    const answer = Promise.withResolvers<Answer>()
    waiting.set(ids, answer)
    child.stdin.write(`${JSON.stringify({ id: ids, ...request })}\n`)
    return answer.promise
  }

  return {
    async expect(phrases) {
      const bySound = new Map([...known, ...phrases.flatMap(partsOf)].map((part) => [part.sounds.join(' '), part]))
      const all = [...bySound.values()]
      const { unknown } = await ask({ phrases: all.map(({ sounds }) => sounds) })
      if (!unknown) {
        known = all
        return
      }
      throw new Error(`The recogniser's dictionary lacks ${unknown.join(', ')}: give the phrase as it is spelled out.`)
    },

    async recognise(pcm, isFinal) {
      const {
        phrase = -1,
        words = [],
        confidence = 0,
      } = await ask({
        pcm: loud(pcm).toString('base64'),
        final: isFinal,
      })
      const found = known[phrase]
      if (!found || words.length === 0) return undefined
      return { words: placed(found, words, isFinal), confidence }
    },

    async close() {
      child.stdin.end()
      await ended.promise
    },
  }
}

const PEAK = 16_000
const CLAUSE = /(?<=[,.;:!?])\s+/

/** The phrase, and each run of its clauses: a pause of the speaker cuts it in parts. */
function partsOf(phrase: Phrase): Known[] {
  if (typeof phrase !== 'string') return [{ shown: phrase.text.split(/\s+/), sounds: soundsOf(phrase.spelled) }]
  const clauses = phrase.trim().split(CLAUSE)
  const parts: Known[] = []
  for (let from = 0; from < clauses.length; from++) {
    for (let to = from + 1; to <= clauses.length; to++) {
      const text = clauses.slice(from, to).join(' ')
      parts.push({ shown: text.split(/\s+/), sounds: soundsOf(text) })
    }
  }
  return parts
}

const soundsOf = (text: string) => text.toLowerCase().match(/[a-z']+/g) ?? []

/** At the loudness that the recogniser is set to. */
function loud(pcm: Int16Array): Buffer {
  const peak = pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1)
  return Buffer.from(pcm.map((sample) => Math.round((sample * PEAK) / peak)).buffer)
}

/** The words of the phrase on the times of its sounds; where they are not as many, spread over them. */
function placed({ shown, sounds }: Known, times: [number, number][], isFinal: boolean): Recognised['words'] {
  const count = isFinal ? shown.length : Math.ceil((shown.length * times.length) / sounds.length)
  const at = (index: number) => times[Math.min(times.length - 1, Math.floor((index * times.length) / count))]
  return shown.slice(0, count).map((text, index) => {
    const [startMs = 0] = at(index) ?? []
    const [, endMs = startMs] = at(index) ?? []
    return { text, startMs, endMs }
  })
}
