import { expect, test } from 'vitest'
import { createActsInFlight } from './acts-in-flight.ts'

/** Acts that are done when they are told to. */
function someActs() {
  const acts = createActsInFlight()
  const begun: string[] = []
  const finish: (() => void)[] = []
  const begin = (sessionId: string, name: string) =>
    acts.run(sessionId, name, async () => {
      begun.push(sessionId)
      await new Promise<void>((resolve) => finish.push(resolve))
      return sessionId
    })
  return { begin, begun, finish }
}

test('of one interview only four acts are on their way at once, and each one that is done lets the next one go', async () => {
  const { begin, begun, finish } = someActs()
  const all = ['pause', 'resume', 'pause', 'resume', 'pause', 'resume'].map((name) => begin('one', name))
  await Promise.resolve()
  expect(begun).toHaveLength(4)
  finish[0]?.()
  await all[0]
  expect(begun).toHaveLength(5)
  for (const next of finish) next()
  await all[4]
  finish.at(-1)?.()
  expect(await Promise.all(all)).toEqual(Array.from({ length: 6 }, () => 'one'))
})

test('scripts that take long to read leave a place to the act that ends the interview', async () => {
  const { begin, begun, finish } = someActs()
  const scripts = Array.from({ length: 4 }, () => begin('one', 'submitScript'))
  const end = begin('one', 'end')
  await Promise.resolve()
  expect(begun).toHaveLength(4)
  finish[3]?.()
  expect(await end).toBe('one')
  for (const next of finish.slice(0, 3)) next()
  await Promise.all(scripts.slice(0, 3))
  finish.at(-1)?.()
  await Promise.all(scripts)
})

test('no interview waits for the acts of another one', async () => {
  const { begin, begun, finish } = someActs()
  const all = [...Array.from({ length: 6 }, () => begin('one', 'pause')), begin('other', 'pause')]
  await Promise.resolve()
  expect(begun.filter((id) => id === 'other')).toHaveLength(1)
  const settled = Promise.all(all)
  const finishing = setInterval(() => finish.shift()?.(), 1)
  const done = await settled
  clearInterval(finishing)
  expect(done).toContain('other')
})

test('an act that fails gives its place back', async () => {
  const acts = createActsInFlight()
  const failing = Array.from({ length: 5 }, () => acts.run('one', 'pause', () => Promise.reject(new Error('refused'))))
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  expect(await acts.run('one', 'pause', async () => 'taken')).toBe('taken')
})
