import { expect, test } from 'vitest'
import { ApiClient, ApiError } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import type { DocumentCase } from '../documents/cases/common.ts'
import { DOCUMENTS } from '../documents/documents.ts'
import { useInstance } from '../harness/instance.ts'

const instance = useInstance()
const AT_ONCE = 4

/** Made before anything is sent: packing a bomb takes seconds, in which no connection is looked after. */
interface Prepared extends DocumentCase {
  file: Uint8Array<ArrayBuffer>
}

async function prepareAll(): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (const document of DOCUMENTS) prepared.push({ ...document, file: new Uint8Array(await document.bytes()) })
  return prepared
}

interface Stored {
  version: number
  steps: { ask: string }[]
  sha256: string
}

/** What the API answered; undefined status is 200. */
async function upload(api: ApiClient, session: string, { name, file }: Prepared) {
  try {
    return { stored: await api.upload<Stored>(session, name, file) }
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, problem: error.body }
    throw error
  }
}

async function newSession(api: ApiClient): Promise<string> {
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Ali Haddad', bride_name: 'Anna Conti' })
  await api.upload(id, 'before.txt', new TextEncoder().encode('1. Is this the script before?'))
  return id
}

async function check(api: ApiClient, session: string, document: Prepared): Promise<void> {
  const script = () => api.get<Stored>(`/sessions/${session}/script`)
  const before = await script()
  const answer = await upload(api, session, document)
  if (document.problem) {
    const { path, says } = document.problem
    expect(answer.status, document.name).toBe(document.name === '21-MiB.txt' ? 413 : 422)
    expect(answer.problem?.['detail'], document.name).toMatch(says ?? /^[A-Z].*\.$/s)
    if (path !== undefined) expect(answer.problem?.['errors'], document.name).toMatchObject([{ path }])
    expect(await script(), document.name).toEqual(before)
    return
  }
  expect(answer.problem, document.name).toBeUndefined()
  const asks = answer.stored?.steps.map(({ ask }) => ask)
  if (typeof document.steps === 'number') expect(asks, document.name).toHaveLength(document.steps)
  else expect(asks, document.name).toEqual(document.steps)
  expect((await script()).steps, document.name).toEqual(answer.stored?.steps)
}

async function answersMeanwhile({ url }: Instance, api: ApiClient, isOver: () => boolean): Promise<number> {
  let answers = 0
  while (!isOver()) {
    const health = await fetch(`${url}/health`)
    expect(health.status).toBe(200)
    await health.json()
    await api.get('/sessions')
    answers++
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return answers
}

test('every document is taken or refused, a refused one changes nothing, and the API answers meanwhile', async () => {
  const api = new ApiClient(instance().url, instance().key)
  const waiting = await prepareAll()
  let isOver = false
  const meanwhile = answersMeanwhile(instance(), api, () => isOver)
  const lawyer = async () => {
    const session = await newSession(api)
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(api, session, next)
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lawyer))
  } finally {
    isOver = true
  }
  expect(await meanwhile).toBeGreaterThan(1)
}, 300_000)
