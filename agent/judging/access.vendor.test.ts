import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initializeLogger } from '@livekit/agents'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { Secret } from '../../config.ts'
import type { GeminiDouble } from '../../test/doubles/gemini.ts'
import { adviceOn, tryJudge } from './trial.ts'
import { configOf, judgeBy, MODEL, put, startDouble, UNDECIDED, YES } from './testing.ts'

const VERTEX = { project: 'our-project', location: 'europe-west4', token: 'token-of-the-double' }
const { token: _, ...PLACE } = VERTEX

let double: GeminiDouble
let directory: string | undefined

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }))
afterEach(async () => {
  vi.unstubAllEnvs()
  await double.close()
  if (directory !== undefined) await rm(directory, { recursive: true })
  directory = undefined
})

/** Credentials of a workload that brings a token of its own: their exchange is where the file says. */
async function useCredentials(tokenUrl: string): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'vertex-'))
  const [own, file] = [join(directory, 'token'), join(directory, 'credentials.json')]
  await writeFile(own, 'token of the workload')
  const credentials = {
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/providers/ours',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: tokenUrl,
    credential_source: { file: own },
  }
  await writeFile(file, JSON.stringify(credentials))
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', file)
  // As in the product; else Google's library looks for it on this machine.
  vi.stubEnv('GOOGLE_CLOUD_PROJECT', VERTEX.project)
}

it('a verdict comes by Vertex AI, in the project and region that are set, with one token for many', async () => {
  double = await startDouble({ judging: YES, vertex: VERTEX })
  await useCredentials(`${double.url}/token`)
  // A key of the Gemini API beside it is not used.
  vi.stubEnv('GOOGLE_API_KEY', 'a key')
  const judge = judgeBy({ access: { by: 'vertex', ...PLACE } })
  for (let time = 1; time <= 2; time++) {
    expect(await judge.judge(put(UNDECIDED))).toMatchObject({
      verdict: { outcome: 'accepted', judge: { served_model: MODEL } },
    })
  }
  expect(double.requests).toMatchObject([{ by: 'vertex' }, { by: 'vertex' }])
  expect(double.tokens).toBe(1)
  expect(double.violations).toEqual([])
})

it('without credentials Vertex AI is not asked, and the failure says so', async () => {
  double = await startDouble({ vertex: VERTEX })
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '/nowhere/credentials.json')
  const judge = judgeBy({ access: { by: 'vertex', ...PLACE } })
  expect(await judge.judge(put(UNDECIDED))).toEqual({ kind: 'failed', code: 'credentials' })
  expect(double.requests).toEqual([])
})

it.each(['GOOGLE_GENAI_USE_VERTEXAI', 'GOOGLE_GENAI_USE_ENTERPRISE'])('no %s diverts a key', async (name) => {
  double = await startDouble({ judging: YES, vertex: VERTEX })
  vi.stubEnv(name, 'true')
  expect(await judgeBy().judge(put(UNDECIDED))).toMatchObject({ verdict: { outcome: 'accepted' } })
  expect(double.requests).toMatchObject([{ by: 'key' }])
  expect(process.env[name]).toBe('true')
})

const ACCEPTED = { args: { verdict: 'accepted', value: '', reason: 'A town is named.', quote: 'Vienna' } }

it('a trial tells which model answered, and how soon', async () => {
  double = await startDouble({ judging: () => ACCEPTED })
  Object.assign(double.models[MODEL] ?? {}, { answeredBy: 'gemini-3.5-flash-lite-001' })
  const { servedModel, latencyMs } = await tryJudge(configOf())
  expect(servedModel).toBe('gemini-3.5-flash-lite-001')
  expect(latencyMs).toBeGreaterThan(0)
  expect(double.violations).toEqual([])
})

it.each([
  ['http-400-wrong-key', { access: { by: 'key', apiKey: new Secret('another'), isPaid: false } }, /not valid/],
  ['http-404', { model: 'gemini-2.0-flash' }, /GEMINI_MODEL/],
] as const)('a trial that fails says why, and there is advice: %s', async (code, given, advice) => {
  double = await startDouble()
  await expect(tryJudge(configOf(given))).rejects.toMatchObject({ name: 'RequestFailed', code })
  expect(adviceOn(code)).toMatch(advice)
})

it('a trial with a model that gives no verdict fails', async () => {
  double = await startDouble({ judging: () => ({ args: { verdict: 'fine' } }) })
  await expect(tryJudge(configOf())).rejects.toMatchObject({ code: 'schema' })
})
