import { describe, expect, test } from 'vitest'
import { Secret } from '../config.ts'
import { createAgentJobs } from './agent-job.ts'
import { createSoundChecks } from './sound-check-job.ts'

const SECRET = new Secret('a signing secret of tests')
const CHECK = { room: 'check-1', language: 'de', untilMs: 2_000 }
const checks = (now = 1_000, secret = SECRET) => createSoundChecks(secret, () => now)
const sent = (metadata = checks().write(CHECK), name = 'check-1') => ({ metadata, room: { name } })

describe('a job for a sound check', () => {
  test('is read as it was written, with a language and without', () => {
    expect(checks().read(sent())).toEqual(CHECK)
    const { language: _, ...bare } = CHECK
    expect(checks().read(sent(checks().write(bare)))).toEqual(bare)
  })

  test('is none for another room, by another secret, once it is too late, or changed', () => {
    expect(checks().read(sent(undefined, 'check-2'))).toBeUndefined()
    expect(checks(1_000, new Secret('another secret')).read(sent())).toBeUndefined()
    expect(checks(2_001).read(sent())).toBeUndefined()
    for (const [from, to] of [
      ['"de"', '"en"'],
      ['2000', '9000'],
    ] as const) {
      expect(checks().read(sent(checks().write(CHECK).replace(from, to)))).toBeUndefined()
    }
    for (const metadata of ['', 'null', '{}', '{"soundCheck":{}}'])
      expect(checks().read(sent(metadata))).toBeUndefined()
  })

  test('is none of an interview, nor the other way round', () => {
    const jobs = createAgentJobs(SECRET)
    const job = {
      sessionId: '018f0000-0000-7000-8000-000000000001',
      room: 'check-1',
      kind: 'scripted' as const,
      epoch: 1,
    }
    expect(checks().read(sent(jobs.write(job)))).toBeUndefined()
    expect(jobs.read(sent())).toBeUndefined()
  })
})
