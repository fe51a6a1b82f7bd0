import { expect, test } from 'vitest'
import { unixMs } from '../clock.ts'
import { type Fault, Faults } from './faults.ts'

const drop: Fault = { kind: 'drop' }
const ofClosing: Fault = { kind: 'cut', text: 'Goodbye.', point: 'closing' }

test('what is ordered for a text befalls that text alone, and others as they come', () => {
  const faults = new Faults()
  faults.queue(ofClosing, drop)
  expect(faults.take('Good day.')).toBe(drop)
  expect(faults.take('Good day.')).toBeUndefined()
  expect(faults.take()).toBeUndefined()
  expect(faults.take('Goodbye.')).toBe(ofClosing)
  expect(faults.take('Goodbye.')).toBeUndefined()
})

test('what came is told with its time and with where it was due', () => {
  const faults = new Faults()
  faults.queue(ofClosing)
  const beforeMs = unixMs()
  faults.take('Goodbye.')
  expect(faults.taken.map(({ fault }) => fault)).toEqual([ofClosing])
  expect(faults.taken[0]?.atMs).toBeGreaterThanOrEqual(beforeMs)
  expect(faults.taken[0]?.atMs).toBeLessThanOrEqual(unixMs())
})

test('what will go wrong later has not come yet', () => {
  const faults = new Faults()
  faults.queue(drop)
  expect(faults.draw()).toBe(drop)
  expect(faults.taken).toEqual([])
})
