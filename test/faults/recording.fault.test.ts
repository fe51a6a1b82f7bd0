import { setTimeout as delay } from 'node:timers/promises'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import { chunkFile, checkSound, SHORTEST_GAP_MS, soundOf } from '../../interview/record/sound.ts'
import { officerOf } from '../../interview/phrases/officer.ts'
import { entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import type { Caption } from '../harness/person.ts'
import { type Answering, plainAnswer, QUICK_SCRIPT } from '../harness/scripts.ts'
import { Talker } from '../harness/talker.ts'
import type { Ear } from '../harness/voices.ts'

const instance = useInstance()
const agreed = { id: 'agreed', ask: 'May we record?', respondent: 'all', expect: { kind: 'consent', to: 'recording' } }
const script = { ...QUICK_SCRIPT, steps: [agreed, ...QUICK_SCRIPT.steps.filter(({ id }) => id !== 'agreed')] }
const SOUND_MS = 3_000

/** Both have a microphone, which is recorded, and type their answers, which needs no vendor. */
async function begin(answer: Answering): Promise<Interview> {
  const person = (role: string, heard: (caption: Caption) => void, ear?: Ear) =>
    new Talker(role, role === 'groom' ? 'male' : 'female', heard, ear)
  const interview = await Interview.prepare(instance(), { script, person })
  interview.answer = async (put) => {
    const words = await answer(put)
    const addressee = interview.people.find(({ role }) => role === put.respondent)
    if (words !== undefined) await addressee?.type(words)
    return undefined
  }
  await interview.start()
  await interview.join()
  return interview
}

/** Everything that is stored, compared with the record as `verify --recording` does. */
async function checked({ id, api }: Interview, record: RecordDocument) {
  type Piece = { epoch: number; track: string; number: number }
  const { chunks } = await api.get<{ chunks: Piece[] }>(`/sessions/${id}/recording`)
  const files = new Map<string, string>()
  for (const piece of chunks) {
    const { url, key } = instance()
    const path = `${url}/sessions/${id}/recording/chunks/${piece.epoch}/${piece.track}/${piece.number}`
    const response = await fetch(path, { headers: { authorization: `Bearer ${key}` } })
    expect(response.status).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    files.set(chunkFile(piece), createHash('sha256').update(bytes).digest('hex'))
  }
  return checkSound(record.entries, files)
}

const isWhole = { missing: [], altered: [], unknown: [] }

test('an agent worker that is stopped in good order leaves a recording without a gap in what its agent kept', async () => {
  const stopped = Promise.withResolvers<void>()
  const interview = await begin(async (put) => {
    if (put.step === 'shape') await stopped.promise
    return plainAnswer(put)
  })
  await interview.asked('shape', 'groom')
  await delay(SOUND_MS)
  const second = await instance().startAgent('agent-2')
  try {
    const since = Date.now()
    await instance().agent.stop()
    await interview.hears(officerOf('en').interruption, since)
    stopped.resolve()
    const record = await finish(interview)
    const { periods, gaps, chunks } = soundOf(record.entries)
    expect(periods).toHaveLength(2)
    expect(periods[0]).toMatchObject({ epoch: 1, code: 'closed' })
    for (const track of ['groom', 'bride', 'officer']) {
      const own = chunks.filter((chunk) => chunk.epoch === 1 && chunk.track === track)
      // A stop just after the end of a piece may find no sound since: what is shorter than this is no gap.
      const untold = (periods[0]?.endMs ?? Number.NaN) - (own.at(-1)?.endMs ?? 0)
      expect(untold, track).toBeLessThan(SHORTEST_GAP_MS)
    }
    expect(gaps.filter(({ code }) => code !== 'no-sound')).toEqual([])
    expect(await checked(interview, record)).toMatchObject(isWhole)
  } finally {
    await instance().agent.start()
    await second.stop()
  }
})

test('sound of an agent that was killed, and that no other followed, is in the record or declared lost', async () => {
  const interview = await begin((put) => (put.step === 'shape' ? undefined : plainAnswer(put)))
  await interview.asked('shape', 'groom')
  await interview.until('a piece is stored', async () => {
    const { chunks } = await interview.api.get<{ chunks: unknown[] }>(`/sessions/${interview.id}/recording`)
    return chunks.length >= 3
  })
  await instance().agent.kill()
  try {
    await interview.act('end', { reason: 'Nobody is there to go on' })
    const record = await interview.sealed()
    await interview.leave()
    expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
    const { periods, gaps } = soundOf(record.entries)
    expect(periods).toMatchObject([{ epoch: 1 }])
    expect(
      gaps
        .filter(({ code }) => code === 'agent-lost')
        .map(({ track }) => track)
        .toSorted(),
    ).toEqual(['bride', 'groom', 'officer'])
    expect(await checked(interview, record)).toMatchObject(isWhole)
  } finally {
    await instance().agent.start()
  }
})
