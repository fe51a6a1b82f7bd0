import { describe, expect, it } from 'vitest'
import { joinLines } from './join-lines.ts'

describe('joinLines', () => {
  it.each([
    [['Anna-', 'Maria'], 'Anna-Maria'],
    [['your Vor-', 'und Nachname'], 'your Vor- und Nachname'],
    [['your mother-in-', 'law'], 'your mother-in-law'],
    [['from 1990-', '1995'], 'from 1990-1995'],
    [['to be -', 'or not'], 'to be - or not'],
  ])('%j: %s', (lines, joined) => {
    expect(joinLines(lines)).toBe(joined)
  })
})
