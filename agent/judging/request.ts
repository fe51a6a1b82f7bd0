import { APIConnectionError, APIStatusError, llm } from '@livekit/agents'
import { LLM } from '@livekit/agents-plugin-google'
import { JUDGE_ANSWER, JudgeAnswerSchema } from '../../interview/judging/call.ts'
import type { GeminiConfig } from '../../config.ts'

/** Thrown when one request to Gemini brought nothing to use; nothing that was said or sent is in it. */
export class RequestFailed extends Error {
  override name = 'RequestFailed'
  /** Short and stable, as in `timeout` or `http-429`. */
  readonly code: string
  readonly retryable: boolean
  constructor(code: string, retryable: boolean) {
    super(code)
    this.code = code
    this.retryable = retryable
  }
}

export interface GeminiRequest {
  system: string
  call: string
  /** Force a call of `judge_answer`; otherwise the reply is text. */
  judging: boolean
}

export interface GeminiReply {
  text: string
  /** The arguments of each call that was made. */
  calls: { name: string; args: unknown }[]
}

const LONGEST_REPLY_TOKENS = 1_024
const OK = 200
/** Google's library has a deadline too; ours comes first, so that a failure has one name. */
const LIBRARY_GRACE_MS = 1_000

const judgeAnswer = llm.tool({
  ...JUDGE_ANSWER,
  parameters: JudgeAnswerSchema,
  execute: () => Promise.reject(new Error('the verdict is read, not executed')),
})

/** As little thinking as the model's family allows: a person is waiting. */
function thinkingOf(model: string): { thinkingBudget: number } | { includeThoughts: false } | undefined {
  if (model.includes('gemini-2.5')) return { thinkingBudget: model.includes('pro') ? 128 : 0 }
  // From Gemini 3 on the plugin chooses the lowest level that the model has.
  return model.includes('gemini-3') ? { includeThoughts: false } : undefined
}

function languageModel({ access, model }: GeminiConfig, failed: (error: unknown) => void): LLM {
  const thinkingConfig = thinkingOf(model)
  const made = new LLM({
    model,
    ...(access.by === 'key'
      ? { apiKey: access.apiKey.reveal(), vertexai: false }
      : { vertexai: true, project: access.project, location: access.location }),
    temperature: 0,
    maxOutputTokens: LONGEST_REPLY_TOKENS,
    ...(thinkingConfig ? { thinkingConfig } : {}),
  })
  // The stream of a failed request ends like any other; this event is the only sign.
  made.on('error', ({ error }) => failed(error))
  return made
}

/** Opens the connection, so that the first answer does not wait for it; a failure shows with that answer. */
export const warmUp = (config: GeminiConfig): void => languageModel(config, () => undefined).prewarm()

/** Google's library says the status in its message alone. */
const statusIn = (error: APIConnectionError) => /"code":\s*([45]\d\d)\b/.exec(error.message)?.[1]

function failureOf(error: unknown): RequestFailed {
  if (error instanceof APIStatusError && error.statusCode < OK) {
    return error.retryable ? new RequestFailed('empty', true) : new RequestFailed('blocked', false)
  }
  const status =
    error instanceof APIStatusError
      ? error.statusCode
      : Number(error instanceof APIConnectionError ? statusIn(error) : undefined)
  if (!status) return new RequestFailed('connection', true)
  return new RequestFailed(`http-${status}`, status >= 500 || status === 408 || status === 429)
}

/** The plugin's own lines quote what the model said, and so the respondent. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {}, trace() {}, fatal() {} }

function argsOf(call: llm.FunctionCall): unknown {
  try {
    return JSON.parse(call.args)
  } catch {
    return undefined
  }
}

/**
 * One request, given up at the deadline.
 * @throws RequestFailed
 */
export async function askGemini(config: GeminiConfig, request: GeminiRequest): Promise<GeminiReply> {
  let error: unknown
  const model = languageModel(config, (reported) => {
    error = reported
  })
  const deadline = AbortSignal.timeout(config.timeoutMs)
  const overdue = new Promise<never>((_, reject) => {
    deadline.addEventListener('abort', () => reject(new RequestFailed('timeout', true)), { once: true })
  })
  const chatCtx = llm.ChatContext.empty()
  chatCtx.addMessage({ role: 'system', content: request.system })
  chatCtx.addMessage({ role: 'user', content: request.call })
  const stream = model.chat({
    chatCtx,
    connOptions: { maxRetry: 0, timeoutMs: config.timeoutMs + LIBRARY_GRACE_MS, retryIntervalMs: 0 },
    extraKwargs: { abortSignal: deadline },
    ...(request.judging
      ? { toolCtx: [judgeAnswer], toolChoice: { type: 'function', function: { name: JUDGE_ANSWER.name } } }
      : {}),
  })
  Object.assign(stream, { logger: SILENT })
  try {
    const { text, toolCalls } = await Promise.race([stream.collect(), overdue])
    if (error !== undefined) throw deadline.aborted ? new RequestFailed('timeout', true) : failureOf(error)
    return { text, calls: toolCalls.map((call) => ({ name: call.name, args: argsOf(call) })) }
  } finally {
    stream.close()
  }
}
