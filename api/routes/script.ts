import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { SubmitScript } from '../../interview/messages.ts'
import { findProgress } from '../../db/progress.ts'
import { ensureScript, findScript, type StoredScript } from '../../db/scripts.ts'
import { listRespondents, type Session } from '../../db/sessions.ts'
import { ensureUpload, removeRefusedUpload } from '../../db/uploads.ts'
import { READING_PATIENCE_MS } from '../../documents/reader.ts'
import { refusalOfScriptChange } from '../../interview/progress/permits.ts'
import { NO_NOTES, type ReadingNotes } from '../../interview/script/reading.ts'
import type { Script } from '../../interview/script/script.ts'
import { hashOf } from '../../interview/record/hash.ts'
import { isStarted } from '../../interview/statuses.ts'
import { editScript, type ScriptAccepted, submitScript } from '../../workflows/messages.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { act, actorOf, requireTemporal } from '../interviews.ts'
import { ScriptNotes, ScriptParts, Sha256 } from '../answers.ts'
import { entityTagOf, IdSchema, readIfMatch } from '../input.ts'
import { isRefusalCode, keyReused, Problem, refusalProblem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { readEdit, type ScriptEdit } from '../script-input.ts'
import { findCurrentScript } from '../scripts.ts'
import { AUTHORS, READERS, requireSession, SessionParams } from '../sessions.ts'

/** Refuses early what the workflow would refuse, so that nothing is stored for it. The workflow decides. */
async function refuseWhenFrozen({ db }: Context, session: Session): Promise<void> {
  const progress = await findProgress(db, session.id)
  const refusal = progress && refusalOfScriptChange(progress)
  if (refusal) throw refusalProblem(refusal.code, refusal.detail)
}

/** Two people's keys for one session do not meet. */
const keyOf = ({ id }: Caller, idempotencyKey: string | undefined) =>
  idempotencyKey === undefined ? undefined : `${id}:${idempotencyKey}`

const ScriptAnswer = ScriptParts.extend({
  session_id: z.uuid(),
  version: z.int().min(1),
  frozen: z.boolean().meta({ description: 'The interview has started; the script stays as it is.' }),
}).meta({ id: 'SessionScript' })

/** A version of before has no notes. */
const notesView = (notes: ReadingNotes | null) => {
  const { leftOut, warnings } = notes ?? NO_NOTES
  return { left_out: leftOut, warnings }
}

const scriptParts = (
  script: Script,
  scriptContent: string,
  notes: ReadingNotes | null,
): z.input<typeof ScriptParts> => ({
  script_content: scriptContent,
  title: script.title ?? null,
  language: script.language,
  respondents: script.respondents ?? null,
  opening: script.opening,
  closing: script.closing,
  steps: script.steps,
  ...notesView(notes),
  sha256: hashOf(script),
})

const scriptView = (stored: StoredScript, session: Session): z.input<typeof ScriptAnswer> => ({
  ...scriptParts(stored.script, stored.scriptContent, stored.notes),
  session_id: session.id,
  version: stored.version,
  frozen: isStarted(session.status),
})

const uploadScript = route({
  method: 'post',
  path: '/upload-script/:session_id',
  id: 'uploadScript',
  tag: 'Scripts',
  summary: 'Upload a script: PDF, Word, OpenDocument, RTF, JSON or text, at most 20 MiB',
  access: AUTHORS,
  params: z.object({ session_id: IdSchema }),
  body: 'file',
  answer: z
    .object({
      status: z.literal('Script processed and ready for AI'),
      language: z.string(),
      steps: ScriptParts.shape.steps,
      ...ScriptNotes,
      sha256: Sha256,
      script_version: z.int().min(1),
    })
    .meta({ id: 'UploadedScript' }),
  async handler({ context, caller, params, body, idempotencyKey }) {
    const session = await requireSession(context, caller, params.session_id)
    await requireTemporal(context)
    if (body.bytes.length === 0)
      throw refusalProblem('invalid-script', 'The file is empty.', [{ path: '', message: 'is empty' }])
    await refuseWhenFrozen(context, session)
    const upload = await ensureUpload(context.db, {
      sessionId: session.id,
      bytes: body.bytes,
      fileName: body.name,
      language: body.language,
      uploadedBy: caller.id,
      idempotencyKey: keyOf(caller, idempotencyKey),
    })
    if (upload.sha256 !== createHash('sha256').update(body.bytes).digest('hex')) throw keyReused()
    const accepted = await act<SubmitScript, ScriptAccepted>(context, {
      session,
      caller,
      definition: submitScript,
      payload: { actor: actorOf(caller), uploadId: upload.id },
      idempotencyKey,
      patienceMs: READING_PATIENCE_MS + context.config.parse.timeoutMs,
    }).catch(async (error: unknown) => {
      // Whoever is refused leaves nothing here; what a silent worker may still read stays, until the sweeper.
      if (error instanceof Problem && isRefusalCode(error.code)) await removeRefusedUpload(context.db, upload.id)
      throw error
    })
    const stored = await findScript(context.db, session.id, accepted.version)
    if (!stored) throw new Error('the parsed script has no row')
    return {
      status: 'Script processed and ready for AI' as const,
      language: stored.script.language,
      steps: stored.script.steps,
      ...notesView(stored.notes),
      sha256: stored.sha256,
      script_version: stored.version,
    }
  },
})

const readScriptOfSession = route({
  method: 'get',
  path: '/sessions/:id/script',
  id: 'getScript',
  tag: 'Scripts',
  summary: 'Read the script; its ETag guards edits',
  access: READERS,
  params: SessionParams,
  answer: ScriptAnswer,
  async handler({ context, caller, params, response }) {
    const session = await requireSession(context, caller, params.id)
    const script = await findCurrentScript(context.db, session.id)
    if (!script)
      throw new Problem(404, 'no-script', 'There is no script yet. Upload one to /upload-script/{session_id}.')
    response.setHeader('etag', entityTagOf(script.version))
    return scriptView(script, session)
  },
})

const Edit = z
  .strictObject({
    script_content: z.string().min(1).optional(),
    steps: z.array(z.unknown()).optional(),
    title: z.unknown().optional(),
    language: z.unknown().optional(),
    respondents: z.unknown().optional(),
    opening: z.unknown().optional(),
    closing: z.unknown().optional(),
  })
  .refine(
    ({ steps, ...rest }) =>
      steps === undefined
        ? rest.script_content !== undefined &&
          Object.keys(rest).every((key) => key === 'script_content' || key === 'language')
        : rest.script_content === undefined,
    {
      message: 'give script_content, with its language if you like, or steps with what should change beside them',
    },
  )
  .meta({
    override: {
      oneOf: [
        {
          required: ['script_content'],
          properties: { steps: false, title: false, respondents: false, opening: false, closing: false },
        },
        { required: ['steps'], properties: { script_content: false } },
      ],
    },
  })

const editScriptOfSession = route({
  method: 'put',
  path: '/sessions/:id/script',
  id: 'editScript',
  tag: 'Scripts',
  summary: 'Correct the text, which is read again, or the steps; until the interview starts',
  headers: { 'If-Match': 'The ETag of the script that was edited: 412 when another edit came first.' },
  access: AUTHORS,
  params: SessionParams,
  body: Edit,
  bodyBytes: 1024 * 1024,
  answer: ScriptAnswer,
  async handler({ context, caller, params, body, idempotencyKey, request, response }) {
    const session = await requireSession(context, caller, params.id)
    const replaces = readIfMatch(request)
    const current = await findCurrentScript(context.db, session.id)
    const respondents = (await listRespondents(context.db, session.id)).map(({ role }) => role)
    const readText = (text: string, language: string | undefined) =>
      context.readDocument(
        { bytes: Buffer.from(text), name: 'script_content' },
        {
          ...(language === undefined ? {} : { language }),
          respondents,
          caller: { key: caller.id, session: session.id },
        },
      )
    const { script, scriptContent, notes } = await readEdit(body as ScriptEdit, { current, respondents, readText })
    await requireTemporal(context)
    await refuseWhenFrozen(context, session)
    const stored = await ensureScript(context.db, {
      sessionId: session.id,
      scriptContent,
      script,
      notes,
      sha256: hashOf(script),
      createdBy: caller.id,
      idempotencyKey: keyOf(caller, idempotencyKey),
    })
    if (stored.sha256 !== hashOf(script)) throw keyReused()
    await act(context, {
      session,
      caller,
      definition: editScript,
      payload: {
        actor: actorOf(caller),
        version: stored.version,
        sha256: stored.sha256,
        steps: stored.script.steps.length,
        ...(replaces ? { replaces } : {}),
      },
      idempotencyKey,
    })
    response.setHeader('etag', entityTagOf(stored.version))
    return scriptView(stored, session)
  },
})

const previewScript = route({
  method: 'post',
  path: '/scripts/preview',
  id: 'previewScript',
  tag: 'Scripts',
  summary: 'What would be read from a document; nothing is kept',
  access: AUTHORS,
  body: 'file',
  answer: ScriptParts.extend({ format: z.enum(['pdf', 'docx', 'odt', 'rtf', 'json', 'text']) }).meta({
    id: 'ScriptPreview',
  }),
  async handler({ context, caller, body }) {
    const { language } = body
    const read = await context.readDocument(body, {
      ...(language === undefined ? {} : { language }),
      caller: { key: caller.id },
    })
    if (!read.ok) throw refusalProblem(read.code === 'busy' ? 'busy' : 'invalid-script', read.detail, read.problems)
    return { format: read.format, ...scriptParts(read.script, read.scriptContent, read.notes) }
  },
})

export const scriptRoutes: readonly Route[] = [previewScript, uploadScript, readScriptOfSession, editScriptOfSession]
