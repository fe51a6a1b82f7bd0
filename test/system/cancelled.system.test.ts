import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { withWorkflow } from '../harness/temporal.ts'

const instance = useInstance({ AGENT_IDLE_PROCESSES: '3' })
const script = QUICK_SCRIPT
const WRITER_WAITS = "select 1 from pg_locks where not granted and mode = 'RowExclusiveLock'"

const cancel = (interview: Interview) => withWorkflow(instance(), interview.id, (handle) => handle.cancel())

test.concurrent('an interview whose workflow is cancelled in Temporal has a sealed record of what there was', async () => {
  const interview = await Interview.begin(instance(), {
    script,
    answer: ({ step }) => (step === 'shape' ? undefined : 'Blue'),
  })
  await interview.asked('shape', 'groom')
  await cancel(interview)
  const record = await finish(interview, [
    { step: 'shape', respondent: 'groom', status: 'pending' },
    { step: 'agreed', respondent: 'groom', status: 'pending' },
    { step: 'agreed', respondent: 'bride', status: 'pending' },
    { step: 'last', respondent: 'bride', status: 'pending' },
  ])
  expect(entriesOf(record, 'closed').map(({ data }) => data)).toEqual([
    { status: 'cancelled', by: 'cancellation', ended_by: 'cancelled' },
  ])
  expect(entriesOf(record, 'sealed')).toHaveLength(1)
})

test.concurrent('one that is cancelled while its record is being sealed is closed and sealed once', async () => {
  const interview = await Interview.begin(instance(), { script })
  await interview.asked('last', 'bride')
  const database = new pg.Client({ connectionString: instance().env['DATABASE_URL'] })
  await database.connect()
  try {
    await database.query('begin')
    await database.query('lock table records in access exclusive mode')
    await interview.until(
      'the seal waits for the lock',
      async () => (await database.query(WRITER_WAITS)).rowCount === 1,
    )
    await cancel(interview)
    await delay(1_000)
  } finally {
    await database.end()
  }
  const record = await finish(interview)
  expect(entriesOf(record, 'closed').map(({ data }) => data)).toEqual([{ status: 'completed', by: 'agent' }])
  expect(entriesOf(record, 'sealed')).toHaveLength(1)
})
