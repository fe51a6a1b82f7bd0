import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathItemObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { LANGUAGE_CODES } from '../interview/languages/language.ts'
import { ProblemSchema } from './problems.ts'
import type { Route } from './route.ts'

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemSchema } },
})

const answerOf = ({ answer }: Route, description: string) => ({
  description,
  content: typeof answer === 'string' ? { [answer]: {} } : { 'application/json': { schema: answer } },
})

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const { access, params, query, body, also = {} } = route
  const isOpen = access === 'public'
  return {
    '200': answerOf(route, 'Done'),
    ...Object.fromEntries(Object.entries(also).map(([status, meaning]) => [status, answerOf(route, meaning)])),
    ...(isOpen ? {} : { '401': problem('Nobody is signed in, and no good key came') }),
    ...(isOpen ? {} : { '403': problem('Not for this caller') }),
    ...(['seat', 'invitation', 'sign-in'].includes(String(access))
      ? { '410': problem('It holds no longer; `code` says why') }
      : {}),
    ...(params ? { '404': problem('No such thing, or not for this caller to see') } : {}),
    ...(query || body ? { '422': problem('The input is not as declared; `errors` says where') } : {}),
    '429': problem('Too many requests; Retry-After says when to go on'),
    '4XX': problem('Refused; `code` and `detail` say why'),
    '503': problem('A part is away; `detail` says which and what to do'),
  }
}

function bodyOf(body: Route['body']): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (body === undefined) return {}
  if (body === 'file') {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' } as const
    const language: oas31.SchemaObject = {
      type: 'string',
      enum: [...LANGUAGE_CODES],
      description: 'Of the questions; found from them where it is not given.',
    }
    const schema = {
      type: 'object' as const,
      properties: { file, language },
      required: ['file'],
      additionalProperties: false,
    }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } }
  }
  if (body === 'webhook') {
    return { requestBody: { required: true, content: { 'application/webhook+json': { schema: { type: 'object' } } } } }
  }
  // An absent body reads as an empty object.
  return { requestBody: { required: !body.safeParse({}).success, content: { 'application/json': { schema: body } } } }
}

const IDEMPOTENCY_KEY =
  'Makes the request safe to repeat: the same key of the same caller has the effect of the first time. With another request it is refused: 422 `idempotency-key-reused`.'

function headersOf({ method, access, hasSecret, headers = {} }: Route): oas31.ParameterObject[] {
  const isForStaff = typeof access === 'object'
  const isRepeatable = method !== 'get' && method !== 'delete' && isForStaff && !hasSecret
  const all = isRepeatable ? { 'Idempotency-Key': IDEMPOTENCY_KEY, ...headers } : headers
  return Object.entries(all).map(([name, description]) => ({
    in: 'header',
    name,
    description,
    schema: name === 'Idempotency-Key' ? { type: 'string', pattern: '^[!-~]{1,128}$' } : { type: 'string' },
  }))
}

function securityOf({ access }: Route): oas31.SecurityRequirementObject[] {
  if (access === 'public' || access === 'sign-in') return []
  if (access === 'livekit') return [{ liveKit: [] }]
  if (access === 'invitation') return [{ invitation: [] }]
  if (access === 'seat') return [{ seat: [] }]
  if ('via' in access) return [{ cookie: [] }]
  return [{ bearer: [] }, { apiKey: [] }, { cookie: [] }]
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { id, tag, summary, description, params, query } = route
  const parameters = headersOf(route)
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(route),
    ...(params || query ? { requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) } } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(route.body),
    responses: responsesOf(route),
  }
}

/** The API as OpenAPI 3.1, made of the route table, but for the pages, and of the schemas that validate. */
export function openApiOf(routes: readonly Route[], version: string): ReturnType<typeof createDocument> {
  const ofPrograms = routes.filter(({ tag }) => tag !== 'Pages')
  const paths: Record<string, ZodOpenApiPathItemObject> = {}
  for (const [path, atPath] of Map.groupBy(ofPrograms, (route) => route.path)) {
    paths[path.replaceAll(/:(\w+)/g, '{$1}')] = Object.fromEntries(
      atPath.map((route) => [route.method, operationOf(route)]),
    )
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'LexNova',
      version,
      description:
        'Interviews that count. Every path also answers under `/api`. Errors are problems (RFC 9457) with a `detail` for people and a `code` for programs.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key, lxn_...' },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: 'lexnova_session',
          description: 'Of `POST /sign-in`, for pages of this address; `__Host-lexnova_session` with TLS.',
        },
        invitation: {
          type: 'http',
          scheme: 'bearer',
          description: 'The secret of a link, lxi_..., which stands after its "#".',
        },
        seat: { type: 'http', scheme: 'bearer', description: 'The secret of a seat, lxs_..., from `POST /seat`.' },
        liveKit: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: "Signed with LiveKit's secret." },
      },
    },
    paths,
  })
}
