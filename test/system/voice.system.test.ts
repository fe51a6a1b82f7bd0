import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import { entriesOf, violationsOf } from '../harness/evidence.ts'
import { useVoiceInstance } from '../harness/instance.ts'
import { storyOf } from '../harness/story.ts'
import { Talker } from '../harness/talker.ts'
import { type Performance, perform } from '../harness/voice-interview.ts'
import { NAMES, VOICE_STORY, WORDS } from '../harness/voice-scenes.ts'

const PERFORMANCE_MS = 300_000

const { instance, doubles } = useVoiceInstance()
let performance: Performance
beforeAll(async () => {
  performance = await perform(instance())
}, PERFORMANCE_MS)

const talkers = () => performance.interview.people.filter((person) => person instanceof Talker)

test('the record says exactly what was said, by whom, and what came of it', () => {
  const isAtOnce = (line: string) => line.includes(WORDS.atOnce)
  const story = storyOf(performance.record)
  expect(story.filter((line) => !isAtOnce(line))).toEqual(VOICE_STORY)
  expect(story.filter(isAtOnce)).toEqual([expect.stringMatching(/\(kept\) bride /)])
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
  const [joined] = entriesOf(record, 'agent-joined')
  const joinedMs = Date.parse(String(joined?.data['clock']))
  const said = talkers().flatMap((person) => person.said.map((words) => ({ respondent: person.role, ...words })))
  for (const { data } of entriesOf(record, 'answer')) {
    const answer = data['answer'] as { speaker: string; channel: string; start_ms: number; end_ms: number }
    expect(answer.channel).toBe('voice')
    const nearest = said.find(
      ({ respondent, startMs }) =>
        respondent === answer.speaker && Math.abs(startMs - (joinedMs + answer.start_ms)) < 1_000,
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
