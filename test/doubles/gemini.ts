import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { unixMs } from '../clock.ts'
import type { Work } from './control.ts'
import { type Fault, Faults } from './faults.ts'
import { BodySchema, brokenIn, type GeminiRequest, readRequest } from './gemini-body.ts'
import { type GeminiJudging, judgingBy } from './gemini-judging.ts'
import { refusedBy, SERVED_MODELS, type ServedModel } from './gemini-models.ts'
import { type Refusal, type Refusals, refuse } from './gemini-refusals.ts'
import { chunksOf, type GeminiReply, type Manner } from './gemini-replies.ts'

/** Where Vertex AI serves, and the bearer tokens that it gives out; see `workloadFile`. */
interface VertexDouble {
  project: string
  location: string
  token: string
}

export interface GeminiDoubleOptions {
  apiKey: string
  /** How it judges; see `GeminiJudging`. */
  judging?: GeminiJudging | ((request: GeminiRequest) => GeminiReply | Promise<GeminiReply>)
  /** Time to the first token, and to the last. */
  firstMs?: number
  totalMs?: number
  /** By name. */
  models?: Readonly<Record<string, ServedModel>>
  manner?: Partial<Manner>
  refusals?: Refusals
  /** Absent: Vertex AI is not served. */
  vertex?: VertexDouble
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
  /** Tokens of Vertex AI that were given out. */
  tokens: number
  judging: NonNullable<GeminiDoubleOptions['judging']>
  /** Said to the next requests, one each, in place of what `judging` has. */
  replies: GeminiReply[]
  firstMs: number
  totalMs: number
  models: Record<string, ServedModel>
  manner: Manner
  refusals: Refusals
  close(): Promise<void>
}

/** What simple calls take on flash-lite, by public reports of November 2026. */
export const VENDOR_LATENCY = { firstMs: 1_500, totalMs: 2_000 }

/** Seconds; the vendor refuses a shorter deadline. */
const SHORTEST_DEADLINE = 10
const BY_KEY = /^\/v1beta\/models\/([\w.-]+):streamGenerateContent$/
const BY_VERTEX =
  /^\/v1beta1\/projects\/([\w-]+)\/locations\/([\w-]+)\/publishers\/google\/models\/([\w.-]+):streamGenerateContent$/
const LISTS = ['/v1beta/models', '/v1beta1/publishers/google/models']

const WRONG_KEY = {
  status: 400,
  message: 'API key not valid. Please pass a valid API key.',
  reason: 'API_KEY_INVALID',
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
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
  const { vertex } = options
  const decline = (response: ServerResponse, refusal: Refusal) => refuse(response, refusal, double.refusals)
  const violate = (response: ServerResponse, status: number, what: string) => {
    double.violations.push(what)
    decline(response, { status, message: what })
  }

  async function listModels(response: ServerResponse): Promise<void> {
    const fault = double.openings.take()
    if (fault?.kind === 'drop' || fault?.kind === 'endless') return
    if (fault?.kind === 'status') return decline(response, { status: fault.status, message: 'as was asked for' })
    if (fault?.kind === 'cut') return void response.destroy()
    if (fault?.kind === 'delay') await delay(fault.ms)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(fault?.kind === 'garbage' ? '<html>' : JSON.stringify({ models: [] }))
  }

  /** An access token for whoever brings a token of theirs, as Google's exchange of workload identities. */
  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request))
    const grant = form.get('grant_type')
    if (grant !== 'urn:ietf:params:oauth:grant-type:token-exchange') return violate(response, 400, `grant ${grant}`)
    double.tokens++
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ access_token: vertex?.token, expires_in: 3_600, token_type: 'Bearer' }))
  }

  /** Which model is asked for, and by which way. */
  function addressed(pathname: string): Pick<GeminiRequest, 'model' | 'by'> | undefined {
    const [, named] = BY_KEY.exec(pathname) ?? []
    if (named !== undefined) return { model: named, by: 'key' }
    const [, project, location, model] = BY_VERTEX.exec(pathname) ?? []
    if (model === undefined || project !== vertex?.project || location !== vertex?.location) return undefined
    return { model, by: 'vertex' }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const { method, headers } = request
    if (vertex && method === 'POST' && pathname === '/token') return exchange(request, response)
    const isVertex = vertex !== undefined && pathname.startsWith('/v1beta1/')
    if (isVertex && headers['authorization'] !== `Bearer ${vertex.token}`) return violate(response, 401, 'no token')
    if (!isVertex && headers['x-goog-api-key'] !== options.apiKey) return decline(response, WRONG_KEY)
    if (method === 'GET' && LISTS.includes(pathname)) return listModels(response)
    const to = addressed(pathname)
    if (method !== 'POST' || !to) return violate(response, 404, `no ${method} ${pathname}`)
    if (search !== '?alt=sse') return violate(response, 400, `the query is ${search}`)
    const header = headers['x-server-timeout']
    const deadline = header === undefined ? undefined : Number(header)
    if (deadline !== undefined && deadline < SHORTEST_DEADLINE) {
      const what = `Manually set deadline ${deadline}s is too short. Minimum allowed deadline is ${SHORTEST_DEADLINE}s.`
      return violate(response, 400, what)
    }
    const body: unknown = JSON.parse(await bodyOf(request))
    const broken = brokenIn(body)
    if (broken !== undefined) return violate(response, 400, broken)
    const content = BodySchema.parse(body)
    const asked = readRequest(content, { ...to, deadline })
    double.requests.push(asked)
    const model = double.models[asked.model]
    if (!model) {
      const message = `models/${asked.model} is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.`
      return decline(response, { status: 404, message })
    }
    const refused = refusedBy(model, content.generationConfig)
    if (refused !== undefined) return violate(response, 400, refused)
    await serve(asked, model, response)
  }

  async function serve(asked: GeminiRequest, model: ServedModel, response: ServerResponse): Promise<void> {
    double.open++
    const fromMs = unixMs()
    response.once('close', () => {
      double.open--
    })
    const fault = double.faults.take()
    if (fault?.kind === 'drop') return
    if (fault?.kind === 'status') return decline(response, { status: fault.status, message: 'as was asked for' })
    if (fault?.kind === 'delay') await delay(fault.ms)
    const { judging } = double
    const judge = typeof judging === 'function' ? judging : judgingBy(judging)
    const reply = double.replies.shift() ?? (await judge(asked))
    const modelVersion = model.answeredBy ?? asked.model
    const chunks = chunksOf(reply, { ...double.manner, forced: asked.functions[0], modelVersion })
    await stream(response, chunks, fault, double)
    double.work.push({ fromMs, toMs: unixMs() })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      double.violations.push(error instanceof Error ? error.message : 'unknown')
      if (response.headersSent) response.destroy()
      else decline(response, { status: 500, message: 'the double failed' })
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
    tokens: 0,
    judging: options.judging ?? { mode: 'table', table: [] },
    replies: [],
    firstMs: options.firstMs ?? 0,
    totalMs: options.totalMs ?? options.firstMs ?? 0,
    models: structuredClone({ ...(options.models ?? SERVED_MODELS) }),
    manner: { signatures: true, feedback: false, ...options.manner },
    refusals: options.refusals ?? { form: 'plain' },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return double
}
