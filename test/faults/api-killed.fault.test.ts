import { expect, test } from 'vitest'
import { entriesOf } from '../harness/evidence.ts'
import { EventStream } from '../harness/event-stream.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'

const instance = useInstance()

test('with the API killed the interview goes on, and clients of the events come back', async () => {
  const interview = await Interview.begin(instance())
  const events = new EventStream(interview)
  await interview.beginsToAsk('town', 'bride')
  await interview.until('the events are followed', () => events.progress.length > 0)
  await instance().api.kill()
  await interview.asked('agreed', 'bride')
  await instance().api.start()
  await interview.until('the events are followed again', () => events.connections === 2 && events.progress.length > 1)
  const record = await finish(interview)
  await interview.until('the events end', () => events.ended)
  events.close()
  expect(entriesOf(record, 'agent-joined')).toHaveLength(1)
  const revisions = events.progress.map(({ progress }) => progress.revision)
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
  expect(events.progress.at(-1)?.status).toBe('completed')
})
