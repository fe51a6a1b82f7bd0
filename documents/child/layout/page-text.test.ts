import { describe, expect, it } from 'vitest'
import { bodyOf, textOfPage } from './page-text.ts'
import type { Piece } from './rows.ts'

const WIDTH = 6

interface Setting {
  size?: number
  font?: string
  isPageRtl?: boolean
}

/** Words at `x` and `y`, each letter six points wide, in the order of the list. */
const set = (words: readonly (readonly [text: string, x: number, y: number, setting?: Setting])[]): Piece[] =>
  words.map(([text, left, y, setting = {}], order) => ({
    text,
    left,
    right: left + text.length * WIDTH,
    y,
    size: setting.size ?? 12,
    font: setting.font ?? 'body',
    isPageRtl: setting.isPageRtl ?? false,
    order,
  }))

const read = (pieces: Piece[]) => textOfPage(pieces, bodyOf(pieces)).split('\n')

describe('a page', () => {
  it('is read from the top, whatever the order of writing', () => {
    expect(
      read(
        set([
          ['second', 0, 40],
          ['first', 0, 20],
        ]),
      ),
    ).toEqual(['first', 'second'])
  })

  it('has words apart by their distance, and a raised number in its line', () => {
    expect(
      read(
        set([
          ['certi', 0, 20],
          ['fi', 30, 20],
          ['cate', 42, 20],
          ['of', 72, 20],
          ['1', 84, 17, { size: 8 }],
        ]),
      ),
    ).toEqual(['certificate of1'])
  })

  it('keeps justified words in their order, though their gaps stand below each other', () => {
    const pieces = set([
      ['under', 0, 20],
      ['the', 60, 20],
      ['which', 0, 34],
      ['a', 60, 34],
      ['begins', 0, 48],
      ['now', 60, 48],
    ])
    expect(read(pieces).map((line) => line.replace('\t', ' '))).toEqual(['under the', 'which a', 'begins now'])
  })

  it('keeps an amount at the head of a justified line as it is', () => {
    const pieces = set([
      ['before', 0, 20],
      ['the', 60, 20],
      ['18', 0, 34],
      ['May', 60, 34],
      ['or', 0, 48],
      ['not', 60, 48],
    ])
    expect(read(pieces).join(' ')).not.toContain('18.')
  })

  it('has columns that are written one after the other read so', () => {
    const left = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map((text, row) => [text, 0, 20 + 14 * row] as const)
    const right = ['dddddddd', 'eeeeeeee', 'ffffffff'].map((text, row) => [text, 100, 20 + 14 * row] as const)
    expect(read(set([...left, ...right]))).toEqual([...left.map(([text]) => text), ...right.map(([text]) => text)])
  })

  it('has the lines of a cell together, and the number in the middle beside it before it', () => {
    const pieces = set([
      ['1', 0, 41],
      ['Where do', 60, 34],
      ['you live?', 60, 48],
      ['here', 140, 41],
      ['2', 0, 91],
      ['Since', 60, 84],
      ['when?', 60, 98],
    ])
    expect(read(pieces)).toEqual(['1. Where do you live?\there', '2. Since when?'])
  })

  it('has headings by their size, and by their font right above a number', () => {
    const pieces = set([
      ['The Deed', 0, 20, { size: 18 }],
      ['1. A question of some length?', 0, 60],
      ['Earlier marriages', 0, 100, { font: 'bold' }],
      ['2. Another question of some length?', 0, 114],
      ['in italics', 0, 128, { font: 'italic' }],
    ])
    expect(read(pieces).filter((line) => line.startsWith('#'))).toEqual(['# The Deed', '# Earlier marriages'])
  })

  it('goes on with a capital where the next word had no room, and not where it had', () => {
    expect(
      read(
        set([
          ['Do you take the man beside you', 0, 20],
          ['Anna to be your husband today?', 0, 34],
        ]),
      ),
    ).toHaveLength(1)
    expect(
      read(
        set([
          ['State your name', 0, 20],
          ['Do you take him to be your man?', 0, 34],
        ]),
      ),
    ).toHaveLength(2)
  })

  it('is read from right to left, with words of the other direction in their own order', () => {
    const rtl = { isPageRtl: true }
    expect(
      read(
        set([
          ['هل', 146, 20, rtl],
          ['Systems', 100, 20, rtl],
          ['Law', 78, 20, rtl],
          ['معك', 56, 20, rtl],
        ]),
      ),
    ).toEqual(['هل Law Systems معك'])
  })

  it('has brackets that were given as they are drawn turned back', () => {
    const rtl = { isPageRtl: true }
    expect(
      read(
        set([
          ['هل', 100, 20, rtl],
          ['(', 88, 20, rtl],
          ['نعم', 70, 20, rtl],
          [')', 64, 20, rtl],
        ]),
      ),
    ).toEqual(['هل (نعم)'])
    expect(
      read(
        set([
          ['هل', 100, 20, rtl],
          [')', 88, 20, rtl],
          ['نعم', 70, 20, rtl],
          ['(', 64, 20, rtl],
        ]),
      ),
    ).toEqual(['هل (نعم)'])
  })

  it('has the letters of shaped Arabic, not their shapes', () => {
    expect(read(set([['\ufefc', 0, 20, { isPageRtl: true }]]))).toEqual(['لا'])
  })
})
