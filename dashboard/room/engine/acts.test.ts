import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createActs } from './acts.ts'
import { Dictation } from './dictation.ts'
import type { Effects } from './effects.ts'
import { SeatClient } from './seat-client.ts'
import { seatMemory } from './seat-memory.ts'
import { Store } from './store.ts'
import type { TabLock } from './tab-lock.ts'
import { Course } from './testing.ts'

beforeEach(() => void vi.stubGlobal('fetch', () => new Promise(() => undefined)))
afterEach(() => vi.unstubAllGlobals())

/** In the room; `sent` is what reached it, with its attributes, and `opened` how often the microphone was. */
function inRoom() {
  const store = new Store(Course.inRoom().model)
  const memory = seatMemory('id', () => {
    throw new DOMException('', 'SecurityError')
  })
  const seat = new SeatClient({ base: 'https://lexnova.example/api/', link: 'lxi_link', memory })
  const seen = { sent: [] as [string, object][], opened: 0 }
  const effects = {
    dictation: new Dictation((is) => store.dispatch({ type: 'dictation', is })),
    microphone: { close: () => undefined, open: () => seen.opened++ },
    audio: { resume: () => Promise.resolve() },
    connection: {
      send: async (text: string, attributes: object) => void seen.sent.push([text, attributes]),
      startAudio: async () => store.dispatch({ type: 'sound', is: 'playing' }),
    },
  } as unknown as Effects
  return { store, seen, acts: createActs({ store, seat, effects, lock: {} as TabLock }) }
}

test('whoever leaves is out at once, however long the server takes', () => {
  const { store, acts } = inRoom()
  acts.leave()
  expect(store.state).toMatchObject({ kind: 'closed', why: 'left' })
})

test('dictation that fails gives the microphone back', async () => {
  vi.stubGlobal(
    'SpeechRecognition',
    class extends EventTarget {
      start() {
        throw new Error('not now')
      }
    },
  )
  const { store, seen, acts } = inRoom()
  acts.startDictation()
  await vi.waitFor(() => expect(store.model.dictation.is).toBe('failed'))
  expect(seen.opened).toBe(1)
})

test('what is typed after a dictation was erased is typed', () => {
  const dictated = (erase: boolean) => {
    const { store, seen, acts } = inRoom()
    store.dispatch({ type: 'dictation', is: { is: 'done', id: 'dictation-1', text: 'Yes' } })
    if (erase) acts.forgetDictation()
    acts.say('Yes, I do')
    return seen.sent
  }
  expect(dictated(false)).toEqual([['Yes, I do', { 'lexnova.dictated': 'true' }]])
  expect(dictated(true)).toEqual([['Yes, I do', {}]])
})

test('the tap that turns on the sound asks by what stands on its button', async () => {
  const { store, seen, acts } = inRoom()
  store.dispatch({ type: 'sound', is: 'blocked' })
  acts.startAudio('Tippen Sie, um zu hören')
  await vi.waitFor(() => expect(seen.sent).toEqual([['Tippen Sie, um zu hören', { 'lexnova.request': 'repeat' }]]))
})
