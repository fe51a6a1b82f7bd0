import { z } from 'zod'
import { findRecordDocument, noteReading } from '../../db/record.ts'
import { RecordSchema, verifyRecord } from '../../interview/record/verify.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { Sha256 } from '../answers.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { READERS, requireSession, SessionParams } from '../sessions.ts'

const Verification = z
  .object({
    verified: z.boolean(),
    fault: z
      .object({ seq: z.int().min(0).optional(), problem: z.string() })
      .optional()
      .meta({ description: 'The first entry that does not fit; without seq, the document itself.' }),
    sealed: z.boolean(),
    entries: z.int().min(0),
    head: Sha256.optional(),
    bound: z.boolean().meta({
      description: 'The chain itself holds session_id and kind; records of the first format do not.',
    }),
    erased: z.int().min(0).meta({ description: 'Values that were erased; the chain holds without them.' }),
    unknown_types: z
      .array(z.string())
      .optional()
      .meta({ description: 'Types of entries that this version does not know; the chain binds them like any other.' }),
    completeness: z
      .object({
        complete: z.boolean(),
        due: z.int().min(0),
        accepted: z.int().min(0),
        missing: z.array(z.object({ step: z.string(), respondent: z.string(), status: z.string() })),
        from: z.enum(['entries', 'statement']),
      })
      .optional(),
  })
  .meta({ id: 'Verification' })

/** The record, with a note of who read it; the note comes first. */
async function readRecordOf({ db }: Context, caller: Caller, sessionId: string) {
  const record = await findRecordDocument(db, sessionId)
  if (!record) throw new Problem(404, 'no-record', 'Nothing has been recorded for this session yet.')
  await noteReading(db, { sessionId, callerId: caller.id, what: 'record' })
  return record
}

const readRecord = route({
  method: 'get',
  path: '/sessions/:id/record',
  id: 'getRecord',
  tag: 'Record',
  summary: 'The record as far as it goes',
  access: READERS,
  params: SessionParams,
  answer: RecordSchema,
  async handler({ context, caller, params }) {
    const session = await requireSession(context, caller, params.id)
    return await readRecordOf(context, caller, session.id)
  },
})

const verify = route({
  method: 'get',
  path: '/sessions/:id/verification',
  id: 'verifyRecord',
  tag: 'Record',
  summary: 'Whether the record holds; the same check works offline',
  access: READERS,
  params: SessionParams,
  answer: Verification,
  async handler({ context, caller, params }) {
    const session = await requireSession(context, caller, params.id)
    return verifyRecord(await readRecordOf(context, caller, session.id))
  },
})

export const recordRoutes: readonly Route[] = [readRecord, verify]
