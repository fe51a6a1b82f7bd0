import { Room } from '@livekit/rtc-node'
import { expect, test } from 'vitest'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview, type View } from '../harness/interview.ts'
import { plainAnswer, QUICK_SCRIPT } from '../harness/scripts.ts'
import { type Event, openEvents } from '../harness/server-events.ts'

const instance = useInstance({ AGENT_IDLE_PROCESSES: '1' })

interface Preview {
  revision: number
  refused: unknown
  steps: { step: string; respondent: string; from: string; to: string }[]
  status: { from: string; to: string }
  heard: string[]
}

interface HistoryEvent {
  id: number
  type: string
  summary: string
  message_id?: { epoch: number; seq: number }
  entry_seqs: number[]
}

interface Operations {
  running: number
  attention: { session: { id: string } }[]
  workers: { version: string | null; polls: string[] }[]
  agents: { version: string; jobs: number }[]
}

/** Reads a stream to its end, in the background. */
async function follow(url: string, key: string): Promise<{ events: Event[]; stop: () => Promise<void> }> {
  const stream = await openEvents(url, { 'x-api-key': key })
  const events: Event[] = []
  const reading = (async () => {
    for (let event = await stream.next(); event; event = await stream.next()) events.push(event)
  })().catch(() => undefined)
  return { events, stop: async () => (await stream.cancel(), await reading) }
}

const asksOf = ({ progress }: View) =>
  new Map(progress.asks.map(({ step, respondent, status, due }) => [`${step} ${respondent}`, due ? status : 'not-due']))

/** Looks at what an act would do, does it, and holds the one against the other. */
async function previewed(interview: Interview, act: string, { path = act, ...body }: Record<string, string> = {}) {
  const before = asksOf(await interview.view())
  const preview = await interview.api.post<Preview>(`/sessions/${interview.id}/preview`, { act, ...body })
  expect(preview.refused).toBeNull()
  const since = Date.now()
  const shown = { expected_revision: preview.revision, as_foreseen: true }
  const after = await interview.act(path, { reason: 'As it was shown.', ...shown })
  for (const { step, respondent, from, to } of preview.steps) {
    expect([before.get(`${step} ${respondent}`), asksOf(after).get(`${step} ${respondent}`)]).toEqual([from, to])
  }
  const changed = [...asksOf(after)].filter(([ask, status]) => before.get(ask) !== status)
  expect(changed.map(([ask]) => ask)).toEqual(preview.steps.map(({ step, respondent }) => `${step} ${respondent}`))
  expect(after.status).toBe(preview.status.to)
  for (const words of preview.heard) await interview.heard(words, since)
  return preview.heard
}

test('staff follow an interview, see before what an act does, look on unseen, and find what caused each entry', async () => {
  const interview = await Interview.prepare(instance(), { script: QUICK_SCRIPT, answer: () => undefined })
  const { url, key } = instance()
  const { events, stop } = await follow(`${url}/events?session=${interview.id}`, key)
  await interview.start()
  await interview.join()
  await interview.asked('colour', 'groom')

  const { token, url: roomUrl } = await interview.api.post<{ token: string; url: string }>(
    `/sessions/${interview.id}/view-token`,
  )
  const viewer = new Room()
  await viewer.connect(roomUrl, token, { autoSubscribe: false, dynacast: false })
  expect(viewer.remoteParticipants.size).toBe(3)
  expect([...interview.groom.room.remoteParticipants.keys()].filter((identity) => /viewer/.test(identity))).toEqual([])

  expect(await previewed(interview, 'pause')).toEqual([expect.stringMatching(/paused/)])
  expect(await previewed(interview, 'resume')).toEqual([expect.any(String), 'Name a colour.'])
  const waive = { path: 'steps/colour/waive', step: 'colour' }
  expect(await previewed(interview, 'waive', waive)).toEqual(['Choose a shape.'])
  const stale = await interview.api.post<Preview>(`/sessions/${interview.id}/preview`, { act: 'pause' })
  await interview.act('pause')
  await expect(interview.act('resume', { expected_revision: stale.revision })).rejects.toThrow(/409 step-changed/)
  await interview.act('resume')

  const running = await interview.api.get<Operations>('/operations')
  expect(running).toMatchObject({ running: 1, attention: [], workers: [{ polls: ['workflow', 'activity'] }] })
  expect(running.workers[0]?.version).toMatch(/^\d+\.\d+\.\d+/)
  await interview.until('the agent worker counts its job', async () => {
    const { agents } = await interview.api.get<Operations>('/operations')
    return agents[0]?.jobs === 1 && agents[0].version.startsWith('lexnova')
  })
  expect(await interview.api.get(`/sessions/${interview.id}/history`)).toMatchObject({ source: 'running' })

  interview.answer = plainAnswer
  await interview.act('steps/shape/retake')
  await interview.status('completed')
  const record = await finish(interview, [{ step: 'colour', respondent: 'groom', status: 'waived' }])
  await viewer.disconnect()

  const history = await interview.api.get<{ source: string; events: HistoryEvent[] }>(
    `/sessions/${interview.id}/history?limit=1000`,
  )
  expect(history.source).toBe('archived')
  const causes = new Map(history.events.flatMap((event) => event.entry_seqs.map((seq) => [seq, event] as const)))
  const uncaused = record.entries.filter(({ seq }) => !causes.has(seq)).map(({ type }) => type)
  expect(uncaused).toEqual([])
  for (const { seq, type, data } of record.entries) {
    if (type === 'answer')
      expect(causes.get(seq)).toMatchObject({ summary: 'stepCompleted', message_id: data['message'] })
    if (type === 'step-waived') expect(causes.get(seq)?.summary).toBe('waiveStep')
  }

  await interview.until('the stream has told of the last entry', () =>
    events.some(({ name, data }) => name === 'entries' && data.to === record.entries.length - 1),
  )
  await stop()
  const own = events.filter(({ name, data }) => name === 'session' && data.id === interview.id)
  const statuses = own.map(({ data }) => data.status as string)
  expect(statuses.filter((status, place) => status !== statuses[place - 1])).toEqual(
    expect.arrayContaining(['pending', 'active', 'paused', 'completed']),
  )
  expect(own.map(({ data }) => data.progress?.revision ?? -1)).toEqual(
    own.map(({ data }) => data.progress?.revision ?? -1).toSorted((a, b) => a - b),
  )
  const told = events.filter(({ name }) => name === 'entries').map(({ data }) => [data.from, data.to] as const)
  expect(told.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, place) => from + place))).toEqual(
    record.entries.map(({ seq }) => seq),
  )
})
