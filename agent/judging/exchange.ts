import { z } from 'zod'
import { type Refusal, refusalIn } from './refusal.ts'

/** What one request showed on the wire: Google's plugin (1.9.0) keeps most of it to itself. */
export interface Exchange {
  isSent: boolean
  refusal?: Refusal
  /** The model that answered, by its own word. */
  servedModel?: string
  /** Why the prompt was not answered at all. */
  blockReason?: string
  /** Why the answer ended: `STOP` when it was complete. */
  finishReason?: string
}

const ChunkSchema = z.object({
  modelVersion: z
    .string()
    .regex(/^[\w./@:-]{1,100}$/)
    .optional()
    .catch(undefined),
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional().catch(undefined),
  candidates: z
    .array(z.object({ finishReason: z.string().optional() }))
    .optional()
    .catch(undefined),
})

const isSaid = (reason: string | undefined): reason is string => reason !== undefined && !reason.endsWith('UNSPECIFIED')

/** Notes one event of the stream. @returns the event as the plugin may have it */
function noteEvent(exchange: Exchange, event: string): string {
  const json = event.replace(/^data:\s*/, '')
  let chunk: unknown
  try {
    chunk = JSON.parse(json)
  } catch {
    return event
  }
  const refusal = refusalIn({ status: 200, body: json })
  if (refusal) exchange.refusal = refusal
  const { success, data } = ChunkSchema.safeParse(chunk)
  if (!success) return event
  const { modelVersion, promptFeedback, candidates } = data
  const finishReason = candidates?.[0]?.finishReason
  if (modelVersion !== undefined) exchange.servedModel = modelVersion
  if (isSaid(finishReason)) exchange.finishReason = finishReason
  if (isSaid(promptFeedback?.blockReason)) exchange.blockReason = promptFeedback.blockReason
  if (promptFeedback === undefined || exchange.blockReason !== undefined) return event
  // The plugin takes any feedback for a block.
  return `data: ${JSON.stringify({ ...(chunk as object), promptFeedback: undefined })}`
}

const BETWEEN_EVENTS = /\r\n\r\n|\n\n|\r\r/

/** Passes events on as they come, each noted. */
function notingEvents(exchange: Exchange): TransformStream<string, string> {
  let rest = ''
  return new TransformStream({
    transform(text, controller) {
      rest += text
      for (let end = BETWEEN_EVENTS.exec(rest); end; end = BETWEEN_EVENTS.exec(rest)) {
        controller.enqueue(`${noteEvent(exchange, rest.slice(0, end.index))}\n\n`)
        rest = rest.slice(end.index + end[0].length)
      }
    },
    flush(controller) {
      if (rest !== '') controller.enqueue(noteEvent(exchange, rest))
    },
  })
}

/** A `fetch` for one request of Google's library, by which its exchange is noted. */
export function notingFetch(exchange: Exchange): typeof fetch {
  return async (input, init) => {
    exchange.isSent = true
    const response = await fetch(input, init)
    const { status, statusText, headers, body } = response
    if (!response.ok) {
      const text = await response.text()
      const refusal = refusalIn({ status, body: text, retryAfter: headers.get('retry-after') })
      if (refusal) exchange.refusal = refusal
      return new Response(text, { status, statusText, headers })
    }
    if (!body) return response
    const noted = body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(notingEvents(exchange))
      .pipeThrough(new TextEncoderStream())
    return new Response(noted, { status, statusText, headers })
  }
}
