import { z } from 'zod'
import { LANGUAGE_CODES, languageCodeOf } from '../../interview/languages/language.ts'
import { receiptText } from '../../interview/receipt/receipt.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { seatReader } from '../seat-view.ts'

const receipt = route({
  method: 'get',
  path: '/seat/receipt',
  id: 'getReceipt',
  tag: 'Invitations and seats',
  summary: 'What this respondent said, and the last hash of the record, as plain text to keep',
  description:
    'For an hour after the end, to the browser that held the seat then; 409 `not-over` before. It says so itself while the record is not sealed.',
  access: 'seat',
  query: z.object({
    language: z.enum(LANGUAGE_CODES).optional().meta({ description: 'That of the script when absent.' }),
  }),
  answer: 'text/plain',
  async handler({ context, caller, query, response }) {
    const { interview, name, status, end, language } = await seatReader(context, caller)()
    if (!end || (status !== 'completed' && status !== 'cancelled')) {
      throw new Problem(409, 'not-over', 'The interview is not over yet. There is a receipt at its end.')
    }
    const { record, answers } = end
    const text = receiptText(
      {
        sessionId: interview.id,
        title: interview.title,
        askedBy: interview.asked_by,
        name,
        status,
        answers,
        record: record && { head: record.head, entries: record.entries, sealedAt: record.sealed_at },
      },
      query.language ?? languageCodeOf(language ?? '') ?? 'en',
    )
    response.attachment(`lexnova-${interview.id}.txt`).type('text/plain').send(text)
  },
})

export const receiptRoutes: readonly Route[] = [receipt]
