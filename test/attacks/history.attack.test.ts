import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import { entriesOf } from '../harness/evidence.ts'
import { Interview } from '../harness/interview.ts'
import { signerOf, withWorkflow } from '../harness/temporal.ts'
import { progress as progressQuery } from '../../workflows/messages.ts'
import { attacked } from './stack.ts'

const MIB = 1024 * 1024

/** Messages that an agent of ours passes on, as large as Temporal takes them without a warning, and not before their turn. */
async function swell(interview: Interview, mib: number): Promise<void> {
  const signer = signerOf(attacked(), interview.id)
  await withWorkflow(attacked(), interview.id, async (handle) => {
    const send = () => {
      const payload = { junk: randomBytes(200_000).toString('hex') }
      return handle.signal('factsNoted', payload, signer.sign({ name: 'factsNoted', payload }))
    }
    for (let sent = 0; sent < mib * MIB; sent += 3 * 400_000) {
      await Promise.all([send(), send(), send()])
      // Answers once the messages were taken: of more than 2 MiB at a time Temporal makes another attempt.
      await handle.query(progressQuery)
    }
  })
}

test('an interview whose history swells is interrupted, may go on a while, and is sealed before Temporal would end it', async () => {
  const interview = await Interview.begin(attacked(), { answer: () => undefined })
  await swell(interview, 21)
  const { progress } = await interview.status('interrupted')
  expect(progress.cause).toMatchObject({ kind: 'history-limit', actions: ['resume', 'end'] })
  expect(progress.cause?.['bytes']).toBeGreaterThan(20 * MIB)
  const resumed = await interview.act('resume', { reason: 'It is looked after.' })
  expect(resumed.status).toBe('active')
  await swell(interview, 8)
  await interview.status('interrupted')
  await swell(interview, 18)
  const view = await interview.status('cancelled')
  expect(view.progress).toMatchObject({ ended_by: 'history-limit' })
  const record = await interview.sealed()
  expect(entriesOf(record, 'interrupted')).toHaveLength(2)
  expect(entriesOf(record, 'history-exhausted')).toHaveLength(1)
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  await interview.leave()
})
