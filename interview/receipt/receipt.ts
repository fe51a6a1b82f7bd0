import type { LanguageCode } from '../languages/language.ts'
import { RECEIPT_WORDS, type ReceiptWords } from './words.ts'

export interface ReceiptAnswer {
  kind: 'answer' | 'correction' | 'withdrawal'
  number: number | null
  question: string | null
  /** Null when none are kept. */
  words: string | null
  by: 'spoken' | 'typed' | 'dictated' | null
  /** No later answer took its place. */
  stands: boolean
  /** ISO 8601. */
  at: string
}

/** What a respondent takes along from an interview that is over: their own words, and by what its record is known. */
export interface Receipt {
  sessionId: string
  title: string | null
  askedBy: string | null
  name: string
  status: 'completed' | 'cancelled'
  answers: readonly ReceiptAnswer[]
  /** Null until it is sealed. */
  record: { head: string; entries: number; sealedAt: string } | null
}

/** To the minute, alike in every language. */
const timeOf = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`

const underlined = (heading: string) => [heading, '-'.repeat(heading.length)]

function answerLines(words: ReceiptWords, { kind, number, question, by, stands, at, ...answer }: ReceiptAnswer) {
  const notes = [
    ...(kind === 'correction' ? [words.correction] : []),
    ...(by ? [words[by]] : []),
    timeOf(at),
    ...(stands ? [] : [words.replaced]),
  ]
  const asked = kind === 'withdrawal' ? words.withdrawal : (question ?? '')
  return [`${number === null ? '' : `${number}. `}${asked}`, answer.words ?? words.noWords, notes.join(', '), '']
}

function recordLines(words: ReceiptWords, record: Receipt['record']): string[] {
  if (!record) return [words.notSealed]
  // The hash stands alone in its line: so it is read from left to right in every language.
  return [
    `${words.head}:`,
    record.head,
    `${words.entries}: ${record.entries}`,
    `${words.sealed}: ${timeOf(record.sealedAt)}`,
  ]
}

/** A receipt as plain text. */
export function receiptText(receipt: Receipt, language: LanguageCode): string {
  const words = RECEIPT_WORDS[language]
  const { sessionId, title, askedBy, name, status, answers, record } = receipt
  return [
    words.title,
    '='.repeat(words.title.length),
    '',
    `${words.interview}: ${sessionId}`,
    ...(title === null ? [] : [`${words.about}: ${title}`]),
    ...(askedBy === null ? [] : [`${words.askedBy}: ${askedBy}`]),
    `${words.respondent}: ${name}`,
    status === 'completed' ? words.completed : words.endedEarly,
    '',
    ...underlined(words.yourAnswers),
    '',
    ...(answers.length === 0 ? [words.noAnswers, ''] : answers.flatMap((answer) => answerLines(words, answer))),
    ...underlined(words.record),
    '',
    ...recordLines(words, record),
    '',
    words.howToVerify,
    '',
    words.howToCorrect,
    '',
  ].join('\n')
}
