import { describe, expect, test } from 'vitest'
import { changeOf } from './device-list.ts'
import { deviceProblemOf } from './device-problem.ts'
import { pauseMs } from './retry.ts'
import { listenOn, unheard } from './silence.ts'

const error = (name: string, message = '') => Object.assign(new Error(message), { name })

test.each([
  [error('NotAllowedError', 'Permission denied'), 'refused'],
  [error('NotAllowedError', 'Permission denied by system'), 'refused-by-system'],
  [error('NotFoundError'), 'none'],
  [error('NotReadableError'), 'in-use'],
  [error('TypeError'), 'failed'],
  ['thrown', 'failed'],
])('a device that is not given has its reason', (thrown, problem) => {
  expect(deviceProblemOf(thrown)).toBe(problem)
})

describe('a microphone', () => {
  /** Peaks, four a second. */
  const after = (...peaks: (number | undefined)[]) =>
    peaks.reduce((hearing, peak, index) => listenOn(hearing, peak, index * 250), unheard)
  const times = (count: number, peak: number | undefined) => Array.from({ length: count }, () => peak)

  test('that gives nothing for ten seconds is silent', () => {
    expect(after(...times(40, 0)).silent).toBe(false)
    expect(after(...times(41, 0)).silent).toBe(true)
  })

  test('in a quiet room is not', () => {
    expect(after(...times(400, 1e-5))).toMatchObject({ silent: false, heard: false })
  })

  test('that gives sound again is silent no more', () => {
    expect(after(...times(50, 0), 0.2)).toMatchObject({ silent: false, heard: true })
  })

  test('is not found silent while nothing is measured', () => {
    expect(after(...times(30, 0), ...times(100, undefined), ...times(30, 0)).silent).toBe(false)
  })
})

describe('devices', () => {
  const device = (id: string) => ({ id, label: `Device ${id}` })
  const lists = (microphones: string[], speakers: string[] = []) => ({
    microphones: microphones.map(device),
    speakers: speakers.map(device),
    cameras: [],
  })

  test('that come or go are named', () => {
    expect(changeOf(lists(['a', 'b']), lists(['a']))).toEqual({ kind: 'microphone', label: 'Device b', how: 'gone' })
    expect(changeOf(lists(['a'], ['s']), lists(['a'], ['s', 't']))).toMatchObject({ kind: 'speaker', how: 'came' })
    expect(changeOf(lists(['a']), lists(['a']))).toBeUndefined()
  })

  test('have not come when a permission has given them their names', () => {
    expect(changeOf(lists([]), lists(['a']))).toBeUndefined()
  })
})

test('pauses between attempts grow to ten seconds, and no further', () => {
  expect([0, 1, 2].map((attempt) => pauseMs(attempt, 1))).toEqual([500, 1_000, 2_000])
  expect(pauseMs(0, 0)).toBe(250)
  expect(pauseMs(1_000, 1)).toBe(10_000)
})
