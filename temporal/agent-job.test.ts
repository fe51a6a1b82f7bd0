import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Secret } from '../config.ts'
import { type AgentJob, createAgentJobs } from './agent-job.ts'

const jobs = createAgentJobs(new Secret('a secret of thirty-two characters'))
const sessionId = randomUUID()
const job: AgentJob = { sessionId, room: 'hearing', kind: 'observed', epoch: 2, heartbeatTimeoutMs: 3_000 }
const room = { name: job.room }
const metadata = jobs.write(job)
const changed = (change: object) => JSON.stringify({ ...(JSON.parse(metadata) as object), ...change })

test('a job of ours is read with its kind, its room and the heartbeat timeout of its lease', () => {
  expect(jobs.read({ metadata, room })).toEqual(job)
})

test.each([
  ['for another room', { metadata, room: { name: 'mine' } }],
  ['for no room', { metadata }],
  ['for the room that is called as its interview', { metadata, room: { name: sessionId } }],
  ['without metadata', { metadata: '', room }],
  ['of another interview', { metadata: changed({ sessionId: randomUUID() }), room }],
  ['of another kind', { metadata: changed({ kind: 'scripted' }), room }],
  ['by a later lease', { metadata: changed({ epoch: 3 }), room }],
  ['by a lease that cannot be', { metadata: jobs.write({ ...job, epoch: 0 }), room }],
  ['with another heartbeat timeout', { metadata: changed({ heartbeatTimeoutMs: 3_000_000 }), room }],
  ['without its heartbeat timeout', { metadata: changed({ heartbeatTimeoutMs: undefined }), room }],
  ['with a seal of its own', { metadata: changed({ seal: 'f'.repeat(64) }), room }],
  ['with the seal of another secret', { metadata: strangers().write(job), room }],
  ['without a seal', { metadata: changed({ seal: undefined }), room }],
])('a job %s is none', (_, given) => {
  expect(jobs.read(given)).toBeUndefined()
})

describe('a job of an earlier version, without a seal', () => {
  const earlier = { sessionId, epoch: 2 }

  test('is that of an officer in the room that is called as its interview', () => {
    const read = jobs.read({ metadata: JSON.stringify(earlier), room: { name: sessionId } })
    expect(read).toEqual({ ...earlier, kind: 'scripted', room: sessionId })
  })

  test('is none that says how long its officer may speak without a heartbeat', () => {
    const endless = JSON.stringify({ ...earlier, heartbeatTimeoutMs: 86_400_000 })
    expect(jobs.read({ metadata: endless, room: { name: sessionId } })).toBeUndefined()
  })

  test('is none in another room, nor of another kind', () => {
    expect(jobs.read({ metadata: JSON.stringify(earlier), room })).toBeUndefined()
    const observed = JSON.stringify({ ...earlier, kind: 'observed' })
    expect(jobs.read({ metadata: observed, room: { name: sessionId } })).toBeUndefined()
  })
})

function strangers() {
  return createAgentJobs(new Secret('another secret of so many letters'))
}
