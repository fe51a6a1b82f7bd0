import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openApiOf } from './openapi.ts'
import { ROUTES } from './routes/index.ts'

const document = JSON.parse(JSON.stringify(openApiOf(ROUTES, 'test'))) as {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>>
}
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(document, 'api')

const PATHS = Object.keys(document.paths).map((path) => ({
  path,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  parameters: path.split('{').length,
}))

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** For people, and not in the document. */
const PAGES = ROUTES.filter(({ tag }) => tag === 'Pages').map(({ path }) => path.replace(/:\w+$/, ''))

interface Answered {
  method: string
  /** As it was asked for, with `/api` and a query or without. */
  path: string
  status: number
  contentType: string | null
  body: unknown
}

/**
 * Compares an answer with the document of the API. What lies outside it is any problem.
 * @throws when status, media type or body are not as declared
 */
export function checkAnswer({ method, path, status, contentType, body }: Answered): void {
  const asked = path.replace(/\?.*$/, '').replace(/^\/api(?=\/|$)/, '') || '/'
  const place = PATHS.filter(({ pattern }) => pattern.test(asked)).toSorted((a, b) => a.parameters - b.parameters)[0]
  const operation = place && document.paths[place.path]?.[method.toLowerCase()]
  const where = `${method} ${asked} ${status}`
  const media = contentType?.split(';')[0] ?? ''
  if (!place || !operation) {
    if (PAGES.some((page) => asked.startsWith(page))) return
    if (media !== 'application/problem+json') throw new Error(`${where} is not declared`)
    return
  }
  const { responses } = operation
  const declared = [String(status), `${String(status)[0]}XX`].find((key) => key in responses)
  if (declared === undefined) throw new Error(`${where}: this status is not declared`)
  const { content = {} } = responses[declared] ?? {}
  if ('*/*' in content) return
  if (!(media in content)) throw new Error(`${where}: ${media} is not declared`)
  if (!media.endsWith('json')) return
  const pointer = ['paths', place.path, method.toLowerCase(), 'responses', declared, 'content', media, 'schema']
  const validate = ajv.getSchema(`api#/${pointer.map(escaped).map(encodeURIComponent).join('/')}`)
  if (!validate) throw new Error(`${where}: no schema is declared`)
  if (!validate(body)) throw new Error(`${where} is not as declared: ${ajv.errorsText(validate.errors)}`)
}
