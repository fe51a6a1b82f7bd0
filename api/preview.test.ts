import { expect, test } from 'vitest'
import { recordProgress } from '../db/progress.ts'
import { ensureScript } from '../db/scripts.ts'
import { accepted, aScript, contrary, Hearing } from '../test/builders.ts'
import { officerOf } from '../interview/phrases/officer.ts'
import { createApiKey } from '../db/api-keys.ts'
import { useSession } from './testing.ts'

const session = useSession()
const script = aScript([
  { id: 'free', ask: 'Are you free?', respondent: 'groom', expect: 'consent', onContrary: 'refer' },
  { id: 'place', ask: 'Where do you live?', respondent: 'groom' },
])

/** The interview of the test as its workflow might have written it. */
async function stored(hearing: Hearing): Promise<void> {
  const { db, id: sessionId } = session
  const content = {
    sessionId,
    scriptContent: '',
    script,
    sha256: '0'.repeat(64),
    createdBy: session.api.keys.lawyer.id,
  }
  await ensureScript(db, content)
  await recordProgress(db, { sessionId, snapshot: hearing.progress, entries: [], openings: [] })
}

const preview = (json: object, key = session.api.keys.lawyer.key) =>
  session.api.ask('POST', `/sessions/${session.id}/preview`, { key, json })

test('a waive says which steps change, what is missing then, and what is heard', async () => {
  const hearing = Hearing.started(script)
  hearing.answer(contrary())
  await stored(hearing)
  const { status, body } = await preview({ act: 'waive', step: 'free', respondent: 'groom' })
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      revision: hearing.progress.revision,
      refused: null,
      steps: [
        { step: 'free', respondent: 'groom', from: 'contrary', to: 'waived' },
        { step: 'place', respondent: 'groom', from: 'pending', to: 'open' },
      ],
      status: { from: 'interrupted', to: 'active' },
      complete: {
        from: false,
        to: false,
        missing: [
          { step: 'free', respondent: 'groom', status: 'waived' },
          { step: 'place', respondent: 'groom', status: 'open' },
        ],
      },
      heard: [officerOf('en').resumed, 'Where do you live?'],
    },
  })
  const { body: after } = await session.api.ask('GET', `/sessions/${session.id}`, { key: session.api.keys.lawyer.key })
  expect(after.progress.revision).toBe(hearing.progress.revision)
})

test('an act that would be refused says why, and that nothing is heard', async () => {
  const hearing = Hearing.started(script)
  hearing.answer(accepted(true))
  await stored(hearing)
  const { body } = await preview({ act: 'waive', step: 'free' })
  expect(body).toMatchObject({ refused: { code: 'already-accepted' }, steps: [], heard: [] })
  expect((await preview({ act: 'resume' })).body.refused.code).toBe('not-standing-still')
})

test('of an interview that has lost its workflow an end is all that would be taken', async () => {
  const hearing = Hearing.started(script)
  hearing.answer(contrary())
  const lost = { kind: 'workflow-gone', how: 'missing' } as const
  Object.assign(hearing.progress, { status: 'interrupted', cause: lost })
  await stored(hearing)
  const refused = { code: 'workflow-gone', detail: expect.stringContaining('Temporal does not know') }
  const status = { from: 'interrupted', to: 'interrupted' }
  for (const act of ['resume', 'waive']) {
    const { body } = await preview({ act, step: 'free' })
    expect(body).toMatchObject({ refused, steps: [], status, heard: [] })
    expect(body.complete.to).toBe(body.complete.from)
  }
  expect((await preview({ act: 'end' })).body).toMatchObject({ refused: null, status: { to: 'cancelled' } })
})

test('before there is anything, an end is all there is', async () => {
  expect((await preview({ act: 'pause' })).body).toMatchObject({ revision: 0, refused: { code: 'not-started' } })
  expect((await preview({ act: 'end' })).body).toMatchObject({ refused: null, status: { to: 'cancelled' } })
})

test('an act on a step names its step, and others are not known', async () => {
  expect((await preview({ act: 'retake' })).body).toMatchObject({ status: 422, errors: [{ path: '/step' }] })
  expect((await preview({ act: 'start' })).status).toBe(422)
})

test("another lawyer's interview is not there", async () => {
  const { key } = await createApiKey(session.db, { role: 'lawyer', label: 'another' })
  expect((await preview({ act: 'end' }, key)).status).toBe(404)
})
