import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js'
import { afterEach, describe, expect, test } from 'vitest'
import { createApiKey } from '../db/api-keys.ts'
import { saveHistory } from '../db/record.ts'
import type { EntryDraft } from '../interview/record/entries.ts'
import type { Temporal } from '../temporal/client.ts'
import { readHistory } from '../temporal/history.ts'
import { aRecord, LAWYER } from '../test/builders.ts'
import { linked } from './history-links.ts'
import { useSession } from './testing.ts'

const session = useSession()
const EVENTFUL = readFileSync(new URL('../test/replay/histories/eventful.json', import.meta.url), 'utf8')

const archive = () =>
  saveHistory(session.db, {
    sessionId: session.id,
    workflowRunId: session.id,
    history: gzipSync(EVENTFUL),
    sha256: '0'.repeat(64),
  })

test('an archived history comes page by page, with what its events say', async () => {
  await archive()
  const first = (await session.get('history?limit=20')).body
  expect(first).toMatchObject({ source: 'archived', next_cursor: 20 })
  expect(first.events[0]).toMatchObject({
    id: 1,
    type: 'WorkflowExecutionStarted',
    summary: 'interview',
    payload: { input: { payloads: [{ kind: 'scripted' }] } },
  })
  const rest = (await session.get('history?limit=1000&cursor=20')).body
  expect(rest.events[0].id).toBe(21)
  expect(rest.next_cursor).toBeNull()
  const summaries = [...first.events, ...rest.events].map(({ type, summary }) => `${type} ${summary}`)
  expect(summaries).toEqual(
    expect.arrayContaining([
      'WorkflowExecutionUpdateAccepted pause',
      'WorkflowExecutionSignaled stepCompleted',
      'ActivityTaskScheduled dispatchAgent lease-2',
      'ActivityTaskFailed dispatchAgent lease-1',
      'MarkerRecorded recordProgress',
    ]),
  )
  expect(JSON.stringify([first, rest])).not.toContain('stackTrace')
})

describe('of a workflow that runs', () => {
  const events = (JSON.parse(EVENTFUL) as { events: object[] }).events
  /** Temporal with so many events; it counts how often all of them were fetched. */
  function running(length: () => number) {
    const { context } = session.api
    const calls = { fetched: 0, at: 0, atOnce: 0 }
    const handle = {
      describe: async () => ({ historyLength: length() }),
      fetchHistory: async () => {
        calls.fetched += 1
        calls.atOnce = Math.max(calls.atOnce, ++calls.at)
        await new Promise(setImmediate)
        calls.at -= 1
        return historyFromJSON({ events: events.slice(0, length()) })
      },
    }
    const client = { workflow: { getHandle: () => handle } }
    const within = <T>(_ms: number, call: () => Promise<T>) => call()
    context.temporal = { client, within, close: async () => {} } as unknown as Temporal
    context.health.temporal = async () => 'ok'
    return calls
  }
  afterEach(() => {
    session.api.context.temporal = undefined
  })

  test('the pages are cut from one reading, until there is more of it', async () => {
    let length = 30
    const calls = running(() => length)
    for (const cursor of [0, 10, 20]) {
      const { body } = await session.get(`history?limit=10${cursor > 0 ? `&cursor=${cursor}` : ''}`)
      expect(body).toMatchObject({ source: 'running', next_cursor: cursor < 20 ? cursor + 10 : null })
      expect(body.events).toHaveLength(10)
    }
    expect(calls.fetched).toBe(1)
    length = 31
    expect((await session.get('history?cursor=20')).body.events).toHaveLength(11)
    expect(calls.fetched).toBe(2)
  })

  test('one is read at a time, and who has too many waiting is told so', async () => {
    let length = 20
    // Each reading is of a history that has grown meanwhile.
    const calls = running(() => (length = (length % 50) + 10))
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await session.get('history')).status))
    expect(new Set(statuses)).toEqual(new Set([200, 409]))
    expect(calls.atOnce).toBe(1)
  })
})

test('a reading is noted once for all pages of it', async () => {
  await archive()
  for (const cursor of [20, 40, 60]) await session.get(`history?limit=20&cursor=${cursor}`)
  expect(await session.readings()).toEqual(['history'])
})

test('before Temporal has anything, there is none', async () => {
  expect((await session.get('history')).status).toBe(503)
  expect(await session.readings()).toEqual([])
})

const acted = (request: string) => ({ actor: { ...LAWYER, request } })
const message = { epoch: 1, seq: 4 }

test('each event has the entries that came of it, also those that only follow', async () => {
  const drafts: EntryDraft[] = [
    { type: 'lease-issued', data: { epoch: 1 } },
    { type: 'hearing-gap', data: { message, respondent: 'groom', start_ms: 0, end_ms: 1, code: 'room-away' } },
    { type: 'interrupted', data: { cause: { kind: 'signal-limit', signals: 1 } } },
    { type: 'resumed', data: acted('request-1') },
    { type: 'lease-lost', data: { epoch: 1, loss: 'process-died' } },
  ]
  const { entries } = aRecord(drafts, false, session.id)
  // The interruption follows from the message before it: they are of one moment.
  const said = entries.map((entry) => ({ ...entry, at: entry.seq === 3 ? (entries[2]?.at ?? '') : entry.at }))
  const signal = { type: 'WorkflowExecutionSignaled', at: '', attributes: { input: { payloads: [{ id: message }] } } }
  const update = { acceptedRequest: { input: { name: 'resume', args: { payloads: [acted('request-1')] } } } }
  const activity = { activityType: { name: 'dispatchAgent' }, activityId: 'lease-1' }
  const links = linked(
    [
      { id: 1, type: 'WorkflowExecutionStarted', at: '', attributes: {} },
      { id: 2, type: 'ActivityTaskScheduled', at: '', attributes: activity },
      { id: 3, ...signal },
      { id: 4, type: 'WorkflowExecutionUpdateAccepted', at: '', attributes: update },
      { id: 5, type: 'ActivityTaskFailed', at: '', attributes: { scheduledEventId: '2' } },
      { id: 6, type: 'WorkflowTaskScheduled', at: '', attributes: {} },
    ],
    said,
  )
  expect(links.map(({ entrySeqs }) => entrySeqs)).toEqual([[0], [1], [2, 3], [4], [5], []])
  expect(links[2]?.messageId).toEqual(message)
})

test('a payload that is no JSON is named by its length', () => {
  const payload = { metadata: { encoding: Buffer.from('binary/encrypted').toString('base64') }, data: 'AAAA' }
  const event = { eventId: '1', eventTime: '2026-01-01T00:00:00Z', eventType: 'EVENT_TYPE_TIMER_FIRED' }
  const [read] = readHistory(JSON.stringify({ events: [{ ...event, timerFiredEventAttributes: { payload } }] }))
  expect(read).toEqual({
    id: 1,
    at: '2026-01-01T00:00:00.000Z',
    type: 'TimerFired',
    attributes: { payload: { encoding: 'binary/encrypted', bytes: 3 } },
  })
})

test('a reviewer reads it, and another lawyer does not know of it', async () => {
  await archive()
  const other = await createApiKey(session.db, { role: 'lawyer', label: 'another' })
  expect((await session.get('history', session.api.keys.reviewer.key)).status).toBe(200)
  expect((await session.get('history', other.key)).status).toBe(404)
})
