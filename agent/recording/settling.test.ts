import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { saveChunks } from '../../db/recordings.ts'
import { entryOf } from '../../interview/facts.ts'
import { chainEntry, EMPTY_CHAIN } from '../../interview/record/chain.ts'
import type { EntryDraft } from '../../interview/record/entries.ts'
import { until } from '../../test/harness/until.ts'
import { useStudio } from './testing.ts'

const studio = useStudio()

describe('after an agent that was lost', () => {
  /** Puts entries into the record, as the workflow does. */
  async function record(...drafts: EntryDraft[]): Promise<void> {
    const rows = await studio.db
      .selectFrom('record_entries')
      .select(['seq', 'hash'])
      .where('session_id', '=', studio.sessionId)
      .execute()
    let head = rows.length === 0 ? EMPTY_CHAIN : { length: rows.length, hash: rows.at(-1)?.hash ?? '' }
    for (const draft of drafts) {
      const { entry } = chainEntry(head, draft, '2026-01-01T00:00:00.000Z')
      head = { length: entry.seq + 1, hash: entry.hash }
      await studio.db
        .insertInto('record_entries')
        .values({ session_id: studio.sessionId, ...entry, data: JSON.stringify(entry.data), commitments: '{}' })
        .execute()
    }
  }
  const joined = (epoch: number): EntryDraft => ({
    type: 'agent-joined',
    data: {
      message: { epoch, seq: 0 },
      identity: `agent-${epoch}`,
      software: 'test',
      clock: '2026-01-01T00:00:00.000Z',
      present: [],
    },
  })

  /** An agent that stores a piece of both tracks, and is gone before it can say so. */
  async function lose(): Promise<typeof studio.stored> {
    const lost = studio.recorder()
    lost.start(['groom', 'officer'])
    studio.sound(lost, 'groom', 440, 2_000)
    await studio.untilStored(2)
    await record(joined(1), ...studio.noted('recording-started').map(entryOf))
    const kept = studio.stored.map((chunk) => ({ ...chunk }))
    studio.facts = []
    return kept
  }

  it('the next one declares what was lost with it, and notes what it stored and could not note', async () => {
    const kept = await lose()
    await record(joined(2))
    studio.recorder({ epoch: 2 })
    await until('what was lost is declared', () => studio.noted('recording-gap').length > 0)
    expect(studio.noted('recording-stored')).toEqual([{ kind: 'recording-stored', epoch: 1, chunks: kept }])
    expect(studio.noted('recording-gap')).toEqual(
      ['groom', 'officer'].map((track) => {
        return { kind: 'recording-gap', epoch: 1, track, startMs: 1_000, code: 'agent-lost' }
      }),
    )
    await record(...studio.facts.map(entryOf), joined(3))

    studio.facts = []
    const third = studio.recorder({ epoch: 3 })
    await third.close()
    expect(studio.facts).toEqual([])
  })

  it('the next one waits until the record has come to its joining', async () => {
    await lose()
    const next = studio.recorder({ epoch: 2 })
    await delay(1_500)
    expect(studio.facts).toEqual([])
    await record({ ...entryOf({ kind: 'recording-stopped', epoch: 1, atMs: 1_000, code: 'paused' }) }, joined(2))
    await until('what was stored is noted', () => studio.noted('recording-stored').length > 0)
    expect(studio.noted('recording-gap')).toEqual([])
    await next.close()
  })

  it('the next one looks again at its end, and says nothing twice', async () => {
    const kept = await lose()
    const next = studio.recorder({ epoch: 2 })
    await record(joined(2))
    await until('what was stored is noted', () => studio.noted('recording-stored').length > 0)
    const late = { epoch: 1, track: 'groom', number: 1, startMs: 1_000, endMs: 2_000, sha256: 'b'.repeat(64) }
    await saveChunks(studio.db, studio.sessionId, [{ ...late, bytes: Buffer.from('late') }])
    await next.close()
    expect(studio.stored.map(({ track, number: its }) => [track, its])).toEqual([
      ...kept.map(({ track, number: its }) => [track, its]),
      ['groom', 1],
    ])
    expect(studio.noted('recording-gap')).toHaveLength(2)
  })
})
