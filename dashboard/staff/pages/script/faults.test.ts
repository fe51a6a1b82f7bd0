import { expect, test } from 'vitest'
import { readScript } from '../../../../interview/script/script.ts'
import { type EditorAction, editorReducer, openEditor } from './editor.ts'
import { expectOf, KINDS, withField } from './expects.ts'
import { type Fault, faultsOf, firstComparison } from './faults.ts'
import { readPeople, NOBODY } from './people.ts'
import { bodyOf } from './script-model.ts'
import { read } from './testing.ts'

const SCRIPT = read([
  { id: 'a', ask: 'Have you?', expect: 'affirmation' },
  { id: 'b', ask: 'How often?', when: { step: 'a', equals: true } },
])
const PEOPLE = ['groom', 'bride']

const kinds: [Fault, EditorAction[]][] = [
  ['no-question', [{ do: 'set', key: 'b', fields: { ask: ' ' } }]],
  ['too-long', [{ do: 'set', key: 'b', fields: { ask: 'a'.repeat(2_001) } }]],
  ['no-clarification', [{ do: 'set', key: 'b', fields: { clarify: '' } }]],
  ['few-options', [{ do: 'expect', key: 'b', expect: expectOf('choice') }]],
  ['no-name', [{ do: 'expect', key: 'b', expect: { kind: 'name', due: ' ' } }]],
  ['no-phrase', [{ do: 'expect', key: 'b', expect: expectOf('phrase') }]],
  ['no-criterion', [{ do: 'expect', key: 'b', expect: expectOf('judged') }]],
  ['identifier-bounds', [{ do: 'expect', key: 'b', expect: { kind: 'number', as: 'identifier', min: 2 } }]],
  [
    'due-no-option',
    [
      {
        do: 'expect',
        key: 'b',
        expect: {
          kind: 'choice',
          options: [
            { value: 'x', also: [] },
            { value: 'y', also: [] },
          ],
          due: 'z',
        },
      },
    ],
  ],
  ['nobody-asked', [{ do: 'set', key: 'b', fields: { respondent: [] } }]],
  ['unknown-person', [{ do: 'set', key: 'b', fields: { respondent: ['witness'] } }]],
  ['condition-ahead', [{ do: 'move', key: 'b', to: 0 }]],
  ['condition-missing', [{ do: 'when', key: 'b', when: { step: 'c', answered: true } }]],
]

test.each(kinds)('%s is said before it is saved', (fault, actions) => {
  const { now } = actions.reduce(editorReducer, openEditor(SCRIPT))
  expect([...faultsOf(now, PEOPLE)]).toEqual([['b', [fault]]])
  // Who takes part is known to the session alone.
  if (fault !== 'unknown-person') expect(readScript(JSON.parse(JSON.stringify(bodyOf(now)))).ok).toBe(false)
})

test('a script without fault is one that the server reads', () => {
  expect(faultsOf(SCRIPT, PEOPLE).size).toBe(0)
  expect(readScript(bodyOf(SCRIPT)).ok).toBe(true)
})

test('every kind can be chosen, and is what it was when it is chosen again', () => {
  for (const kind of KINDS) expect(expectOf(kind).kind).toBe(kind)
  const due = withField(expectOf('date'), 'kind', 'date')
  expect(expectOf('date', due)).toBe(due)
})

test('a condition begins as one that the step it looks at can meet', () => {
  expect(firstComparison({ id: 'a', expect: { kind: 'consent' } })).toEqual({ step: 'a', equals: true })
  expect(firstComparison({ id: 'a', expect: { kind: 'text' } })).toEqual({ step: 'a', answered: true })
})

test('people are two by their names, or a list with or without roles', () => {
  expect(readPeople({ ...NOBODY, groom: 'Johann Weber', bride: ' Maria Conti ' })).toEqual({
    ok: true,
    respondents: [
      { id: 'groom', name: 'Johann Weber' },
      { id: 'bride', name: 'Maria Conti' },
    ],
  })
  const list = (text: string) => readPeople({ ...NOBODY, form: 'list', list: text })
  expect(list('Candidate: Anna Stern\n\nOmar Said')).toEqual({
    ok: true,
    respondents: [
      { id: 'candidate', name: 'Anna Stern' },
      { id: 'person-2', name: 'Omar Said' },
    ],
  })
  expect(list('witness: A\nwitness: B')).toEqual({ ok: false, why: 'same-role' })
  expect(list('officer: A')).toEqual({ ok: false, why: 'officer' })
  expect(readPeople(NOBODY)).toEqual({ ok: false, why: 'missing' })
  expect(list('x\n'.repeat(17))).toEqual({ ok: false, why: 'too-many' })
})
