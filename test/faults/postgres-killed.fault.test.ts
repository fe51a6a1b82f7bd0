import { expect, test } from 'vitest'
import { answersOf, entriesOf } from '../harness/evidence.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { ASKS, QUICK_SCRIPT } from '../harness/scripts.ts'

const instance = useInstance()

test('with Postgres killed the interview goes on meanwhile, and the projection catches up', async () => {
  const interview = await Interview.begin(instance())
  await interview.beginsToAsk('town', 'bride')
  await instance().stack.postgres.kill()
  await interview.asked('pet', 'groom')
  await instance().stack.postgres.start()
  const { progress } = await interview.until('the projection has caught up', async () => {
    const view = await interview.view().catch(() => undefined)
    return view && view.progress.asks.filter(({ status }) => status === 'accepted').length >= 4 && view
  })
  expect(progress.agent.joined).toBe(1)
  const record = await finish(interview)
  expect(answersOf(record).map(({ ask, effect }) => `${ask.step} ${ask.respondent} ${effect}`)).toEqual(
    ASKS.map((ask) => `${ask} accepted`),
  )
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
})

test('with Postgres away to the end the interview is sealed once it is back', async () => {
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  await interview.beginsToAsk('agreed', 'groom')
  await instance().stack.postgres.kill()
  await interview.hears(QUICK_SCRIPT.closing)
  await instance().stack.postgres.start()
  await interview.until('the API reads again', () =>
    interview.view().then(
      () => true,
      () => undefined,
    ),
  )
  const record = await finish(interview)
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
})
