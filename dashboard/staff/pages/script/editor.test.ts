import { describe, expect, test } from 'vitest'
import { type EditorAction, type EditorState, editorReducer, openEditor } from './editor.ts'
import { readScript } from '../../../../interview/script/script.ts'
import { bodyOf, isSameScript } from './script-model.ts'
import { read } from './testing.ts'

const SCRIPT = read([
  { id: 'married', ask: 'Have you been married before?', expect: 'affirmation' },
  { id: 'how', ask: 'How did it end?', when: { step: 'married', equals: true } },
  {
    id: 'when',
    ask: 'When was that?',
    expect: 'date',
    when: {
      all: [
        { step: 'married', equals: true },
        { step: 'how', answered: true },
      ],
    },
  },
])

const after = (state: EditorState, ...actions: EditorAction[]) => actions.reduce(editorReducer, state)
const edited = (...actions: EditorAction[]) => after(openEditor(SCRIPT), ...actions)
const asks = ({ now }: EditorState) => now.steps.map(({ ask }) => ask)
const whens = ({ now }: EditorState) => now.steps.map(({ when }) => when)
/** Everything is as a script may be, by the server's own reader. */
const isSound = ({ now }: EditorState) => readScript(JSON.parse(JSON.stringify(bodyOf(now)))).ok

describe('conditions follow the steps they look at', () => {
  test('a step that is renamed is named so in every condition', () => {
    const state = edited({ do: 'rename', key: 'married', id: 'before' })
    expect(whens(state)).toEqual([
      undefined,
      { step: 'before', equals: true },
      {
        all: [
          { step: 'before', equals: true },
          { step: 'how', answered: true },
        ],
      },
    ])
    expect(isSound(state)).toBe(true)
  })

  test('an id that another step has is not taken', () => {
    expect(edited({ do: 'rename', key: 'married', id: 'how' }).now).toBe(SCRIPT)
  })

  test('with a step its part of every condition goes, and no more', () => {
    expect(whens(edited({ do: 'remove', key: 'how' }))).toEqual([undefined, { step: 'married', equals: true }])
    const state = edited({ do: 'remove', key: 'married' })
    expect(whens(state)).toEqual([undefined, { step: 'how', answered: true }])
    expect(isSound(state)).toBe(true)
  })

  test('a step that is joined to the one before is that one in conditions', () => {
    const state = edited({ do: 'join', key: 'how' })
    expect(asks(state)).toEqual(['Have you been married before? How did it end?', 'When was that?'])
    expect(whens(state)[1]).toEqual({
      all: [
        { step: 'married', equals: true },
        { step: 'married', answered: true },
      ],
    })
    expect(isSound(state)).toBe(true)
  })
})

describe('dividing and joining', () => {
  test('the parts of a step are steps of its kind, each with an id of its own', () => {
    const state = edited({ do: 'split', key: 'married', parts: ['Have you been married', ' before? ', 'Often?'] })
    expect(asks(state).slice(0, 3)).toEqual(['Have you been married', 'before?', 'Often?'])
    expect(state.now.steps.slice(0, 3).map(({ expect: kind }) => kind.kind)).toEqual([
      'affirmation',
      'affirmation',
      'affirmation',
    ])
    expect(new Set(state.now.steps.map(({ id }) => id)).size).toBe(5)
    expect(isSound(state)).toBe(true)
  })

  test('parts that say the same are kept in their order', () => {
    const state = edited({ do: 'split', key: 'how', parts: ['How?', 'And?', 'Why?', 'And?'] })
    expect(asks(state).slice(1, 5)).toEqual(['How?', 'And?', 'Why?', 'And?'])
    expect(isSound(state)).toBe(true)
  })

  test('one that takes any words has the kind of what is joined to it', () => {
    expect(edited({ do: 'join', key: 'when' }).now.steps[1]?.expect).toEqual({ kind: 'date' })
  })

  test('nothing stands before the first step', () => {
    expect(edited({ do: 'join', key: 'married' }).now).toBe(SCRIPT)
  })

  test('the last step stays', () => {
    const one = openEditor(read(['Who are you?']))
    expect(after(one, { do: 'remove', key: 'q1' }).now).toBe(one.now)
  })
})

describe('what was left out', () => {
  const left = { page: 1, line: 3, text: 'Are you well?', why: 'remark' as const }
  const state = openEditor(read(['First?', 'Second?'], { left_out: [left] }))

  test('becomes a step in its place', () => {
    const taken = after(state, { do: 'take', left, after: 'q1', as: 'step' })
    expect(asks(taken)).toEqual(['First?', 'Are you well?', 'Second?'])
    expect(taken.now.leftOut).toEqual([])
    expect(isSound(taken)).toBe(true)
  })

  test('or the end of the step before', () => {
    expect(asks(after(state, { do: 'take', left, after: 'q1', as: 'end-of-step' }))).toEqual([
      'First? Are you well?',
      'Second?',
    ])
  })

  test('comes back when that is undone', () => {
    const undone = after(state, { do: 'take', left, after: 'q1', as: 'step' }, { do: 'undo' })
    expect(undone.now).toBe(state.now)
  })
})

describe('undoing', () => {
  const type = (ask: string): EditorAction => ({ do: 'set', key: 'how', fields: { ask } })

  test('takes back all that was typed in one field at once', () => {
    const state = edited(type('H'), type('Ho'), type('How'), { do: 'undo' })
    expect(state.now).toBe(SCRIPT)
    expect(asks(after(state, { do: 'redo' }))[1]).toBe('How')
  })

  test('goes back step by step, and forward again until something else is done', () => {
    const state = edited(type('How?'), { do: 'move', key: 'when', to: 0 }, { do: 'undo' })
    expect(asks(state)).toEqual(['Have you been married before?', 'How?', 'When was that?'])
    expect(asks(after(state, { do: 'redo' }))[0]).toBe('When was that?')
    expect(after(state, { do: 'remove', key: 'how' }, { do: 'redo' }).now.steps).toHaveLength(2)
  })

  test('what changes nothing is nothing to be undone', () => {
    expect(edited({ do: 'move', key: 'married', to: -4 }).past).toEqual([])
  })
})

test('a step moves within the script, and no further', () => {
  expect(asks(edited({ do: 'move', key: 'married', to: 99 })).at(-1)).toBe('Have you been married before?')
})

test('an answer that can be added to can be none once it is yes or no', () => {
  const open = openEditor(read([{ ask: 'Tell me.', more: true }]))
  const state = after(open, { do: 'expect', key: 'q1', expect: { kind: 'consent' } })
  expect(state.now.steps[0]).not.toHaveProperty('more')
  expect(isSound(state)).toBe(true)
})

test("in another language the officer's own words are those of it, and a lawyer's stay", () => {
  const script = read(['Who?', { ask: 'What?', clarify: 'Say it again.' }])
  const { now } = after(openEditor(script), { do: 'language', language: 'de' })
  expect(now.opening).not.toBe(script.opening)
  expect(now.steps.map(({ clarify, key }) => [key, clarify === 'Say it again.'])).toEqual([
    ['q1', false],
    ['q2', true],
  ])
  expect(now.steps[0]?.clarify).not.toBe(script.steps[0]?.clarify)
})

test('a script is the same whatever its steps are called while they are edited', () => {
  expect(isSameScript(SCRIPT, edited({ do: 'move', key: 'how', to: 2 }, { do: 'undo' }).now)).toBe(true)
  expect(isSameScript(SCRIPT, edited({ do: 'remove', key: 'how' }).now)).toBe(false)
})
