import { describe, expect, it } from 'vitest'
import { scriptFromText } from './text.ts'

/** As much as a script's text may have: nothing in it may cost more than its length. */
const SIZE = 512 * 1024
const repeat = (unit: string, head = '1. One?\n', tail = '') =>
  head + unit.repeat(Math.floor((SIZE - head.length - tail.length) / unit.length)) + tail

describe('a hostile text is read in no more than its length is worth', () => {
  it.each([
    ['blank lines after a long bracket', `1. One ${'a '.repeat(120_000)}]\n${'\n'.repeat(19_000)}`],
    ['a long label of an answer', `1. One?\n${'é'.repeat(250_000)} b c d e ______ x:`],
    ['blanks after a letter', `q${'\u2003'.repeat(250_000)}x\n1. One?`],
    ['semicolons in an annotation', repeat('x;', '1. One? [', ']')],
    ['quotation marks', repeat('"', '1. One? [', ']')],
    ['opening brackets', repeat('[')],
    ['closing brackets', repeat(']')],
    ['digits', repeat('1')],
    ['numbers', repeat('1.1 ')],
    ['dots', repeat('. ')],
    ['underscores', repeat('_ ')],
    ['dashes', repeat('a- ')],
    ['combining marks', repeat('\u0301')],
    ['Arabic', repeat('سؤال ')],
    ['questions', repeat('2. x?\n', '').split('\n').slice(0, 20_000).join('\n')],
    ['notes within a question', repeat('x\nNote: y\n').split('\n').slice(0, 20_000).join('\n')],
    ['notes that go on', repeat('Note: y\nx\n').split('\n').slice(0, 20_000).join('\n')],
    ['columns', repeat('2. x?\na   b\n').split('\n').slice(0, 20_000).join('\n')],
    ['pages', repeat('x?\f').split('\f').slice(0, 500).join('\f')],
    ['lines of one letter', repeat('x\n', '').split('\n').slice(0, 20_000).join('\n')],
    ['broken words', repeat('ab-\n', '').split('\n').slice(0, 20_000).join('\n')],
    ['conditions', repeat(' and a=1', '1. One? [when a=1', ']')],
    ['choices', repeat('|a', '1. One? [choice a', ']')],
    ['bounds', repeat(' due 1', '1. One? [number', ']')],
  ])('%s', (_, text) => {
    const before = process.threadCpuUsage()
    const result = scriptFromText(text)
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(2_500)
    if (!result.ok) expect(result.problems.length).toBeLessThanOrEqual(50)
    expect(JSON.stringify(result.ok ? [] : result.problems).length).toBeLessThan(20_000)
  })
})
