import { describe, expect, it } from 'vitest'
import { sideBySide } from './side-by-side.ts'

/** Jobs by their shares; they end when they are told to. */
function jobsOf(shares: Record<string, number>) {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const jobs = Object.entries(shares).map(([name, share]) => ({
    share,
    run: () => {
      begun.push(name)
      return new Promise<void>((resolve) => ends.set(name, resolve))
    },
  }))
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise(setImmediate)
  }
  return { begun, jobs, end }
}

describe('jobs side by side', () => {
  it('fill the machine, in their order where that fits', async () => {
    const { begun, jobs, end } = jobsOf({ all: 1, half: 0.5, large: 0.75, quarter: 0.25, other: 0.25 })
    const done = sideBySide(jobs)
    expect(begun).toEqual(['all'])
    await end('all')
    expect(begun).toEqual(['all', 'half', 'quarter', 'other'])
    await end('half')
    expect(begun).not.toContain('large')
    await end('quarter')
    expect(begun).toContain('large')
    await end('other')
    await end('large')
    await done
  })

  it('that are larger than the machine run alone', async () => {
    const { begun, jobs, end } = jobsOf({ small: 0.1, huge: 3 })
    const done = sideBySide(jobs)
    expect(begun).toEqual(['small'])
    await end('small')
    expect(begun).toEqual(['small', 'huge'])
    await end('huge')
    await done
  })

  it('all end before a failure is told', async () => {
    const ended: string[] = []
    const failing = { share: 0.5, run: () => Promise.reject(new Error('broke')) }
    const slow = {
      share: 0.5,
      run: async () => {
        await new Promise(setImmediate)
        ended.push('slow')
      },
    }
    await expect(sideBySide([failing, slow])).rejects.toThrow('broke')
    expect(ended).toEqual(['slow'])
  })
})
