import { randomUUID } from 'node:crypto'

interface Call {
  /** The function that is forced, when absent. */
  name?: string
  args: unknown
}

/**
 * What the model answers: a call with arguments, several, or text; a call that Google could not read; nothing,
 * because the prompt was blocked (`blockedPrompt` is its reason); or as much as came before it was ended for
 * another reason than `STOP`.
 */
export type GeminiReply =
  | Call
  | { calls: readonly Call[] }
  | { text: string }
  | { malformed: string }
  | { blockedPrompt: string }
  | { finish: string; text?: string; args?: unknown }

/** What is as it is with every reply of the vendor. */
export interface Manner {
  /** Parts with a thought's signature and no text of their own, as Gemini 3 sends them. */
  signatures: boolean
  /** A `promptFeedback` that blocks nothing. */
  feedback: boolean
}

interface Answering extends Manner {
  /** The only function that can be called. */
  forced: string | undefined
  modelVersion: string
}

/** The chunks of a reply: text comes in pieces, a call whole, and the last chunk ends it. */
export function chunksOf(reply: GeminiReply, { forced, modelVersion, signatures, feedback }: Answering): object[] {
  const common = {
    usageMetadata: { promptTokenCount: 900, candidatesTokenCount: 40, totalTokenCount: 940 },
    modelVersion,
    responseId: randomUUID(),
    ...(feedback ? { promptFeedback: { safetyRatings: [] } } : {}),
  }
  const signature = signatures ? { thoughtSignature: 'c2lnbmF0dXJl' } : {}
  const chunk = (parts: object[], more: object = {}) => ({
    candidates: [{ content: { parts, role: 'model' }, index: 0, ...more }],
    ...common,
  })
  const called = ({ name = forced, args }: Call) =>
    chunk([{ functionCall: { id: randomUUID(), name, args }, ...signature }])
  const said = (text: string, finishReason: string) => {
    const pieces = text.match(/.{1,20}/gsu) ?? ['']
    return pieces.map((piece, at) => chunk([{ text: piece }], at === pieces.length - 1 ? { finishReason } : {}))
  }
  const last = chunk([{ text: '', ...signature }], { finishReason: 'STOP' })
  if ('blockedPrompt' in reply) {
    return [{ ...common, promptFeedback: { blockReason: reply.blockedPrompt } }]
  }
  if ('malformed' in reply) {
    const refused = { finishReason: 'MALFORMED_FUNCTION_CALL', finishMessage: reply.malformed, index: 0 }
    return [{ candidates: [refused], ...common }]
  }
  if ('finish' in reply) {
    const before = reply.args === undefined ? [] : [called({ args: reply.args })]
    if (reply.text !== undefined) return [...before, ...said(reply.text, reply.finish)]
    return [...before, { candidates: [{ finishReason: reply.finish, index: 0 }], ...common }]
  }
  if ('text' in reply) return said(reply.text, 'STOP')
  const calls = 'calls' in reply ? reply.calls : [reply]
  return [...calls.map(called), last]
}
