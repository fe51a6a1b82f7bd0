import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import { clocksOf, entriesOf, violationsOf } from '../harness/evidence.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { storyOf } from '../harness/story.ts'
import { levelOf } from '../harness/sound.ts'
import { Talker } from '../harness/talker.ts'
import { type Performance, perform } from '../harness/voice-interview.ts'
import { compareStory, NAMES, VOICE_STORY, WORDS } from '../harness/voice-scenes.ts'
import { readWav } from '../wav.ts'

const PERFORMANCE_MS = 300_000

const { instance, doubles } = useVoiceInstance()
let performance: Performance
beforeAll(async () => {
  performance = await perform(instance())
}, PERFORMANCE_MS)

const talkers = () => performance.interview.people.filter((person) => person instanceof Talker)

test('the record says exactly what was said, by whom, and what came of it', () => {
  const story = storyOf(performance.record)
  expect(compareStory(story)).toEqual({ missing: [], surplus: [] })
  expect(story.filter((line) => VOICE_STORY.includes(line))).toEqual(VOICE_STORY)
})

test('the record is complete and verifies, and nothing happened that never can', async () => {
  const { interview, record } = performance
  expect(verifyRecord(record)).toMatchObject({ verified: true, completeness: { complete: true } })
  expect(await violationsOf(interview, record)).toEqual([])
})

test('the three vendors were spoken to, by their protocols alone', async () => {
  expect(entriesOf(performance.record, 'agent-joined').map(({ data }) => data['equipment'])).toEqual([
    {
      hearing: expect.stringMatching(/^deepgram\//),
      judging: expect.stringMatching(/^gemini\//),
      speaking: expect.stringMatching(/^elevenlabs\//),
    },
  ])
  expect(await doubles().violations()).toEqual([])
})

test('every answer came by voice, at the time at which it was said', () => {
  const { record } = performance
  const clocks = clocksOf(record)
  const said = talkers().flatMap((person) => person.said.map((words) => ({ respondent: person.role, ...words })))
  for (const { data } of entriesOf(record, 'answer')) {
    const { epoch } = data['message'] as { epoch: number }
    const answer = data['answer'] as { speaker: string; channel: string; start_ms: number; end_ms: number }
    const startMs = (clocks.get(epoch) ?? Number.NaN) + answer.start_ms
    expect(answer.channel).toBe('voice')
    const nearest = said.find(
      (words) => words.respondent === answer.speaker && Math.abs(words.startMs - startMs) < 1_000,
    )
    expect(nearest, JSON.stringify(answer)).toBeDefined()
  }
})

test('the room was shown the words of each speaker while they came and once they were final', () => {
  const [groom] = talkers()
  for (const person of talkers()) {
    const shown = (groom?.transcripts ?? []).filter(({ respondent }) => respondent === person.role)
    expect(shown.filter(({ isFinal }) => isFinal).length).toBeGreaterThanOrEqual(person.said.length)
    expect(shown.some(({ isFinal }) => !isFinal)).toBe(true)
  }
})

/** As the API answers them, as far as it is read here. */
interface Transcript {
  segments: { speaker: string; channel: string; text: string; is_final: boolean }[]
}
interface Recording {
  tracks: string[]
  length_ms: number
  chunks: { epoch: number; track: string; number: number; sha256: string; state: string }[]
  marks: {
    step: string
    start_ms: number
    file_ms: number | null
    answer: { speaker: string; start_ms: number; end_ms: number } | null
  }[]
}

const path = (what: string) => `/sessions/${performance.interview.id}/${what}`

async function bytesOf(what: string): Promise<Buffer> {
  const { url, key } = instance()
  const response = await fetch(`${url}${path(what)}`, { headers: { authorization: `Bearer ${key}` } })
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}

test('the transcript has everything that each of them said', async () => {
  const { segments } = await performance.interview.api.get<Transcript>(path('transcript?limit=1000'))
  for (const person of talkers()) {
    const kept = segments.filter(({ speaker, channel }) => speaker === person.role && channel === 'voice')
    for (const { text } of person.said) expect(kept.map((segment) => segment.text).join(' ')).toContain(text)
  }
})

test('each piece of the recording is stored with the hash that the record has of it', async () => {
  const { interview, record } = performance
  const { chunks, tracks } = await interview.api.get<Recording>(path('recording'))
  expect(tracks.toSorted()).toEqual(['bride', 'groom', 'officer'])
  const recorded = entriesOf(record, 'recording-stored').flatMap(({ data }) => data['chunks'] as { sha256: string }[])
  expect(chunks.map(({ sha256 }) => sha256).toSorted()).toEqual(recorded.map(({ sha256 }) => sha256).toSorted())
  for (const { epoch, track, number, sha256, state } of chunks) {
    expect(state).toBe('stored')
    const piece = await bytesOf(`recording/chunks/${epoch}/${track}/${number}`)
    expect(createHash('sha256').update(piece).digest('hex')).toBe(sha256)
  }
})

test('the recording is one file in which each speaker is heard at their answers', async () => {
  const { tracks, marks, length_ms } = await performance.interview.api.get<Recording>(path('recording'))
  const wav = readWav(await bytesOf('recording.wav'))
  expect(wav.channels).toBe(tracks.length)
  expect(((wav.tracks[0]?.length ?? 0) / wav.sampleRate) * 1_000).toBeCloseTo(length_ms, -2)
  // Before everybody had consented nothing was recorded.
  const answered = marks.filter(({ answer, file_ms }) => answer !== null && file_ms !== null)
  expect(answered.map(({ step }) => step)).not.toContain('consent')
  expect(answered.length).toBeGreaterThan(VOICE_STORY.length / 2)
  const sample = (ms: number) => Math.round((ms * wav.sampleRate) / 1_000)
  for (const { step, start_ms, file_ms, answer } of answered) {
    if (!answer || file_ms === null) continue
    const at = file_ms + answer.start_ms - start_ms
    const levels = tracks.map((track, channel) => {
      const sound = wav.tracks[channel]?.subarray(sample(at), sample(at + answer.end_ms - answer.start_ms))
      return { track, level: levelOf(sound ?? new Int16Array(0)) }
    })
    // In one step both spoke at once, as loudly.
    const loudest = Math.max(...levels.map(({ level }) => level))
    const own = levels.find(({ track }) => track === answer.speaker)?.level ?? Number.NEGATIVE_INFINITY
    expect(own, `${step}: ${JSON.stringify(levels)}`).toBeGreaterThan(loudest - 3)
  }
})

test('no personal word is in any log', () => {
  const { logsDir } = instance().stack
  const personal = [...Object.values(NAMES), ...Object.values(WORDS)]
    .flatMap((words) => words.match(/\p{L}{6,}/gu) ?? [])
    .filter((word) => !['consent', 'correct', 'answer', 'number', 'listen', 'certainly', 'recording'].includes(word))
  expect(personal).toContain('university')
  const logged = readdirSync(logsDir).flatMap((file) => {
    const text = readFileSync(join(logsDir, file), 'utf8').toLowerCase()
    return personal.filter((word) => text.includes(word.toLowerCase())).map((word) => `${file}: ${word}`)
  })
  expect(logged).toEqual([])
})
