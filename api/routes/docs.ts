import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { scriptJsonSchema } from '../../interview/script/schema.ts'
import { openApiOf } from '../openapi.ts'
import { type Route, route } from '../route.ts'
import { VERSION } from '../version.ts'

const DIST = new URL('.', import.meta.resolve('swagger-ui-dist/package.json'))

/** What the page loads, by name and media type; nothing else of the package is served. */
const ASSETS = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
} as const

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LexNova API</title>
<link rel="icon" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`

const START = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })\n`

/**
 * Narrower than that of the API, but for `upgrade-insecure-requests`: at an address without TLS that is
 * not this machine it would send the browser to a port where no TLS is spoken.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** Browsers ignore these without TLS, and complain. */
const FOR_TLS = ['cross-origin-opener-policy', 'origin-agent-cluster']

/** Public and the same for everybody: caches may keep it for a while. */
const CACHE = 'public, max-age=3600'

const page = route({
  method: 'get',
  path: '/docs',
  id: 'readDocs',
  tag: 'Service',
  summary: 'This documentation, for people',
  access: 'public',
  answer: 'text/html',
  async handler({ request, response }) {
    // The page's addresses are relative to the folder that it looks like it is in.
    if (request.originalUrl.split('?')[0]?.endsWith('/')) return response.redirect(302, '../docs')
    if (!request.secure) for (const header of FOR_TLS) response.removeHeader(header)
    response.set({ 'cache-control': CACHE, 'content-security-policy': POLICY }).type('html').send(PAGE)
  },
})

const asset = route({
  method: 'get',
  path: '/docs/:asset',
  id: 'readDocsAsset',
  tag: 'Service',
  summary: 'What the documentation is made of',
  access: 'public',
  params: z.object({ asset: z.enum(['start.js', ...(Object.keys(ASSETS) as (keyof typeof ASSETS)[])]) }),
  answer: '*/*',
  async handler({ params: { asset: name }, response }) {
    response.set('cache-control', CACHE)
    if (name === 'start.js') response.type('text/javascript').send(START)
    else response.type(ASSETS[name]).send(readFileSync(new URL(name, DIST)))
  },
})

/** @param routes asked for on the first request: the table holds this route too */
export const docsRoutes = (routes: () => readonly Route[]): readonly Route[] => {
  let document: object | undefined
  return [
    page,
    asset,
    route({
      method: 'get',
      path: '/openapi.json',
      id: 'readOpenApi',
      tag: 'Service',
      summary: 'The API as OpenAPI 3.1',
      access: 'public',
      answer: z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) }),
      async handler({ response }) {
        response.set('cache-control', CACHE)
        document ??= openApiOf(routes(), VERSION)
        return document as never
      },
    }),
    route({
      method: 'get',
      path: '/schemas/script.json',
      id: 'readScriptSchema',
      tag: 'Scripts',
      summary: 'The form of a script as JSON Schema 2020-12',
      access: 'public',
      answer: z.looseObject({ $schema: z.string() }),
      async handler({ response }) {
        response.set('cache-control', CACHE)
        return scriptJsonSchema('urn:lexnova:script') as never
      },
    }),
  ]
}
