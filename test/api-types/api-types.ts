import { fileURLToPath } from 'node:url'
import openapiTypes, { astToString } from 'openapi-typescript'
import { openApiOf } from '../../api/openapi.ts'
import { ROUTES } from '../../api/routes/index.ts'
import { VERSION } from '../../api/version.ts'

/** Where pages import them from. */
export const TYPES_FILE = fileURLToPath(new URL('../../dashboard/api/types.ts', import.meta.url))

const HEADER = '/** What pages send to the API and get from it. Written by `node test/api-types/write.ts`. */\n\n'

/** The operations that pages may call: those of LiveKit are not theirs, and what they are served is no data. */
const OF_PAGES = ROUTES.filter(({ access, tag }) => access !== 'livekit' && tag !== 'Pages')

/** The types of these operations, made of the document of the API. */
export async function apiTypes(): Promise<string> {
  const document = openApiOf(OF_PAGES, VERSION) as Parameters<typeof openapiTypes>[0]
  return `${HEADER}${astToString(await openapiTypes(document))}`
}
