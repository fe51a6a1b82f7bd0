import { expect, test } from 'vitest'
import { readScript } from '../../../../interview/script/script.ts'
import { type EditorAction, editorReducer, openEditor } from './editor.ts'
import { mergeScripts, settled } from './merge.ts'
import { bodyOf, type EditedScript, editedOf } from './script-model.ts'
import { answerOf, read } from './testing.ts'

const BASE = read([
  { id: 'name', ask: 'Who are you?', expect: 'name' },
  { id: 'age', ask: 'How old are you?', expect: 'number' },
  { id: 'home', ask: 'Where do you live?' },
])
const edited = (...actions: EditorAction[]) => actions.reduce(editorReducer, openEditor(BASE)).now
/** As the server gives it back: keys are ids. */
const stored = (script: EditedScript) => editedOf(answerOf(bodyOf(script).steps, { title: script.title ?? null }))
const asks = ({ steps }: EditedScript) => steps.map(({ ask }) => ask)
const ask = (key: string, text: string): EditorAction => ({ do: 'set', key, fields: { ask: text } })
const merged = (mine: EditedScript, theirs: EditedScript) => mergeScripts({ base: BASE, mine, theirs: stored(theirs) })

test('changes to different steps meet without anybody being asked', () => {
  const { script, conflicts } = merged(edited(ask('name', 'Your name?')), edited(ask('home', 'Your town?')))
  expect(asks(script)).toEqual(['Your name?', 'How old are you?', 'Your town?'])
  expect(conflicts).toEqual([])
})

test('the same change twice is none to be asked about', () => {
  const same = edited(ask('age', 'Your age?'))
  expect(merged(same, same).conflicts).toEqual([])
})

test('a step that both have changed is mine until its conflict is settled', () => {
  const { script, conflicts } = merged(edited(ask('age', 'Your age?')), edited(ask('age', 'When were you born?')))
  expect(asks(script)[1]).toBe('Your age?')
  const [conflict, ...others] = conflicts
  expect(others).toEqual([])
  if (!conflict) throw new Error('nobody is asked')
  expect(asks(settled(script, conflict, 'theirs'))[1]).toBe('When were you born?')
  expect(settled(script, conflict, 'mine')).toEqual(script)
})

test('a step that one removed and the other changed is asked about, and may go or stay', () => {
  const { script, conflicts } = merged(edited({ do: 'remove', key: 'age' }), edited(ask('age', 'Your age?')))
  expect(asks(script)).toEqual(['Who are you?', 'Where do you live?'])
  const [conflict] = conflicts
  if (!conflict) throw new Error('nobody is asked')
  expect(asks(settled(script, conflict, 'theirs'))).toContain('Your age?')
})

test('steps that both have added stand where they were put, each with an id of its own', () => {
  const add = (after: string, text: string, ...more: EditorAction[]) =>
    edited({ do: 'add', after }, ask('q4', text), ...more)
  const when: EditorAction = { do: 'when', key: 'home', when: { step: 'q4', answered: true } }
  const { script, conflicts } = merged(add('name', 'Mine?', when), add('home', 'Theirs?'))
  expect(conflicts).toEqual([])
  expect(asks(script)).toEqual(['Who are you?', 'Mine?', 'How old are you?', 'Where do you live?', 'Theirs?'])
  const own = script.steps.find((step) => step.ask === 'Mine?')?.id
  expect(script.steps[3]?.when).toEqual({ step: own, answered: true })
  expect(readScript(bodyOf(script)).ok).toBe(true)
})

test('my order counts where I have moved something, and otherwise theirs', () => {
  const mine = edited({ do: 'move', key: 'home', to: 0 })
  const theirs = edited({ do: 'move', key: 'age', to: 0 }, { do: 'add', after: 'name' }, ask('q4', 'New?'))
  expect(asks(merged(mine, theirs).script)).toEqual(['Where do you live?', 'Who are you?', 'New?', 'How old are you?'])
  expect(asks(merged(BASE, theirs).script)).toEqual(asks(theirs))
})

test('what both say otherwise beside the steps is asked about, too', () => {
  const titled = (title: string) => edited({ do: 'script', fields: { title } })
  const { script, conflicts } = merged(titled('Mine'), titled('Theirs'))
  expect(script.title).toBe('Mine')
  expect(conflicts).toEqual([{ of: 'title', key: 'title', mine: 'Mine', theirs: 'Theirs' }])
  const [conflict] = conflicts
  expect(conflict && settled(script, conflict, 'theirs').title).toBe('Theirs')
})
