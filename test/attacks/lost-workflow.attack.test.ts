import { expect, test } from 'vitest'
import { verifyRecord } from '../../interview/record/verify.ts'
import { workflowIdOf } from '../../workflows/messages.ts'
import { entriesOf } from '../harness/evidence.ts'
import { Interview } from '../harness/interview.ts'
import { PATIENT_SCRIPT, plainAnswer } from '../harness/scripts.ts'
import { withWorkflow } from '../harness/temporal.ts'
import { attacked } from './stack.ts'

/** Stands open at its last question, which nobody answers. */
const openInterview = async () => {
  const interview = await Interview.begin(attacked(), {
    script: PATIENT_SCRIPT,
    answer: (put) => (put.step === 'last' ? undefined : plainAnswer(put)),
  })
  await interview.asked('last', 'bride')
  return interview
}

test.concurrent('an interview whose workflow was terminated is sealed with what there is', async () => {
  const interview = await openInterview()
  const before = await interview.record()
  await withWorkflow(attacked(), interview.id, (handle) => handle.terminate('an attack'))
  const view = await interview.status('cancelled')
  expect(view.progress).toMatchObject({ ended_by: 'workflow-gone', phase: 'closed' })
  const record = await interview.sealed()
  expect(record.entries.slice(0, before.entries.length)).toEqual(before.entries)
  expect(entriesOf(record, 'workflow-gone').map(({ data }) => data)).toEqual([{ how: 'terminated' }])
  expect(verifyRecord(record)).toMatchObject({
    verified: true,
    sealed: true,
    completeness: { complete: false, missing: [{ step: 'last', respondent: 'bride' }] },
  })
  await expect(interview.act('resume')).rejects.toThrow(/409 over/)
  await expect(interview.api.get(`/sessions/${interview.id}/verification`)).resolves.toMatchObject({ verified: true })
  await interview.until('nobody is left in the room', () => interview.people.every(({ room }) => !room.isConnected))
  await interview.leave()
})

test.concurrent('an interview that Temporal does not know is shown so, takes no act but its end, and is sealed by it', async () => {
  const interview = await openInterview()
  await withWorkflow(attacked(), interview.id, async ({ client }) => {
    await client.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: workflowIdOf(interview.id) },
    })
  })
  const view = await interview.status('interrupted')
  expect(view.progress.cause).toEqual({ kind: 'workflow-gone', how: 'missing', actions: ['end'] })
  for (const act of ['pause', 'resume', 'steps/last/retake']) {
    await expect(interview.act(act)).rejects.toThrow(/409 workflow-gone/)
  }
  const ended = await interview.act('end', { reason: 'It is lost.' })
  expect(ended.status).toBe('cancelled')
  const record = await interview.sealed()
  expect(entriesOf(record, 'end-requested')).toHaveLength(1)
  expect(verifyRecord(record)).toMatchObject({ verified: true, sealed: true })
  await interview.leave()
})
