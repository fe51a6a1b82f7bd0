import { isUtf8 } from 'node:buffer'
import express, { type Request, type RequestHandler, type Response } from 'express'
import multer from 'multer'
import { z } from 'zod'
import { LANGUAGE_CODES, languageCodeOf } from '../interview/languages/language.ts'
import { asShown, faultOfText, withoutHidden } from '../interview/shown-text.ts'
import { findUnusable } from '../interview/unusable.ts'
import { atPace } from './pace.ts'
import { type FieldError, Problem } from './problems.ts'

/** Of a JSON body, unless its route says otherwise. */
const JSON_BYTES = 64 * 1024
/** Of an uploaded file at most. */
export const UPLOAD_BYTES = 20 * 1024 * 1024
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/

/**
 * Text of people: as it is shown, not empty, at most `max` characters, and nothing in it that hides.
 * @param lines whether it may have several
 */
export const text = (max: number, { lines = false } = {}) =>
  z
    .string()
    .overwrite(asShown)
    .min(1)
    .max(max)
    .superRefine((value, context) => {
      const fault = value === '' ? undefined : faultOfText(value, { lines })
      if (fault !== undefined) context.addIssue({ code: 'custom', message: fault })
    })
    .meta({ pattern: '\\S' })

/** The id of a row; anything else was never given out. */
export const IdSchema = z.uuid()

/** A part of a long list: as many as `limit` says, after the page that gave this cursor. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: IdSchema.optional(),
})

/** One of these words, or several; in a query the parameter is repeated. */
export const severalOf = <const Words extends readonly string[]>(words: Words) =>
  z.union([z.enum(words).transform((word) => [word]), z.array(z.enum(words)).min(1).max(words.length)])

/** @param found one more than the page holds, if there are as many: it shows whether another page follows */
export function pageOf<T extends { id: string }>(found: readonly T[], limit: number) {
  const page = found.slice(0, limit)
  return { page, next_cursor: found.length > limit ? (page.at(-1)?.id ?? null) : null }
}

const pointer = (path: readonly PropertyKey[]) => path.map((part) => `/${String(part)}`).join('')

const errorsOf = (error: z.ZodError): FieldError[] =>
  error.issues.slice(0, 50).map((issue) => ({ path: pointer(issue.path), message: issue.message }))

const invalid = (where: 'body' | 'query', errors: FieldError[]) => {
  const [first] = errors
  const detail = first
    ? `${first.path === '' ? `The ${where}` : first.path}: ${first.message}`
    : `The ${where} is not valid.`
  return new Problem(422, 'invalid-input', detail, { errors })
}

/** @throws Problem 422 that lists what is wrong and where */
export function check<T extends z.ZodType>(schema: T, value: unknown, where: 'body' | 'query'): z.output<T> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalid(where, errorsOf(parsed.error))
  return parsed.data
}

/** Runs an Express middleware for one request, as a promise. */
export async function run(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  middleware(request, response, (error?: unknown) => (error ? reject(error) : resolve()))
  await promise
}

const notUtf8 = new WeakSet<object>()

const parsers = new Map<number, RequestHandler>()

/** Reads JSON up to a size, also of what comes compressed; bytes that are no text are not made into some. */
function jsonUpTo(limit: number): RequestHandler {
  const parser =
    parsers.get(limit) ??
    express.json({
      limit,
      verify: (request, _response, body, encoding) => {
        if (encoding === 'utf-8' && !isUtf8(body)) notUtf8.add(request)
      },
    })
  parsers.set(limit, parser)
  return parser
}

/** The body as JSON; an absent one reads as an empty object. */
export async function readJson(request: Request, response: Response, limit: number = JSON_BYTES): Promise<unknown> {
  if (request.get('content-length') === '0') return {}
  if (request.is('application/json') === false) {
    throw new Problem(415, 'unsupported-media-type', 'The body must be JSON, with "Content-Type: application/json".')
  }
  await atPace(request, () => run(jsonUpTo(limit), request, response))
  if (notUtf8.has(request)) throw new Problem(400, 'bad-request', 'The body is not UTF-8. Send it again in UTF-8.')
  const body: unknown = request.body ?? {}
  const unusable = findUnusable(body)
  if (unusable) throw invalid('body', [unusable])
  return body
}

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: UPLOAD_BYTES, files: 1, fields: 10, fieldSize: 1024 },
  // Otherwise names in Arabic or Cyrillic arrive mangled.
  defParamCharset: 'utf8',
}).single('file')

/** A file as it came; its name is what the client says. */
export interface UploadedFile {
  bytes: Buffer
  name: string
  /** Of the questions in it, where the field `language` says it. */
  language?: string
}

/** @throws Problem 422 for what is no language of the officer */
function languageIn(fields: unknown): string | undefined {
  const language = (fields as Partial<Record<string, unknown>> | undefined)?.['language']
  if (language === undefined || language === '') return undefined
  if (typeof language === 'string' && languageCodeOf(language)) return language
  throw new Problem(422, 'invalid-input', `The field "language" is none of ${LANGUAGE_CODES.join(', ')}.`, {
    errors: [{ path: '/language', message: `is none of ${LANGUAGE_CODES.join(', ')}` }],
  })
}

/** The one file of a multipart body, field `file`, at most 20 MiB. */
export async function readFile(request: Request, response: Response): Promise<UploadedFile> {
  if (!request.is('multipart/form-data')) {
    throw new Problem(415, 'unsupported-media-type', 'Send the file as multipart/form-data, in the field "file".')
  }
  try {
    await atPace(request, () => run(upload, request, response))
  } catch (error) {
    if (error instanceof multer.MulterError || error instanceof Problem) throw error
    throw new Problem(400, 'bad-request', 'The multipart body is malformed or was cut off.')
  }
  if (!request.file) {
    throw new Problem(422, 'invalid-input', 'There is no file in the multipart field "file".', {
      errors: [{ path: '/file', message: 'is missing' }],
    })
  }
  const name = asShown(withoutHidden(request.file.originalname.toWellFormed()).replace(/[\t\n\r\f]/g, '')).slice(0, 255)
  const language = languageIn(request.body)
  return { bytes: request.file.buffer, name: name || 'unnamed', ...(language === undefined ? {} : { language }) }
}

const ENTITY_TAG = /^\s*"v(\d{1,9})"\s*$/

/** The strong entity tag of one version of a script. */
export const entityTagOf = (version: number): string => `"v${version}"`

/** The versions that If-Match names; undefined when it is absent or names any. A tag that is not ours names none. */
export function readIfMatch(request: Request): number[] | undefined {
  const header = request.get('if-match')
  if (header === undefined || header.trim() === '*') return undefined
  return header.split(',').flatMap((tag) => Number(ENTITY_TAG.exec(tag)?.[1] ?? Number.NaN) || [])
}

/** @throws Problem 422 when the header is there and not printable ASCII of 1 to 128 characters */
export function readIdempotencyKey(request: Request): string | undefined {
  const key = request.get('idempotency-key')
  if (key === undefined || IDEMPOTENCY_KEY.test(key)) return key
  throw new Problem(422, 'invalid-input', 'Idempotency-Key must be 1 to 128 printable ASCII characters without spaces.')
}
