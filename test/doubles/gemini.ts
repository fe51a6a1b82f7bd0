import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { unixMs } from '../clock.ts'
import type { Work } from './control.ts'
import { type GeminiJudging, judgingBy } from './gemini-judging.ts'
import { type Fault, Faults } from './faults.ts'

/** What one request asked, as the double understood it. */
export interface GeminiRequest {
  model: string
  system: string
  /** The text of the user's turns. */
  call: string
  /** Names of the declared functions; the call of one is forced when there is any. */
  functions: string[]
  temperature: number
  thinkingBudget: number | undefined
}

/** What the model answers: a call with arguments, or text. */
export type GeminiReply = { name?: string; args: unknown } | { text: string } | { malformed: string }

export interface GeminiDoubleOptions {
  apiKey: string
  /** How it judges; see `GeminiJudging`. */
  judging?: GeminiJudging | ((request: GeminiRequest) => GeminiReply | Promise<GeminiReply>)
  /** Time to the first token, and to the last. */
  firstMs?: number
  totalMs?: number
}

export interface GeminiDouble {
  url: string
  faults: Faults
  /** One for each time that somebody warms up, and asks for nothing yet. */
  openings: Faults
  requests: GeminiRequest[]
  /** From each request to the last token. */
  work: Work[]
  /** What of the protocol was broken by whoever called; tests assert that there is none. */
  violations: string[]
  /** Requests that are neither answered nor given up. */
  open: number
  judging: NonNullable<GeminiDoubleOptions['judging']>
  firstMs: number
  totalMs: number
  close(): Promise<void>
}

const Parts = z.array(z.strictObject({ text: z.string().min(1) })).min(1)

/** The body of `streamGenerateContent`, as far as judging uses it. */
const BodySchema = z.strictObject({
  contents: z.array(z.strictObject({ role: z.literal('user'), parts: Parts })).length(1),
  systemInstruction: z.strictObject({ role: z.string().optional(), parts: Parts }),
  tools: z
    .tuple([
      z.strictObject({
        functionDeclarations: z
          .array(
            z.strictObject({
              name: z.string().regex(/^[a-zA-Z_][\w.:-]{0,127}$/),
              description: z.string().min(1),
              parameters: z.strictObject({
                type: z.literal('OBJECT'),
                description: z.string().optional(),
                properties: z.record(
                  z.string(),
                  z.strictObject({
                    type: z.enum(['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN']),
                    description: z.string().optional(),
                    enum: z.array(z.string().min(1)).optional(),
                  }),
                ),
                required: z.array(z.string()),
              }),
            }),
          )
          .min(1),
      }),
    ])
    .optional(),
  toolConfig: z
    .strictObject({
      functionCallingConfig: z.strictObject({
        mode: z.literal('ANY'),
        allowedFunctionNames: z.array(z.string()).min(1),
      }),
    })
    .optional(),
  generationConfig: z.strictObject({
    temperature: z.number().min(0).max(2),
    maxOutputTokens: z.int().min(1),
    thinkingConfig: z
      .strictObject({
        thinkingBudget: z.int().optional(),
        includeThoughts: z.boolean().optional(),
        thinkingLevel: z.string().optional(),
      })
      .optional(),
  }),
})

const PATH = /^\/v1beta\/models\/([\w.-]+):streamGenerateContent$/

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function refuse(response: ServerResponse, status: number, message: string): void {
  const names: Record<number, string> = {
    400: 'INVALID_ARGUMENT',
    401: 'UNAUTHENTICATED',
    403: 'PERMISSION_DENIED',
    404: 'NOT_FOUND',
    429: 'RESOURCE_EXHAUSTED',
    500: 'INTERNAL',
    503: 'UNAVAILABLE',
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' })
  response.end(JSON.stringify({ error: { code: status, message, status: names[status] ?? 'UNKNOWN' } }))
}

const textOf = (parts: z.infer<typeof Parts>) => parts.map(({ text }) => text).join('')

function readRequest(model: string, body: z.infer<typeof BodySchema>): GeminiRequest {
  return {
    model,
    system: textOf(body.systemInstruction.parts),
    call: body.contents.map(({ parts }) => textOf(parts)).join('\n'),
    functions: body.tools?.[0].functionDeclarations.map(({ name }) => name) ?? [],
    temperature: body.generationConfig.temperature,
    thinkingBudget: body.generationConfig.thinkingConfig?.thinkingBudget,
  }
}

/** The chunks of a reply: text comes in pieces, a call whole, and the last chunk ends it. */
function chunksOf(reply: GeminiReply, request: GeminiRequest): object[] {
  const responseId = randomUUID()
  const chunk = (parts: object[], more: object = {}) => ({
    candidates: [{ content: { parts, role: 'model' }, index: 0, ...more }],
    usageMetadata: { promptTokenCount: 900, candidatesTokenCount: 40, totalTokenCount: 940 },
    modelVersion: request.model,
    responseId,
  })
  if ('malformed' in reply) {
    const refused = { finishReason: 'MALFORMED_FUNCTION_CALL', finishMessage: reply.malformed, index: 0 }
    return [{ candidates: [refused], usageMetadata: { promptTokenCount: 900, totalTokenCount: 900 }, responseId }]
  }
  if ('text' in reply) {
    const pieces = reply.text.match(/.{1,20}/gsu) ?? ['']
    return pieces.map((text, at) => chunk([{ text }], at === pieces.length - 1 ? { finishReason: 'STOP' } : {}))
  }
  const functionCall = { id: randomUUID(), name: reply.name ?? request.functions[0], args: reply.args }
  return [chunk([{ functionCall }]), chunk([{ text: '' }], { finishReason: 'STOP' })]
}

async function stream(
  response: ServerResponse,
  chunks: readonly object[],
  fault: Fault | undefined,
  { firstMs, totalMs }: GeminiDouble,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  await delay(firstMs)
  if (fault?.kind === 'garbage') {
    response.end('<html><body>502 Bad Gateway</body></html>')
    return
  }
  const events = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`)
  const [first = '', ...rest] = events
  if (fault?.kind === 'cut') {
    response.write(first.slice(0, first.length / 2))
    await delay(1)
    response.destroy()
    return
  }
  if (fault?.kind === 'endless') {
    response.write(first.slice(0, first.length / 2))
    return
  }
  response.write(first)
  if (rest.length > 0) await delay(Math.max(0, totalMs - firstMs))
  response.end(rest.join(''))
}

/** Google's Gemini as `@livekit/agents-plugin-google` speaks to it, over HTTP on the loopback. */
export async function startGeminiDouble(options: GeminiDoubleOptions): Promise<GeminiDouble> {
  const violate = (response: ServerResponse, status: number, what: string) => {
    double.violations.push(what)
    refuse(response, status, what)
  }

  async function listModels(response: ServerResponse): Promise<void> {
    const fault = double.openings.take()
    if (fault?.kind === 'drop' || fault?.kind === 'endless') return
    if (fault?.kind === 'status') return refuse(response, fault.status, 'as was asked for')
    if (fault?.kind === 'cut') return void response.destroy()
    if (fault?.kind === 'delay') await delay(fault.ms)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(fault?.kind === 'garbage' ? '<html>' : JSON.stringify({ models: [] }))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (request.headers['x-goog-api-key'] !== options.apiKey) return violate(response, 401, 'the API key is not valid')
    if (request.method === 'GET' && url.pathname === '/v1beta/models') return listModels(response)
    const [, model] = PATH.exec(url.pathname) ?? []
    if (request.method !== 'POST' || model === undefined)
      return violate(response, 404, `no ${request.method} ${url.pathname}`)
    if (url.search !== '?alt=sse') return violate(response, 400, `the query is ${url.search}`)
    const parsed = BodySchema.safeParse(JSON.parse(await bodyOf(request)))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return violate(response, 400, `body: ${issue?.path.join('.')}: ${issue?.message}`)
    }
    const { tools, toolConfig } = parsed.data
    const declared = tools?.[0].functionDeclarations.map(({ name }) => name) ?? []
    const allowed = toolConfig?.functionCallingConfig.allowedFunctionNames ?? []
    if (declared.join() !== allowed.join()) return violate(response, 400, 'the functions are not those that are forced')
    const asked = readRequest(model, parsed.data)
    double.requests.push(asked)
    double.open++
    const fromMs = unixMs()
    response.once('close', () => {
      double.open--
    })
    const fault = double.faults.take()
    if (fault?.kind === 'drop') return
    if (fault?.kind === 'status') return refuse(response, fault.status, 'as was asked for')
    if (fault?.kind === 'delay') await delay(fault.ms)
    const { judging } = double
    const reply = await (typeof judging === 'function' ? judging : judgingBy(judging))(asked)
    await stream(response, chunksOf(reply, asked), fault, double)
    double.work.push({ fromMs, toMs: unixMs() })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      double.violations.push(error instanceof Error ? error.message : 'unknown')
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'the double failed')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const double: GeminiDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults: new Faults(),
    openings: new Faults(),
    requests: [],
    work: [],
    violations: [],
    open: 0,
    judging: options.judging ?? { mode: 'table', table: [] },
    firstMs: options.firstMs ?? 0,
    totalMs: options.totalMs ?? options.firstMs ?? 0,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return double
}
