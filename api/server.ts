import { createServer, type RequestListener, type Server } from 'node:http'

/** Until a request's head has come, and its body. How slowly a body may come is `api/pace.ts`'s business. */
const HEAD_MS = 10_000
const REQUEST_MS = 300_000
const LOOK_MS = 2_000

/** The HTTP server of the API: who opens connections and says nothing does not keep them. */
export const createApiServer = (app: RequestListener): Server =>
  createServer(
    {
      headersTimeout: HEAD_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: LOOK_MS,
      maxHeaderSize: 16_384,
    },
    app,
  )
