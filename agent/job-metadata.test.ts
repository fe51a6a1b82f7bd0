import { expect, test } from 'vitest'
import { findJobMetadata } from './job-metadata.ts'

const sessionId = '01900000-0000-7000-8000-000000000000'
const metadata = JSON.stringify({ sessionId, epoch: 2 })

test('a job for the room of its interview is taken', () => {
  expect(findJobMetadata({ metadata, room: { name: sessionId } })).toEqual({ sessionId, epoch: 2 })
})

test.each([
  ['another room', { metadata, room: { name: 'mine' } }],
  ['no room', { metadata }],
  ['no metadata', { metadata: '', room: { name: sessionId } }],
  ['a lease that cannot be', { metadata: JSON.stringify({ sessionId, epoch: 0 }), room: { name: sessionId } }],
])('a job with %s is not', (_, job) => {
  expect(findJobMetadata(job)).toBeUndefined()
})
