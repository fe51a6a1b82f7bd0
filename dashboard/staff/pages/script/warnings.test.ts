import { expect, test } from 'vitest'
import type { Warning } from '../../../../interview/script/reading.ts'
import { type EditorAction, editorReducer, openEditor } from './editor.ts'
import { placesOf, rowsOf } from './places.ts'
import { read } from './testing.ts'
import { idOfWarning, isDecided, isEditUndecided, isUndecided, partsOf, repairsOf, warningsOf } from './warnings.ts'

const TEXT = ['1. Who are', '   you? Where are', '   you from?', 'Are you well?', '2. Blue or red', 'Page 1'].join('\n')
const WARNINGS: Warning[] = [
  { code: 'left-out-question', page: 1, line: 4, message: 'asks' },
  { code: 'asks-nothing', step: 'q2', line: 5, message: 'is no question' },
  { code: 'comment', undecided: true, step: 'q2', message: 'says something' },
  { code: 'language-uncertain', message: 'few words' },
]
const SCRIPT = read(['Who are you? Where are you from?', 'Blue or red'], {
  left_out: [
    { page: 1, line: 4, text: 'Are you well?', why: 'remark' },
    { page: 1, line: 6, text: 'Page 1', why: 'page-number' },
  ],
  warnings: WARNINGS,
})

const standing = (...actions: EditorAction[]) => {
  const { now, settled } = actions.reduce(editorReducer, openEditor(SCRIPT))
  return warningsOf({ script: now, read: SCRIPT, settled }).map(({ code }) => code)
}
const ask = (key: string, text: string): EditorAction => ({ do: 'set', key, fields: { ask: text } })
const [leftOut] = SCRIPT.leftOut
if (!leftOut) throw new Error('nothing is left out')

test('what the reading said stands, with what the words of steps say by themselves', () => {
  expect(standing()).toEqual([
    'left-out-question',
    'asks-nothing',
    'comment',
    'language-uncertain',
    'several-questions',
  ])
})

test('a step that was changed is no more warned of, but of its new words and of what is undecided', () => {
  expect(standing(ask('q2', 'Blue or red, or ____?'))).toEqual([
    'left-out-question',
    'comment',
    'language-uncertain',
    'several-questions',
    'placeholder',
  ])
})

test('a line that is asked now is left out no more', () => {
  expect(standing({ do: 'take', left: leftOut, after: 'q1', as: 'step' })).not.toContain('left-out-question')
})

test('what was settled is not said again', () => {
  const actions = WARNINGS.map((warning): EditorAction => ({ do: 'settle', warning }))
  expect(standing(...actions)).toEqual(['several-questions'])
  expect(new Set(WARNINGS.map(idOfWarning)).size).toBe(WARNINGS.length)
})

test('an edit decides what the reading left to a person only once that person has', () => {
  const after = (...actions: EditorAction[]) => {
    const { now: script, settled } = actions.reduce(editorReducer, openEditor(SCRIPT))
    const situation = { script, read: SCRIPT, settled }
    return [isUndecided(situation), isEditUndecided(situation), isDecided(situation)]
  }
  const [, other, comment] = WARNINGS.map((warning): EditorAction => ({ do: 'settle', warning }))
  if (!other || !comment) throw new Error('nothing is to be settled')
  expect(after()).toEqual([true, false, false])
  expect(after(other)).toEqual([true, false, false])
  expect(after(ask('q2', 'Blue or green?'))).toEqual([true, true, false])
  expect(after({ do: 'remove', key: 'q2' })).toEqual([true, true, false])
  expect(after(ask('q2', 'Blue or green?'), comment)).toEqual([false, false, true])
  expect(after(comment)).toEqual([false, false, true])
})

test('each warning has what can be done about it, and may be right as it is', () => {
  const kinds = warningsOf({ script: SCRIPT, read: SCRIPT, settled: [] }).map((warning) =>
    repairsOf(warning, SCRIPT).map(({ repair }) => repair),
  )
  expect(kinds).toEqual([
    ['make-step', 'end-of-step', 'settle'],
    ['join', 'remove', 'settle'],
    ['look', 'settle'],
    ['language', 'settle'],
    ['split', 'settle'],
  ])
})

test('questions are divided with what leads to them and what belongs to them', () => {
  expect(partsOf('You live together. Since when? And where? Name the town.')).toEqual([
    'You live together. Since when?',
    'And where? Name the town.',
  ])
  expect(partsOf('State your name')).toEqual(['State your name'])
})

test('steps are found in the text over the ends of its lines, and what was left out stands between them', () => {
  const places = placesOf(TEXT, SCRIPT.steps)
  expect(places.get('q1')).toEqual({ from: 1, to: 3 })
  expect(places.get('q2')).toEqual({ from: 5, to: 5 })
  const rows = rowsOf(SCRIPT, places).map((row) => (row.is === 'step' ? row.number : row.left.text))
  expect(rows).toEqual([1, 'Are you well?', 2, 'Page 1'])
})

test('a step whose words go on behind a running head is found from its first to its last', () => {
  const long = 'Please tell us where you have lived since you came of age, and with whom you have lived there?'
  const text = [
    'Please tell us where you have lived since',
    '- 2 -',
    'you came of age, and with whom you have lived there?',
  ]
  expect(placesOf(text.join('\n'), [{ key: 'a', ask: long }]).get('a')).toEqual({ from: 1, to: 3 })
  expect(placesOf('Nothing of it', [{ key: 'a', ask: long }]).size).toBe(0)
})
