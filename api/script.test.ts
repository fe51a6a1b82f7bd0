import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordProgress } from '../db/progress.ts'
import { ensureScript } from '../db/scripts.ts'
import { ensureSession } from '../db/sessions.ts'
import { hashOf } from '../interview/record/hash.ts'
import type { ReadingNotes } from '../interview/script/reading.ts'
import { readScript, type Script } from '../interview/script/script.ts'
import { readEdit, type ScriptEdit } from './script-input.ts'
import { someProgress, startTestApi, type TestApi } from './test-api.ts'

let api: TestApi
let id: string
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const scriptOf = (input: unknown): Script => {
  const result = readScript(input)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.script
}
const script = scriptOf({
  title: 'Marriage',
  language: 'fr',
  steps: [{ id: 'name', ask: 'State your name.' }, 'Do you consent?'],
})

beforeEach(async () => {
  const session = await ensureSession(api.context.db, {
    lawyerId: api.keys.lawyer.userId,
    kind: 'scripted',
    respondents: [
      { role: 'groom', name: 'A' },
      { role: 'bride', name: 'B' },
    ],
  })
  id = session.id
})

const store = (text: string, version: Script = script) =>
  ensureScript(api.context.db, {
    sessionId: id,
    scriptContent: text,
    script: version,
    sha256: hashOf(version),
    createdBy: 'x',
  })
const write = (changes: Parameters<typeof someProgress>[0]) =>
  recordProgress(api.context.db, { sessionId: id, snapshot: someProgress(changes), entries: [], openings: [] })
const read = () => api.ask('GET', `/sessions/${id}/script`, { key: api.keys.reviewer.key })
const put = (json: unknown) => api.ask('PUT', `/sessions/${id}/script`, { key: api.keys.lawyer.key, json })

test('without a script there is none to read', async () => {
  expect(await read()).toMatchObject({ status: 404, body: { code: 'no-script' } })
})

test('the script in force is the one that the workflow has taken, not the one that was stored last', async () => {
  await store('first')
  await store('refused later', scriptOf(['Another?']))
  expect((await read()).status).toBe(404)
  await write({ scriptVersion: 1 })
  const answer = await read()
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    version: 1,
    script_content: 'first',
    title: 'Marriage',
    language: 'fr',
    steps: script.steps,
    sha256: hashOf(script),
    frozen: false,
  })
})

test('a script is frozen once the interview has started', async () => {
  await store('first')
  await write({ scriptVersion: 1, status: 'active', phase: 'conducting' })
  expect((await read()).body.frozen).toBe(true)
})

describe('what a reading says beside its steps', () => {
  const leftOut = [{ page: 1, line: 1, text: 'Title', why: 'title' as const }]
  const change = {
    code: 'tracked-change' as const,
    line: 2,
    message: 'A change is tracked here.',
    undecided: true as const,
  }
  const storeWith = (notes: ReadingNotes) =>
    ensureScript(api.context.db, {
      sessionId: id,
      scriptContent: 'x',
      script,
      notes,
      sha256: hashOf(script),
      createdBy: 'x',
    })
  const start = () => api.ask('POST', `/start-interview/${id}`, { key: api.keys.lawyer.key })

  test('is kept with its version and shown', async () => {
    await storeWith({ leftOut, warnings: [change] })
    await write({ scriptVersion: 1 })
    expect((await read()).body).toMatchObject({ left_out: leftOut, warnings: [change] })
  })

  test('is nothing for versions of before', async () => {
    await store('first')
    await write({ scriptVersion: 1 })
    expect((await read()).body).toMatchObject({ left_out: [], warnings: [] })
  })

  test('keeps the interview from starting while a person has to decide, and no longer', async () => {
    await storeWith({ leftOut, warnings: [change] })
    await write({ scriptVersion: 1 })
    expect(await start()).toMatchObject({ status: 422, body: { code: 'invalid-script' } })
    await storeWith({ leftOut, warnings: [] })
    await write({ scriptVersion: 2, revision: 99 })
    expect((await start()).body.code).not.toBe('invalid-script')
  })

  test('is seen before anything is stored', async () => {
    const form = new FormData()
    form.set('file', new Blob(['Questions\n1. Wo wohnen Sie?\n2. Mit wem?\n']), 'a.txt')
    const answer = await fetch(`${api.url}/scripts/preview`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.keys.lawyer.key}` },
      body: form,
    })
    expect(await answer.json()).toMatchObject({
      format: 'text',
      language: 'de',
      left_out: [{ page: 1, line: 1, text: 'Questions', why: 'title' }],
    })
  })
})

describe('an edit is refused', () => {
  test.each([
    ['nothing', {}, 'invalid-input', ''],
    ['text and steps', { script_content: 'x', steps: ['x'] }, 'invalid-input', ''],
    ['text and a title', { script_content: 'x', title: 'x' }, 'invalid-input', ''],
    ['an unknown field', { steps: ['x'], colour: 'red' }, 'invalid-input', ''],
    ['no steps', { steps: [] }, 'invalid-script', '/steps'],
    [
      'two steps of one id',
      {
        steps: [
          { id: 'a', ask: 'x' },
          { id: 'a', ask: 'y' },
        ],
      },
      'invalid-script',
      '/steps/1/id',
    ],
    [
      'a condition on nothing',
      { steps: [{ ask: 'x', when: { step: 'z', answered: true } }] },
      'invalid-script',
      '/steps/0/when',
    ],
    ['somebody else', { steps: [{ ask: 'x', respondent: 'witness' }] }, 'invalid-script', '/steps/0/respondent'],
    ['broken JSON', { script_content: '{"steps": [' }, 'invalid-script', ''],
    ['an empty text', { script_content: ' \n ' }, 'invalid-script', undefined],
    ['too much', { steps: Array.from({ length: 200 }, () => 'x'.repeat(1_900)) }, 'invalid-script', ''],
  ])('%s', async (_, json, code, path) => {
    const answer = await put(json)
    expect(answer).toMatchObject({ status: 422, body: { code } })
    if (path !== undefined) expect(answer.body.errors[0].path).toBe(path)
    expect(await api.context.db.selectFrom('scripts').select('version').where('session_id', '=', id).execute()).toEqual(
      [],
    )
  })

  test('conditions nested so deeply that reading them would overflow the stack', async () => {
    const when = `${'{"not":'.repeat(20_000)}{"step":"q1","answered":true}${'}'.repeat(20_000)}`
    const answer = await put({ script_content: `{"steps": ["x", {"ask": "y", "when": ${when}}]}` })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-script' } })
  })

  test('without Temporal, before anything is stored', async () => {
    expect(await put({ steps: ['x'] })).toMatchObject({ status: 503, body: { code: 'temporal-not-configured' } })
    expect(await api.context.db.selectFrom('scripts').select('version').where('session_id', '=', id).execute()).toEqual(
      [],
    )
  })
})

describe('what an edit reads', () => {
  const current = {
    sessionId: '',
    version: 1,
    uploadId: null,
    scriptContent: 'the text',
    notes: null,
    script,
    sha256: '',
  }
  const readText = (text: string, language: string | undefined) =>
    api.context.readDocument(
      { bytes: Buffer.from(text), name: 'text' },
      { ...(language === undefined ? {} : { language }), caller: { key: 'a' } },
    )
  const edit = (what: ScriptEdit) => readEdit(what, { current, respondents: ['groom'], readText })

  test('steps replace steps and keep the rest', async () => {
    const edited = await edit({ steps: ['Only this?'] })
    expect(edited.script).toMatchObject({ title: 'Marriage', language: 'fr', steps: [{ id: 'q1', ask: 'Only this?' }] })
    expect(edited.scriptContent).toBe('the text')
  })

  test('what was read can be sent back as it is', async () => {
    const { steps, title, language, opening, closing } = script
    const again = await readEdit(
      { steps, title, language, opening, closing },
      { current: undefined, respondents: ['groom'], readText },
    )
    expect(again.script).toEqual(script)
  })

  test('steps in another language are put by an officer who speaks it', async () => {
    const { steps } = script
    const german = await edit({ steps, language: 'de' })
    const own = scriptOf({ language: 'de', steps: ['Wer sind Sie?'] })
    expect(german.script).toMatchObject({ language: 'de', opening: own.opening, closing: own.closing })
    expect(german.script.steps.map(({ clarify }) => clarify)).toEqual(steps.map(() => own.steps[0]?.clarify))
    const said = await edit({ steps, language: 'de', opening: 'Guten Tag.' })
    expect(said.script.opening).toBe('Guten Tag.')
    await expect(edit({ steps, language: 'it' })).rejects.toMatchObject({ code: 'invalid-script' })
  })

  test('an edit of one step settles nothing of the others', async () => {
    const line = { page: 1, line: 7, text: '3. State your address.', why: 'contents' as const }
    const kept = { page: 1, line: 8, text: 'Do you smoke?', why: 'contents' as const }
    const leftOutQuestion = (at: { line: number }) => ({
      code: 'left-out-question' as const,
      line: at.line,
      message: 'x',
    })
    const skip = (step: string) => ({ code: 'skip' as const, step, message: 'x' })
    const warnings = [skip('name'), skip('q2'), leftOutQuestion(line), leftOutQuestion(kept)]
    const notes: ReadingNotes = { leftOut: [line, kept], warnings }
    const [name, consent] = script.steps
    const edited = await readEdit(
      { steps: [name, { ...consent, ask: 'Do you all consent?' }, 'State your address.'] },
      { current: { ...current, notes }, respondents: ['groom'], readText },
    )
    expect(edited.notes.leftOut).toEqual([kept])
    expect(edited.notes.warnings).toEqual([skip('name'), leftOutQuestion(kept)])
  })

  test('text is read by lines, and JSON text as JSON', async () => {
    const asksOf = async (text: string) => (await edit({ script_content: text })).script.steps.map(({ ask }) => ask)
    expect(await asksOf('1. Who are you?\n2. Do you consent?')).toEqual(['Who are you?', 'Do you consent?'])
    expect(await asksOf('{"questions": ["Who?"]}')).toEqual(['Who?'])
  })
})
