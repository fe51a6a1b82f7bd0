import { createHash } from 'node:crypto'
import type { Database } from './database.ts'

export interface NewUpload {
  sessionId: string
  bytes: Buffer
  fileName: string
  /** Of the questions, where it was said. */
  language?: string | undefined
  /** Id of the API key. */
  uploadedBy: string
  idempotencyKey?: string | undefined
}

export interface Upload {
  id: string
  sessionId: string
  sha256: string
  fileName: string
  language: string | null
  size: number
}

const COLUMNS = ['id', 'session_id as sessionId', 'sha256', 'file_name as fileName', 'language', 'size'] as const

/** Keeps the bytes with their hash, or finds the upload that the same idempotency key made. */
export async function ensureUpload(db: Database, upload: NewUpload): Promise<Upload> {
  const created = await db
    .insertInto('uploads')
    .values({
      session_id: upload.sessionId,
      bytes: upload.bytes,
      sha256: createHash('sha256').update(upload.bytes).digest('hex'),
      file_name: upload.fileName,
      language: upload.language ?? null,
      size: upload.bytes.length,
      uploaded_by: upload.uploadedBy,
      idempotency_key: upload.idempotencyKey ?? null,
    })
    .onConflict((conflict) => conflict.columns(['session_id', 'idempotency_key']).doNothing())
    .returning(COLUMNS)
    .executeTakeFirst()
  if (created) return created
  return await db
    .selectFrom('uploads')
    .select(COLUMNS)
    .where('session_id', '=', upload.sessionId)
    .where('idempotency_key', '=', upload.idempotencyKey ?? null)
    .executeTakeFirstOrThrow()
}

/** An upload with its bytes, for the parser. */
export async function findUpload(db: Database, id: string): Promise<(Upload & { bytes: Buffer }) | undefined> {
  return await db
    .selectFrom('uploads')
    .select([...COLUMNS, 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Takes away an upload from which no script was read, and which nobody reads any more. */
export async function removeRefusedUpload(db: Database, id: string): Promise<void> {
  await unread(db).where('uploads.id', '=', id).execute()
}

/** The same for those whose reader never said what became of them. @returns how many */
export async function removeLeftUploads(db: Database, olderThanMs: number): Promise<number> {
  const { numDeletedRows } = await unread(db)
    .where('uploads.created_at', '<', new Date(Date.now() - olderThanMs))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

const unread = (db: Database) =>
  db
    .deleteFrom('uploads')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('scripts').select('scripts.upload_id').whereRef('scripts.upload_id', '=', 'uploads.id'))),
    )
