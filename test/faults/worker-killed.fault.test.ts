import pg from 'pg'
import { expect, test } from 'vitest'
import { answersOf, entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { killAgent } from '../harness/processes.ts'
import { ASKS, QUICK_SCRIPT } from '../harness/scripts.ts'

const instance = useInstance()

test('with the workflow worker killed the officer goes on, and no answer of that time is lost', async () => {
  const interview = await Interview.begin(instance())
  await interview.beginsToAsk('town', 'bride')
  await instance().worker.kill()
  await interview.asked('pet', 'groom')
  await instance().worker.start()
  const record = await finish(interview)
  expect(answersOf(record).map(({ ask, effect }) => `${ask.step} ${ask.respondent} ${effect}`)).toEqual(
    ASKS.map((ask) => `${ask} accepted`),
  )
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
})

test('with the workflow worker away to the end, the interview is closed and sealed when it is back', async () => {
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  await interview.beginsToAsk('shape', 'groom')
  await instance().worker.kill()
  await interview.hears(QUICK_SCRIPT.closing)
  await instance().worker.start()
  const record = await finish(interview)
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
})

test('with worker and agent killed at once, another agent goes on once the worker is back', async () => {
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  await interview.beginsToAsk('shape', 'groom')
  killAgent(interview)
  await instance().worker.kill()
  await instance().worker.start()
  const record = await finish(interview)
  expect(entriesOf(record, 'agent-joined')).toHaveLength(2)
})

test('with the worker killed as it has written an answer to Postgres, the record is the one of the history', async () => {
  const database = new pg.Client({ connectionString: instance().env['DATABASE_URL'] })
  database.on('error', () => undefined)
  await database.connect()
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  const written = async () => {
    const { rows } = await database.query(
      `select count(*)::int as answers from record_entries where session_id = $1 and type = 'answer'`,
      [interview.id],
    )
    return rows[0].answers as number
  }
  for (const answers of [1, 2]) {
    await interview.until(`${answers} answers are written`, async () => (await written()) >= answers)
    await instance().worker.kill()
    await instance().worker.start()
  }
  await finish(interview)
  await database.end()
})
