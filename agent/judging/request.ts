import { llm } from '@livekit/agents'
import { LLM } from '@livekit/agents-plugin-google'
import type { GeminiConfig } from '../../config.ts'
import { JUDGE_ANSWER, JudgeAnswerSchema } from '../../interview/judging/call.ts'
import { type Exchange, notingFetch } from './exchange.ts'
import { failureOf } from './failure.ts'
import { traitsOf } from './models.ts'

export interface GeminiRequest {
  system: string
  call: string
  /** Force a call of `judge_answer`; otherwise the reply is text. */
  judging: boolean
}

export interface GeminiReply {
  text: string
  /** The call that was made. */
  call?: { name: string; args: unknown }
  /** The model that answered, by its own word. */
  servedModel?: string
}

/** One model of one account. */
export interface Gemini {
  /** Opens the connection, so that the first answer does not wait for it; a failure shows with that answer. */
  warmUp(): void
  /**
   * One request, given up after `timeoutMs`.
   * @throws RequestFailed
   */
  ask(request: GeminiRequest, timeoutMs: number): Promise<GeminiReply>
}

/** Some models think first, and that counts too. */
const LONGEST_REPLY_TOKENS = 4_096
/**
 * Of Google's library; our own deadline comes first. It goes to the vendor as a deadline too, who answers 400
 * when it is shorter than ten seconds.
 */
const LIBRARY_TIMEOUT_MS = 15_000
/** Our own deadline comes first, so that a failure has one name. */
const LIBRARY_GRACE_MS = 1_000

/** People speak of violence and of coercion here, and that has to be judged as well. */
const SAFETY = ['HARASSMENT', 'HATE_SPEECH', 'SEXUALLY_EXPLICIT', 'DANGEROUS_CONTENT'].map((what) => ({
  category: `HARM_CATEGORY_${what}`,
  threshold: 'OFF',
}))

const judgeAnswer = llm.tool({
  ...JUDGE_ANSWER,
  parameters: JudgeAnswerSchema,
  execute: () => Promise.reject(new Error('the verdict is read, not executed')),
})

/** By these Google's library sends a key to Vertex AI, whatever the plugin is told. */
const DIVERTING = ['GOOGLE_GENAI_USE_VERTEXAI', 'GOOGLE_GENAI_USE_ENTERPRISE']

function withoutDiversion<T>(make: () => T): T {
  const kept = DIVERTING.map((name) => [name, process.env[name]] as const)
  for (const name of DIVERTING) delete process.env[name]
  try {
    return make()
  } finally {
    for (const [name, value] of kept) if (value !== undefined) process.env[name] = value
  }
}

function languageModel({ access, model }: GeminiConfig): LLM {
  const made = withoutDiversion(
    () =>
      new LLM({
        model,
        maxOutputTokens: LONGEST_REPLY_TOKENS,
        ...(access.by === 'key'
          ? { apiKey: access.apiKey.reveal(), vertexai: false }
          : { vertexai: true, project: access.project, location: access.location }),
      }),
  )
  // What failed is told by the exchange; without a listener the event would end the process.
  made.on('error', () => undefined)
  return made
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

/** Gemini by Google's plugin. One for many requests: with Vertex AI they share a token. */
export function connectGemini(config: GeminiConfig): Gemini {
  const model = languageModel(config)
  const { thinkingConfig, temperature } = traitsOf(config.model)

  async function ask({ system, call, judging }: GeminiRequest, timeoutMs: number): Promise<GeminiReply> {
    const exchange: Exchange = { isSent: false }
    const chatCtx = llm.ChatContext.empty()
    chatCtx.addMessage({ role: 'system', content: system })
    chatCtx.addMessage({ role: 'user', content: call })
    const ended = new AbortController()
    const stream = model.chat({
      chatCtx,
      connOptions: { maxRetry: 0, timeoutMs: LIBRARY_TIMEOUT_MS, retryIntervalMs: 0 },
      // As they are: by `thinkingConfig` of its own the plugin chooses a level by the model's name.
      extraKwargs: {
        abortSignal: ended.signal,
        httpOptions: {
          timeout: Math.max(LIBRARY_TIMEOUT_MS, timeoutMs + LIBRARY_GRACE_MS),
          fetch: notingFetch(exchange),
        },
        safetySettings: SAFETY,
        ...(thinkingConfig && { thinkingConfig }),
        ...(temperature === undefined ? {} : { temperature }),
      },
      ...(judging
        ? { toolCtx: [judgeAnswer], toolChoice: { type: 'function', function: { name: JUDGE_ANSWER.name } } }
        : {}),
    })
    Object.assign(stream, { logger: SILENT })
    const { promise: overdue, resolve: giveUp } = Promise.withResolvers<undefined>()
    const timer = setTimeout(() => giveUp(undefined), timeoutMs)
    try {
      const collected = await Promise.race([stream.collect(), overdue])
      const { text = '', toolCalls = [] } = collected ?? {}
      const isOverdue = collected === undefined
      const failure = failureOf({ exchange, isOverdue, by: config.access.by, text, calls: toolCalls.length })
      if (failure) throw failure
      const [made] = toolCalls
      return {
        text,
        ...(made && { call: { name: made.name, args: argsOf(made) } }),
        ...(exchange.servedModel === undefined ? {} : { servedModel: exchange.servedModel }),
      }
    } finally {
      clearTimeout(timer)
      ended.abort()
      stream.close()
    }
  }

  return { warmUp: () => model.prewarm(), ask }
}
