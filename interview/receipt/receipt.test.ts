import { describe, expect, test } from 'vitest'
import { LANGUAGE_CODES } from '../languages/language.ts'
import { type Receipt, receiptText } from './receipt.ts'
import { RECEIPT_WORDS } from './words.ts'

const AT = '2026-11-28T19:30:45.123Z'
const RECEIPT: Receipt = {
  sessionId: '018f0000-0000-7000-8000-000000000001',
  title: 'Before the wedding',
  askedBy: 'A. Stern',
  name: 'Ada',
  status: 'completed',
  answers: [
    { kind: 'answer', number: 1, question: 'Your name?', words: 'Ada', by: 'typed', stands: false, at: AT },
    { kind: 'correction', number: 1, question: 'Your name?', words: 'Ada L.', by: 'dictated', stands: true, at: AT },
    { kind: 'answer', number: 2, question: 'And why?', words: null, by: null, stands: true, at: AT },
  ],
  record: { head: 'ab'.repeat(32), entries: 41, sealedAt: AT },
}

describe('a receipt', () => {
  test('has who was asked by whom, each answer as it was said, and the last hash of the record', () => {
    const lines = receiptText(RECEIPT, 'en').split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'About: Before the wedding',
        'Asked by: A. Stern',
        'Your name: Ada',
        '1. Your name?',
        'typed, 2026-11-28 19:30 UTC, replaced by a later answer',
        'Ada L.',
        'correction, dictated, 2026-11-28 19:30 UTC',
        '(no words are kept)',
        'ab'.repeat(32),
        'Entries: 41',
      ]),
    )
  })

  test('of a record that is not sealed says so, and has no hash', () => {
    const text = receiptText({ ...RECEIPT, record: null, answers: [] }, 'en')
    expect(text).toContain(RECEIPT_WORDS.en.notSealed)
    expect(text).toContain(RECEIPT_WORDS.en.noAnswers)
    expect(text).not.toMatch(/[0-9a-f]{64}/)
  })

  test.each(LANGUAGE_CODES)('has the hash alone in its line, and no word of another language: %s', (language) => {
    const lines = receiptText({ ...RECEIPT, status: 'cancelled' }, language).split('\n')
    expect(lines).toContain('ab'.repeat(32))
    expect(lines).toContain(RECEIPT_WORDS[language].endedEarly)
    const others = LANGUAGE_CODES.filter((other) => other !== language)
    for (const other of others) expect(lines).not.toContain(RECEIPT_WORDS[other].howToCorrect)
  })
})
