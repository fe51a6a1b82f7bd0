import { expect, test } from 'vitest'
import { type EditorAction, editorReducer } from './editor.ts'
import { afterSaving, isDraftChanged, openDraft, type ScriptDraft } from './script-draft.ts'
import { bodyOf, type EditedScript } from './script-model.ts'
import type { Stored } from './stored-script.ts'
import { answerOf } from './testing.ts'
import { warningsOf } from './warnings.ts'

const storedOf = (steps: unknown[], etag: string): Stored => ({
  answer: { ...answerOf(steps), frozen: false },
  etag,
})
/** As the server answers what it was sent: spaces are taken off. */
const savedOf = (script: EditedScript, etag: string): Stored =>
  storedOf(
    bodyOf(script).steps.map((step) => ({ ...step, ask: step.ask.trim() })),
    etag,
  )
const FIRST = storedOf(
  [
    { id: 'name', ask: 'Who are you?' },
    { id: 'q2', ask: 'Where do you live?' },
  ],
  '"1"',
)
const edited = (draft: ScriptDraft, ...actions: EditorAction[]): ScriptDraft => ({
  ...draft,
  editor: actions.reduce(editorReducer, draft.editor),
})
const ask = (key: string, text: string): EditorAction => ({ do: 'set', key, fields: { ask: text } })
const asks = ({ editor }: ScriptDraft) => editor.now.steps.map((step) => step.ask)
const saved = (draft: ScriptDraft, etag = '"2"') => afterSaving(draft, savedOf(draft.editor.now, etag), draft.editor)

test('what is typed while a save is on its way is not saved yet, and not lost', () => {
  const sent = edited(openDraft(FIRST), ask('name', 'Your name? '))
  const typing = edited(sent, ask('q2', 'Your town?'), { do: 'add', after: 'q2' })
  const after = afterSaving(typing, savedOf(sent.editor.now, '"2"'), sent.editor)
  expect(asks(after)).toEqual(['Your name?', 'Your town?', ''])
  expect(isDraftChanged(after)).toBe(true)
  expect(after.stored.etag).toBe('"2"')
})

test('a warning that is settled while a save is on its way is still to be saved', () => {
  const sent = edited(openDraft(FIRST), ask('name', 'Your name?'))
  const typing = edited(sent, { do: 'settle', warning: { code: 'long', step: 'name', message: 'is long' } })
  const after = afterSaving(typing, savedOf(sent.editor.now, '"2"'), sent.editor)
  expect(isDraftChanged(after)).toBe(true)
  expect(isDraftChanged(saved(after, '"3"'))).toBe(false)
})

test('all is saved once it was, though the server has taken off spaces', () => {
  const after = saved(edited(openDraft(FIRST), ask('name', 'Your name?  ')))
  expect(asks(after)[0]).toBe('Your name?')
  expect(isDraftChanged(after)).toBe(false)
  expect(after.editor.past).toHaveLength(1)
})

test('a step that was renamed stays the same one behind a save, with what is said of it', () => {
  const draft = edited(openDraft(FIRST), { do: 'rename', key: 'q2', id: 'home' })
  const answer = savedOf(draft.editor.now, '"2"')
  answer.answer.warnings = [{ code: 'asks-nothing', step: 'home', message: 'is no question' }]
  const { editor, read } = afterSaving(draft, answer, draft.editor)
  expect(editor.now.steps.map(({ key }) => key)).toEqual(['name', 'q2'])
  expect(warningsOf({ script: editor.now, read, settled: editor.settled })).toMatchObject([{ step: 'home' }])
})
