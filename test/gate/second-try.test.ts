import { describe, expect, it } from 'vitest'
import { patternOf, settle } from './second-try.ts'

const failure = (part: string, name: string) => ({
  part,
  failure: { line: `file: ${name}: Error`, test: { file: 'file', name } },
})
const again = (steady: boolean) => ({
  mayTryAgain: (part: string) => part !== 'unit',
  passesAlone: async () => steady,
})

describe('a test that failed', () => {
  it('and passes alone has passed, and is named', async () => {
    expect(await settle([failure('system', 'a')], again(true))).toEqual({
      passed: 1,
      failures: [],
      unsteady: ['system: file: a: Error'],
    })
  })

  it('and fails again has failed', async () => {
    expect(await settle([failure('system', 'a')], again(false))).toMatchObject({
      passed: 0,
      failures: ['system: file: a: Error'],
    })
  })

  it('in a part without a second try has failed', async () => {
    expect(await settle([failure('unit', 'a')], again(true))).toMatchObject({ passed: 0, unsteady: [] })
  })

  it('as the third unsteady one has failed', async () => {
    const settled = await settle(
      ['a', 'b', 'c'].map((name) => failure('faults', name)),
      again(true),
    )
    expect(settled).toMatchObject({ passed: 2, failures: ['faults: file: c: Error'] })
    expect(settled.unsteady).toHaveLength(3)
  })

  it('beside many others is not tried again', async () => {
    const settled = await settle(
      [...'abcdefg'].map((name) => failure('faults', name)),
      again(true),
    )
    expect(settled).toMatchObject({ passed: 0, unsteady: [] })
    expect(settled.failures).toHaveLength(7)
  })
})

it('what failed outside of tests has no second try', async () => {
  const settled = await settle([{ part: 'system', failure: { line: 'no test ran' } }], again(true))
  expect(settled.failures).toEqual(['system: no test ran'])
})

it('a pattern matches the very test by its suites and title', () => {
  const pattern = new RegExp(patternOf('a suite > says (so): 1 + 1 > is "2"?'))
  expect('a suite > says (so): 1 + 1 > is "2"?').toMatch(pattern)
  expect('another a suite > says (so): 1 + 1 > is "2"?').not.toMatch(pattern)
})
