import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { unixMs } from '../clock.ts'
import { Answers } from './answers.ts'

/** Gives answers that take so long to make, all at once; tells after how long each was sent. */
async function sentAfter(lateMs: number, ...takes: (number | Error)[]) {
  const sent: { take: number; afterMs: number }[] = []
  const failures: unknown[] = []
  const over = Promise.withResolvers<void>()
  const answers = new Answers(
    () => lateMs,
    (error) => failures.push(error),
  )
  for (const take of takes) {
    answers.give(
      async () => {
        if (take instanceof Error) throw take
        await delay(take)
        return take
      },
      (made, fromMs) => sent.push({ take: made, afterMs: unixMs() - fromMs }),
    )
  }
  answers.give(async () => undefined, over.resolve)
  await over.promise
  return { sent, failures }
}

test('what is made sooner is held back, and its making is not added', async () => {
  const { sent } = await sentAfter(500, 400)
  expect(sent[0]?.afterMs).toBeGreaterThan(490)
  expect(sent[0]?.afterMs).toBeLessThan(900)
})

test('what takes longer is sent when it is made', async () => {
  const { sent } = await sentAfter(50, 200)
  expect(sent[0]?.afterMs).toBeGreaterThan(190)
})

test('the next one is made while one is held back, and they are sent in order', async () => {
  const { sent } = await sentAfter(500, 10, 1, 400)
  expect(sent.map(({ take }) => take)).toEqual([10, 1, 400])
  expect(sent[2]?.afterMs).toBeLessThan(900)
})

test('one that cannot be made is told of, and the others are sent', async () => {
  const { sent, failures } = await sentAfter(0, new Error('no recogniser'), 1)
  expect(failures).toMatchObject([{ message: 'no recogniser' }])
  expect(sent).toMatchObject([{ take: 1 }])
})
