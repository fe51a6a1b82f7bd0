import { afterEach, expect, test, vi } from 'vitest'
import { createActs } from './acts.ts'
import type { Effects } from './effects.ts'
import { SeatClient } from './seat-client.ts'
import { seatMemory } from './seat-memory.ts'
import { Store } from './store.ts'
import type { TabLock } from './tab-lock.ts'
import { Course } from './testing.ts'

afterEach(() => vi.unstubAllGlobals())

test('whoever leaves is out at once, however long the server takes', () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined))
  const store = new Store(Course.inRoom().model)
  const memory = seatMemory('id', () => {
    throw new DOMException('', 'SecurityError')
  })
  const seat = new SeatClient({ base: 'https://lexnova.example/api/', link: 'lxi_link', memory })
  createActs({ store, seat, effects: {} as Effects, lock: {} as TabLock }).leave()
  expect(store.state).toMatchObject({ kind: 'closed', why: 'left' })
})
