import { findRecordDocument, noteRead } from '../../db/record.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { READERS, requireSession, SessionParams } from '../sessions.ts'

const readRecord = route({
  method: 'get',
  path: '/sessions/:id/record',
  access: READERS,
  params: SessionParams,
  async handler({ context: { db }, context, caller, params }) {
    const session = await requireSession(context, caller, params.id)
    const record = await findRecordDocument(db, session.id)
    if (!record) throw new Problem(404, 'no-record', 'Nothing has been recorded for this session yet.')
    await noteRead(db, { sessionId: session.id, apiKeyId: caller.keyId })
    return record
  },
})

export const recordRoutes: readonly Route[] = [readRecord]
