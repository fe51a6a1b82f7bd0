import { expect, test } from 'vitest'
import { type EditorAction, editorReducer } from './editor.ts'
import { afterSaving, afterTaking, afterTheirs, isDraftChanged, openDraft, type ScriptDraft } from './script-draft.ts'
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

const theirsOf = (draft: ScriptDraft, ...actions: EditorAction[]) =>
  savedOf(edited(draft, ...actions).editor.now, '"9"')

test('undoing does not take back what another has saved meanwhile', () => {
  const mine = edited(openDraft(FIRST), ask('name', 'Your name?'))
  const merged = afterTheirs(mine, theirsOf(openDraft(FIRST), ask('q2', 'Your town?')))
  expect(asks(merged)).toEqual(['Your name?', 'Your town?'])
  expect(merged).toMatchObject({ stored: { etag: '"9"' }, conflicts: [] })
  expect(asks(edited(merged, { do: 'undo' }))).toEqual(['Your name?', 'Your town?'])
})

test('where another has saved the same nothing is left to save', () => {
  const change = ask('name', 'Your name?')
  const merged = afterTheirs(edited(openDraft(FIRST), change), theirsOf(openDraft(FIRST), change))
  expect(isDraftChanged(merged)).toBe(false)
  expect(merged.conflicts).toBeUndefined()
})

test('a conflict is kept with the draft until somebody chooses, and does not come back by undoing', () => {
  const mine = edited(openDraft(FIRST), ask('name', 'Your name?'))
  const merged = afterTheirs(mine, theirsOf(openDraft(FIRST), ask('name', 'Who is there?')))
  const [conflict] = merged.conflicts ?? []
  if (!conflict) throw new Error('nobody is asked')
  const typing = edited(merged, ask('name', 'Your whole name?'))
  expect(afterTaking(typing, conflict, 'mine')).toMatchObject({ conflicts: [] })
  expect(asks(afterTaking(typing, conflict, 'mine'))[0]).toBe('Your whole name?')
  const taken = afterTaking(typing, conflict, 'theirs')
  expect(taken.conflicts).toEqual([])
  expect(asks(edited(taken, { do: 'undo' }))[0]).toBe('Who is there?')
})

test('a step that was renamed and saved is one step when another has changed it', () => {
  const renamed = saved(edited(openDraft(FIRST), { do: 'rename', key: 'q2', id: 'home' }))
  const mine = edited(renamed, ask('q2', 'Your town?'))
  const theirs = savedOf(renamed.editor.now, '"3"')
  theirs.answer.steps = theirs.answer.steps.map((step) => (step.id === 'home' ? { ...step, ask: 'Your home?' } : step))
  const merged = afterTheirs(mine, theirs)
  const [conflict] = merged.conflicts ?? []
  if (!conflict) throw new Error('nobody is asked')
  expect(merged.conflicts).toMatchObject([{ mine: { ask: 'Your town?' }, theirs: { ask: 'Your home?' } }])
  const { editor } = afterTaking(merged, conflict, 'theirs')
  expect(editor.now.steps.map(({ id, ask: text }) => [id, text])).toEqual([
    ['name', 'Who are you?'],
    ['home', 'Your home?'],
  ])
})
