import { expect, test } from 'vitest'
import { until } from '../test/harness/until.ts'
import { createDatabase } from '../db/database.ts'
import { type QueuedWrite, StoreQueue } from './store-queue.ts'

/** An error as it comes while Postgres is away. */
async function absence(): Promise<never> {
  const away = createDatabase('postgres://nobody@127.0.0.1:1/none')
  try {
    return (await away.selectFrom('users').select('id').execute()) as never
  } finally {
    await away.destroy()
  }
}

/** A queue, what it stored, and what it lost. */
function aQueue(limitBytes = 100) {
  const stored: string[] = []
  const lost: string[] = []
  let aways = 0
  const queue = new StoreQueue(limitBytes, () => (aways += 1))
  const add = (name: string, failures: (() => Promise<never>)[] = [], bytes = 10) => {
    const write: QueuedWrite = {
      bytes,
      run: async () => {
        await failures.shift()?.()
        stored.push(name)
      },
      lost: (code) => lost.push(`${name}: ${code}`),
    }
    queue.add(write)
  }
  return { queue, add, stored, lost, aways: () => aways }
}

test('what cannot be stored is tried again, and nothing passes it', async () => {
  const { add, stored, lost, aways } = aQueue()
  add('first', [absence, absence])
  add('second')
  await until('stored', () => stored.length === 2)
  expect(stored).toEqual(['first', 'second'])
  expect(lost).toEqual([])
  expect(aways()).toBe(1)
})

test('what does not fit into the bounds of memory is lost, and what comes when there is room is not', async () => {
  const { add, stored, lost } = aQueue(20)
  add('first', [absence])
  add('second')
  add('third')
  expect(lost).toEqual(['third: storage-full'])
  await until('stored', () => stored.length === 2)
  add('fourth')
  await until('stored', () => stored.length === 3)
})

test('what Postgres refuses is given up after some tries, and does not hold up the rest', async () => {
  const refuse = () => Promise.reject(new Error('violates a constraint'))
  const { add, stored, lost } = aQueue()
  add(
    'first',
    Array.from({ length: 5 }, () => refuse),
  )
  add('second')
  await until('stored', () => stored.length === 1)
  expect(lost).toEqual(['first: storage-refused'])
}, 20_000)

test('closing stores what waits, and gives up in time what cannot be', async () => {
  const well = aQueue()
  well.add('first')
  well.add('second', [absence])
  await well.queue.close(5_000)
  expect(well.stored).toEqual(['first', 'second'])
  well.add('late')
  expect(well.lost).toEqual(['late: storage-away'])

  const away = aQueue()
  for (const name of ['first', 'second'])
    away.add(
      name,
      Array.from({ length: 100 }, () => absence),
    )
  const before = performance.now()
  await away.queue.close(300)
  expect(performance.now() - before).toBeLessThan(5_000)
  expect(away.lost).toEqual(['first: storage-away', 'second: storage-away'])
})

test('a statement that never comes back does not hold up closing', async () => {
  const { queue, add } = aQueue()
  add('first', [() => new Promise<never>(() => undefined)])
  const closed = await Promise.race([
    queue.close(100).then(() => 'closed'),
    new Promise((done) => setTimeout(done, 5_000)),
  ])
  expect(closed).toBe('closed')
})
