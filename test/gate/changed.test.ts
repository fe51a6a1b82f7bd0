import { describe, expect, it } from 'vitest'
import { choiceFor } from './changed.ts'
import { PARTS } from './parts.ts'

const chosen = (...files: string[]) => {
  const { parts, leftOut } = choiceFor({ since: 'abc', files })
  return { parts: Object.fromEntries(parts.map(({ name, only }) => [name, only ?? 'all'])), leftOut }
}
const related = ['--changed', 'abc', '--passWithNoTests']

describe('what a change can touch', () => {
  it('in the recogniser: what imports it, the vendors, and one whole interview', () => {
    expect(chosen('agent/hearing/respondent-listener.ts').parts).toEqual({
      unit: related,
      simulation: related,
      vendors: related,
      system: ['test/system/acts.system.test.ts'],
    })
  })

  it('in the API: its contract as well', () => {
    expect(chosen('api/acts.ts').parts).toMatchObject({ contract: 'all' })
    expect(chosen('api/acts.ts').parts).not.toHaveProperty('vendors')
  })

  it('in a test with real servers: that file', () => {
    expect(chosen('test/faults/signals.fault.test.ts').parts).toMatchObject({
      faults: ['test/faults/signals.fault.test.ts'],
    })
  })

  it('in the settings: the Compose file, and one whole interview', () => {
    expect(chosen('settings.ts').parts).toMatchObject({ compose: 'all', system: ['test/system/acts.system.test.ts'] })
  })

  it('in a test of a first run: that file', () => {
    const file = 'test/first-run/data.first-run.test.ts'
    expect(chosen(file).parts).toMatchObject({ 'first-run': [file] })
  })

  it('in the workflow: the interviews of the past', () => {
    expect(chosen('workflows/interview.ts').parts).toMatchObject({ replay: 'all' })
  })

  it('says of every part that it does not run whole what is left out', () => {
    const { parts, leftOut } = chosen('docs/map.md')
    for (const name of Object.keys(PARTS)) {
      if (parts[name] !== 'all') expect(leftOut.some((line) => line.startsWith(`${name}: `))).toBe(true)
    }
  })
})
