import { describe, expect, it } from 'vitest'
import { saveSegment } from '../db/transcripts.ts'
import { useSession } from './testing.ts'

const session = useSession()

describe('the transcript', () => {
  const say = (segment: string, text: string, speaker = 'groom') =>
    saveSegment(session.db, session.id, {
      ...{ epoch: 1, segment, speaker, channel: 'voice', startMs: 100, endMs: 900, text, confidence: 0.5 },
    })

  it('grows, and is read on from where a reader was', async () => {
    expect((await session.get('transcript')).body).toEqual({ segments: [], next: '0' })
    await say('s-1', 'Who are you?', 'officer')
    await say('s-2', 'Anton')
    const first = (await session.get('transcript')).body
    expect(first.segments).toMatchObject([
      { segment: 's-1', speaker: 'officer', text: 'Who are you?' },
      { segment: 's-2', speaker: 'groom', start_ms: 100, end_ms: 900, confidence: 0.5, is_final: true, epoch: 1 },
    ])
    await say('s-3', 'Weber')
    const { body } = await session.get(`transcript?since=${first.next}`)
    expect(body.segments).toMatchObject([{ segment: 's-3', text: 'Weber' }])
    expect((await session.get(`transcript?since=${body.next}`)).body).toEqual({ segments: [], next: body.next })
    expect((await session.get('transcript?limit=1')).body.segments).toHaveLength(1)
    expect((await session.get('transcript?since=x')).status).toBe(422)
    expect(new Set(await session.readings())).toEqual(new Set(['transcript']))
  })
})
