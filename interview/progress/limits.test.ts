import { describe, expect, it } from 'vitest'
import { dueAfter, type Usage } from './limits.ts'

const none: Usage = { signals: 0, acts: 0, events: 0, bytes: 0 }
const cases: [keyof Usage, number, number][] = [
  ['signals', 4_000, 5_500],
  ['acts', 1_500, 1_900],
  ['events', 20_000, 45_000],
  ['bytes', 20 * 1024 * 1024, 45 * 1024 * 1024],
]

describe.each(cases)('an interview of many %s', (what, first, last) => {
  const at = (amount: number, interruptions = 0) => dueAfter({ ...none, [what]: amount }, interruptions)

  it('goes on below the first limit, is interrupted at it, and ended at the last', () => {
    expect([at(first - 1), at(first), at(last - 1), at(last)]).toEqual([
      undefined,
      'interruption',
      'interruption',
      'end',
    ])
  })

  it('may go on a while each time that it is resumed, and not for ever', () => {
    const limits = [0, 1, 2, 3, 4, 9].map((interruptions) => {
      let amount = first
      const step = (last - first) / 8
      while (at(amount, interruptions) === undefined) amount += step
      return amount
    })
    expect(limits).toEqual(limits.toSorted((a, b) => a - b))
    expect(limits[1]).toBeGreaterThan(first)
    expect(limits.slice(4)).toEqual([last, last])
    expect(at(last, 9)).toBe('end')
  })
})
