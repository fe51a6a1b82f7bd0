import { expect, test } from 'vitest'
import { barrier, startedInTurn } from './together.ts'

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('nobody goes on before all are there', async () => {
  const arrive = barrier(2)
  let gone = 0
  void arrive().then(() => gone++)
  await settled()
  expect(gone).toBe(0)
  await arrive()
  await settled()
  expect(gone).toBe(1)
})

test('only so many begin at a time, and all run at once', async () => {
  const started: (() => void)[] = []
  const ends = Promise.withResolvers<void>()
  const all = startedInTurn(3, 2, async (isStarted) => {
    const number = started.push(isStarted)
    await ends.promise
    return number
  })
  await settled()
  expect(started).toHaveLength(2)
  started[1]?.()
  await settled()
  expect(started).toHaveLength(3)
  ends.resolve()
  expect(await all).toEqual([1, 2, 3])
})

test('what fails at its beginning fails the whole', async () => {
  await expect(startedInTurn(2, 1, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
})
