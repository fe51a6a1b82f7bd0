import { ask, FILE_MS, jsonOf, send } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import type { Person } from './people.ts'
import { mergeScripts } from './merge.ts'
import { type EditedScript, editedOf, isSameScript, type ScriptAnswer } from './script-model.ts'
import { fetchScript, saveScript } from './stored-script.ts'

/** A document with the language that a person has chosen for it. */
export interface Document {
  file: File
  language: string
}

const formOf = ({ file, language }: Document): FormData => {
  const form = new FormData()
  form.append('file', file)
  if (language !== '') form.append('language', language)
  return form
}

/** What would be read; nothing is kept. */
export async function previewDocument(document: Document, signal?: AbortSignal): Promise<ScriptAnswer> {
  const response = await send('post', '/scripts/preview', {
    body: formOf(document),
    patienceMs: FILE_MS,
    ...(signal && { signal }),
  })
  return await jsonOf<ScriptAnswer>(response)
}

/** @param attempt the same upload twice is one upload */
export async function uploadDocument(id: string, document: Document, attempt: string): Promise<void> {
  await send('post', `/upload-script/${encodeURIComponent(id)}`, {
    body: formOf(document),
    headers: { 'idempotency-key': attempt },
    patienceMs: FILE_MS,
  })
}

export interface NewInterview {
  people: readonly Person[]
  label: string
  document: Document
  /** As it was read before there was a session, and what has become of it since. */
  read: EditedScript
  script: EditedScript
  /** What was read is right although it was undecided. */
  isDecided: boolean
  attempt: string
}

/**
 * Each part may be asked for again: what has been done is not done twice. Headings of the document may name people of
 * the session, which is known to the second reading alone: what was edited goes into that.
 * @returns the session's id
 */
export async function saveInterview(interview: NewInterview): Promise<string> {
  const { people, label, document, read, script, isDecided, attempt } = interview
  const { id } = await ask('post', '/sessions', {
    body: { respondents: people.map(({ id: role, name }) => ({ id: role, name })), ...(label === '' ? {} : { label }) },
    headers: { 'idempotency-key': `${attempt}-session` },
  })
  await uploadDocument(id, document, `${attempt}-upload`)
  const { answer, etag } = await fetchScript(id)
  const uploaded = editedOf(answer)
  const merged = mergeScripts({ base: read, mine: script, theirs: uploaded }).script
  if (isDecided || !isSameScript(merged, uploaded)) await saveScript(id, merged, etag)
  return id
}

/** An id that nobody else has; pages without TLS have no `randomUUID`. */
export const newAttempt = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What a refusal says of single steps, and of the whole by the place -1. */
export function problemsIn(error: unknown): { place: number; message: string }[] {
  if (!(error instanceof RefusedError)) return []
  const { errors, detail } = error.problem as { errors?: { path: string; message: string }[]; detail: string }
  if (!errors || errors.length === 0) return [{ place: -1, message: detail }]
  return errors.map(({ path, message }) => {
    const [, place] = /^\/steps\/(\d+)/.exec(path) ?? []
    const field = path.replace(/^\/steps\/\d+\/?/, '')
    return { place: place === undefined ? -1 : Number(place), message: field === '' ? message : `${field}: ${message}` }
  })
}
