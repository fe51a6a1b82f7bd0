import multer from 'multer'
import { isDatabaseUnavailable } from '../db/database.ts'
import { isTemporalAway } from '../temporal/client.ts'
import { Problem, type ProblemCode, unavailable } from './problems.ts'

const UPLOAD_LIMITS: Partial<Record<string, string>> = {
  LIMIT_FILE_SIZE: 'The file is larger than 20 MiB.',
  LIMIT_FIELD_VALUE: 'A form field is too large.',
}

/** Statuses that Express and its body parser put on errors which the client caused. */
const CODE_OF_STATUS: Partial<Record<number, ProblemCode>> = {
  400: 'bad-request',
  413: 'too-large',
  415: 'unsupported-media-type',
}

function detailOf(error: Error & { type?: unknown; limit?: unknown }): string {
  switch (error.type) {
    case 'entity.parse.failed':
      return 'The body is not well-formed JSON.'
    case 'entity.too.large':
      return `The body is larger than ${String(error.limit)} bytes.`
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return 'The body must be JSON in UTF-8.'
    default:
      return 'The request could not be read.'
  }
}

/** Any error as the answer to give; what nobody foresaw is a 500 that says nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof multer.MulterError) {
    const limit = UPLOAD_LIMITS[error.code]
    if (limit) return new Problem(413, 'too-large', limit)
    return new Problem(422, 'invalid-input', 'Send one file, in the multipart field "file".', {
      errors: [{ path: '/file', message: error.message }],
    })
  }
  if (isDatabaseUnavailable(error)) {
    return unavailable('postgres-unreachable', 'Postgres cannot be reached at the moment. Try again shortly.')
  }
  if (isTemporalAway(error)) {
    return unavailable('temporal-unreachable', 'Temporal cannot be reached at the moment. Try again shortly.')
  }
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') {
    const code = CODE_OF_STATUS[error.status]
    if (code) return new Problem(error.status, code, detailOf(error))
  }
  return new Problem(500, 'internal', 'Something went wrong on our side. It has been logged.')
}
