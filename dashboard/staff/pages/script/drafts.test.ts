import { expect, test } from 'vitest'
import { createDrafts, type DraftStore } from './drafts.ts'

/** As the browser's, slow enough that the next comes meanwhile. */
function memoryStore(): DraftStore & { isFull: boolean } {
  const kept = new Map<string, Awaited<ReturnType<DraftStore['read']>>>()
  return {
    isFull: false,
    read: async (key) => kept.get(key),
    async write(key, written) {
      await Promise.resolve()
      if (this.isFull) throw new DOMException('no room', 'QuotaExceededError')
      kept.set(key, written)
    },
    async remove(key, stamp) {
      await Promise.resolve()
      if (kept.get(key)?.stamp === stamp) kept.delete(key)
    },
  }
}
const opened = (store: DraftStore, onKept?: (isKept: boolean) => void) =>
  createDrafts<string>('lawyer/new', onKept, store)

test('the latest is what is kept, whatever was still being written or thrown away', async () => {
  const store = memoryStore()
  const drafts = opened(store)
  drafts.keep('a')
  drafts.keep('ab')
  const discarded = drafts.discard()
  drafts.keep('abc')
  await discarded
  expect(await opened(store).read()).toBe('abc')
  await drafts.discard()
  expect(await opened(store).read()).toBeUndefined()
})

test('whoever types is told when the browser keeps nothing, and when it does again', async () => {
  const store = memoryStore()
  const told: boolean[] = []
  const drafts = opened(store, (isKept) => told.push(isKept))
  const keep = async (draft: string) => {
    drafts.keep(draft)
    await expect.poll(() => told.length).toBeGreaterThan(0)
    return told.pop()
  }
  expect(await keep('a')).toBe(true)
  store.isFull = true
  expect(await keep('ab')).toBe(false)
  store.isFull = false
  expect(await keep('abc')).toBe(true)
})

test('one tab does not throw away what another has written since', async () => {
  const store = memoryStore()
  const [one, other] = [opened(store), opened(store)]
  one.keep('one')
  await expect.poll(() => other.read()).toBe('one')
  other.keep('other')
  await expect.poll(() => opened(store).read()).toBe('other')
  await one.discard()
  expect(await opened(store).read()).toBe('other')
  await other.discard()
  expect(await opened(store).read()).toBeUndefined()
})
