import { expect, test } from 'vitest'
import { editorReducer, openEditor } from './editor.ts'
import { inTheWay } from './other-document.tsx'
import { NOBODY } from './people.ts'
import { read } from './testing.ts'

const EDITOR = openEditor(read(['Who are you?', 'Where do you live?']))
const EMPTY = { people: NOBODY, label: '' }

test('a document is read at once where it takes the place of nothing that somebody has done', () => {
  expect(inTheWay(EMPTY, true)).toBeUndefined()
  expect(inTheWay({ ...EMPTY, people: { ...NOBODY, groom: 'Johann' } }, false)).toBeUndefined()
  expect(inTheWay({ ...EMPTY, editor: EDITOR }, false)).toBeUndefined()
})

test('edited steps, and warnings that were settled, are not thrown away unasked', () => {
  const edited = editorReducer(EDITOR, { do: 'remove', key: 'q1' })
  expect(inTheWay({ ...EMPTY, editor: edited }, false)).toBe('edits')
  const settled = editorReducer(EDITOR, { do: 'settle', warning: { code: 'long', step: 'q1', message: 'is long' } })
  expect(inTheWay({ ...EMPTY, editor: settled }, false)).toBe('edits')
  const undone = editorReducer(edited, { do: 'undo' })
  expect(inTheWay({ ...EMPTY, editor: undone }, false)).toBeUndefined()
})

test('a document from elsewhere does not come into a draft from before unasked', () => {
  expect(inTheWay({ ...EMPTY, people: { ...NOBODY, bride: 'Maria' } }, true)).toBe('draft')
  expect(inTheWay({ ...EMPTY, label: 'Weber' }, true)).toBe('draft')
  expect(inTheWay({ ...EMPTY, editor: EDITOR }, true)).toBe('draft')
})
