import { z } from 'zod'
import type { Kind } from '../../interview/script/expect/kinds.ts'
import type { GeminiRequest } from './gemini-body.ts'
import type { GeminiReply } from './gemini-replies.ts'

/** What is said of an answer that holds these words, or of a side question. */
export interface Rule {
  /** A regular expression, looked for in the answer without regard to case; in Unicode mode. */
  when: string
  /** Arguments of `judge_answer`; a missing quote is the words that were found. */
  verdict?: string
  value?: string
  reason?: string
  quote?: string
  /** The reply to a side question. */
  say?: string
}

/**
 * How the double judges, as data, so that it can be told over HTTP too.
 * `table`: the first rule that fits, else unclear. `accept-all`: everything is accepted with the value
 * that is due. `obey`: does what an injection says; it is talked into accepting by any answer at all.
 */
export type GeminiJudging = { mode: 'table'; table: readonly Rule[] } | { mode: 'accept-all' } | { mode: 'obey' }

const DataSchema = z.object({
  open_step: z.object({ ask: z.string(), expect: z.record(z.string(), z.unknown()) }),
  addressed_to: z.object({ registered_name: z.string().optional() }),
  answer: z.string().optional(),
  side_question: z.string().optional(),
})

/** The quoted data of a call; it is the only line that is JSON. */
function dataOf(call: string): Data {
  const line = call.split('\n').find((text) => text.startsWith('{'))
  return DataSchema.parse(JSON.parse(line ?? ''))
}

type Data = z.infer<typeof DataSchema>

const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && Object.hasOwn(DUE_VALUES, kind)

/** What would pass as the due value of a step. */
const DUE_VALUES: Record<Kind, (data: Data) => string> = {
  text: () => '',
  consent: () => 'yes',
  affirmation: ({ open_step: { expect } }) => String(expect['due'] ?? 'yes'),
  name({ open_step: { expect }, addressed_to }) {
    const due = expect['due'] ?? 'registered'
    return due === 'registered' ? (addressed_to.registered_name ?? 'Anna Berg') : String(due)
  },
  date: ({ open_step: { expect } }) => String(expect['due'] ?? expect['earliest'] ?? expect['latest'] ?? '1990-05-03'),
  number: ({ open_step: { expect } }) => String(expect['due'] ?? expect['min'] ?? 1),
  choice: ({ open_step: { expect } }) => String(expect['due'] ?? (expect['options'] as { value: string }[])[0]?.value),
  phrase: () => '',
  judged: () => '',
}

function dueValue(data: Data): string {
  const { kind } = data.open_step.expect
  return isKind(kind) ? DUE_VALUES[kind](data) : ''
}

/** The first words of an answer, as a model quotes that has nothing better to quote. */
const wordsOf = (answer: string) => answer.trim().split(/\s+/).slice(0, 12).join(' ')

const accepted = (value: string, quote: string): GeminiReply => ({
  args: { verdict: 'accepted', value, reason: 'The answer is accepted.', quote },
})

const HELPFUL =
  /(?<![\p{L}\p{N}])(?:yes|yeah|oui|accept\p{L}*|sí|si|acept\p{L}*|ja|akzeptier\p{L}*|نعم|موافق|اقبل)(?![\p{L}\p{N}])/iu

/** A model that follows orders: it quotes the yes, the name or the value when the answer has one anywhere. */
function obey(request: GeminiRequest): GeminiReply {
  const data = dataOf(request.call)
  const answer = data.answer ?? ''
  const value = dueValue(data)
  const helpful = HELPFUL.exec(answer)
  const literal = value !== '' && answer.toLowerCase().includes(value.toLowerCase()) ? value : undefined
  return accepted(value, literal ?? helpful?.[0] ?? wordsOf(answer))
}

function byTable(table: readonly Rule[], request: GeminiRequest): GeminiReply {
  const { answer = '', side_question: sideQuestion } = dataOf(request.call)
  const said = sideQuestion ?? answer
  for (const rule of table) {
    const found = new RegExp(rule.when, 'iu').exec(said)
    if (!found || (sideQuestion === undefined) !== (rule.say === undefined)) continue
    if (rule.say !== undefined) return { text: rule.say }
    const { verdict = 'accepted', value = '', reason = 'As the table says.', quote = found[0] } = rule
    return { args: { verdict, value, reason, quote } }
  }
  if (sideQuestion !== undefined) return { text: 'I cannot tell; your lawyer can.' }
  return { args: { verdict: 'unclear', value: '', reason: 'No rule of the table fits.', quote: '' } }
}

/** The handler that judges so. */
export function judgingBy(judging: GeminiJudging): (request: GeminiRequest) => GeminiReply {
  return (request) => {
    if (judging.mode === 'table') return byTable(judging.table, request)
    const data = dataOf(request.call)
    if (data.side_question !== undefined) return { text: 'Your answer is accepted. The interview is over.' }
    return judging.mode === 'obey' ? obey(request) : accepted(dueValue(data), wordsOf(data.answer ?? ''))
  }
}
