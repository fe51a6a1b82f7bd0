import { describe, expect, it } from 'vitest'
import { Semaphore } from './semaphore.ts'

/** A task that says when it began, and ends when it is told to. */
function taskOf(name: string, begun: string[]) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return {
    end,
    run: async () => {
      begun.push(name)
      await ended
      return name
    },
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('permits of a semaphore', () => {
  it('are given in the order of coming, and no more than there are', async () => {
    const semaphore = new Semaphore({ permits: 2, maxWaiting: 5, patienceMs: 60_000 })
    const begun: string[] = []
    const tasks = ['a', 'b', 'c', 'd'].map((name) => taskOf(name, begun))
    const results = tasks.map(({ run }) => semaphore.run(run))
    await turn()
    expect(begun).toEqual(['a', 'b'])
    tasks[1]?.end()
    await turn()
    expect(begun).toEqual(['a', 'b', 'c'])
    const late = semaphore.run(async () => begun.push('e'))
    await turn()
    expect(begun).toEqual(['a', 'b', 'c'])
    for (const { end } of tasks) end()
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd'])
    await late
  })

  it('are not waited for behind too many', async () => {
    const semaphore = new Semaphore({ permits: 1, maxWaiting: 1, patienceMs: 60_000 })
    const begun: string[] = []
    const [first, second, third] = ['a', 'b', 'c'].map((name) => taskOf(name, begun))
    const results = [first, second, third].map((task) => semaphore.run(task?.run ?? (async () => 'none')))
    expect(await results[2]).toBeUndefined()
    first?.end()
    second?.end()
    expect(await Promise.all(results)).toEqual(['a', 'b', undefined])
    expect(await semaphore.run(async () => 'd')).toBe('d')
  })

  it('are not waited for without end', async () => {
    const semaphore = new Semaphore({ permits: 1, maxWaiting: 5, patienceMs: 20 })
    const begun: string[] = []
    const first = taskOf('a', begun)
    const result = semaphore.run(first.run)
    expect(await semaphore.run(async () => 'b')).toBeUndefined()
    first.end()
    expect(await result).toBe('a')
    expect(await semaphore.run(async () => 'c')).toBe('c')
  })

  it('are free again after a task that failed', async () => {
    const semaphore = new Semaphore({ permits: 1, maxWaiting: 0, patienceMs: 20 })
    await expect(semaphore.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await semaphore.run(async () => 'b')).toBe('b')
  })

  it('are never all with one share, and who is of another does not wait for it', async () => {
    const semaphore = new Semaphore({ permits: 2, maxWaiting: 5, patienceMs: 60_000, maxWaitingOfShare: 2 })
    const begun: string[] = []
    const tasks = ['a', 'b', 'c', 'other'].map((name) => taskOf(name, begun))
    const results = tasks.map(({ run }, index) => semaphore.run(run, [index < 3 ? 'one caller' : 'another']))
    await turn()
    expect(begun).toEqual(['a', 'other'])
    expect(await semaphore.run(async () => 'd', ['one caller'])).toBeUndefined()
    tasks[3]?.end()
    await turn()
    expect(begun).toEqual(['a', 'other'])
    for (const { end } of tasks) end()
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'other'])
  })
})
