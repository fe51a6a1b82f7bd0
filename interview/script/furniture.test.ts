import { describe, expect, it } from 'vitest'
import { stepsFromText } from './text.ts'

const asks = (text: string) => stepsFromText(text).steps.map((step) => step['ask'])

describe('page furniture', () => {
  it.each([
    'Page 2 of 5',
    'page 2',
    '- 3 -',
    '– 3 –',
    '3 / 5',
    '3',
    'Seite 2 von 5',
    'صفحة ٢',
    '_____',
    '*****',
    '......',
  ])('is no step: %s', (line) => {
    expect(asks(`1. One?\n${line}\n2. Two\n${line}`)).toEqual(['One?', 'Two'])
    expect(asks(`One?\n${line}\nTwo`)).toEqual(['One?', 'Two'])
  })

  it('is what stands on most pages at head or foot', () => {
    const page = (number: number, body: string) => `Law Offices of B. Quill\n${body}\nFile 77 · sheet ${number}\n`
    expect(asks([page(1, '1. Do you'), page(2, 'consent?\n2. Two?'), page(3, '3. Three?')].join('\f'))).toEqual([
      'Do you consent?',
      'Two?',
      'Three?',
    ])
  })

  it('is what stands on every left page', () => {
    const page = (number: number) => `${number % 2 ? 'The Deed' : 'Of 2026'}\n${number}. Is it ${'x'.repeat(number)}?`
    expect(asks([1, 2, 3, 4].map(page).join('\f'))).toEqual(['Is it x?', 'Is it xx?', 'Is it xxx?', 'Is it xxxx?'])
  })

  it('is not what stands on a few pages only', () => {
    const page = (number: number) => `Line ${number} of its own\nQuestion of page ${String.fromCharCode(64 + number)}?`
    const pages = [
      page(1),
      page(2).replace('Line 2', 'Other'),
      page(3),
      page(4).replace('Line 4', 'More'),
      page(5).replace('Line 5', 'Last'),
    ]
    expect(asks(pages.join('\f'))).toContain('Line 1 of its own')
  })

  it('is not a question that is asked on every page', () => {
    expect(asks('Name?\nDo you agree?\f1. Do you agree?\f2. Do you agree?')).toHaveLength(4)
    expect(asks('Do you agree?')).toEqual(['Do you agree?'])
  })
})
