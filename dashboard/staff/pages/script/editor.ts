import type { Expect } from '../../../../interview/script/expect/kinds.ts'
import type { LeftOut, Warning } from '../../../../interview/script/reading.ts'
import { localised } from '../../../../interview/script/localise.ts'
import { type AddedStep, appended, inserted, joined, moved, removed, renamed, split } from './step-changes.ts'
import type { EditedScript, EditedStep } from './script-model.ts'
import { idOfWarning } from './warnings.ts'

/** How far back one can go. */
const MOST_UNDONE = 200

/** What may be set of a step as it is; its id is renamed, so that conditions follow. */
export type StepFields = Omit<EditedStep, 'id' | 'key' | 'expect' | 'when'>

export type EditorAction =
  | { do: 'set'; key: string; fields: Partial<StepFields> }
  | { do: 'expect'; key: string; expect: Expect }
  | { do: 'when'; key: string; when: EditedStep['when'] }
  | { do: 'rename'; key: string; id: string }
  | { do: 'add'; after: string | undefined }
  | { do: 'remove'; key: string }
  | { do: 'move'; key: string; to: number }
  | { do: 'join'; key: string }
  | { do: 'split'; key: string; parts: readonly string[] }
  /** What was left out is asked: as a step of its own behind `after`, or at the end of that one. */
  | { do: 'take'; left: LeftOut; after: string | undefined; as: 'step' | 'end-of-step' }
  /** A person has looked at it, and it is right as it is. */
  | { do: 'settle'; warning: Warning }
  | { do: 'script'; fields: Partial<Pick<EditedScript, 'title' | 'opening' | 'closing'>> }
  | { do: 'language'; language: string }
  | { do: 'undo' }
  | { do: 'redo' }

export interface EditorState {
  past: EditedScript[]
  now: EditedScript
  future: EditedScript[]
  /** Keys of the warnings that were settled, which are none any more. */
  settled: string[]
  /** What was typed last: typing on in the same field is one change. */
  typing?: string | undefined
}

export const openEditor = (now: EditedScript): EditorState => ({ past: [], now, future: [], settled: [] })

const withStep = (script: EditedScript, key: string, change: (step: EditedStep) => EditedStep): EditedScript => ({
  ...script,
  steps: script.steps.map((step) => (step.key === key ? change(step) : step)),
})

/** Only words of one's own can be added to. */
const withExpect = ({ more, ...step }: EditedStep, expect: Expect): EditedStep => ({
  ...step,
  expect,
  ...(more !== undefined && (expect.kind === 'text' || expect.kind === 'judged') ? { more } : {}),
})

function withWhen({ when: _, ...step }: EditedStep, when: EditedStep['when']): EditedStep {
  return when ? { ...step, when } : step
}

function changed(script: EditedScript, action: EditorAction): EditedScript {
  switch (action.do) {
    case 'set':
      return withStep(script, action.key, (step) => ({ ...step, ...action.fields }))
    case 'expect':
      return withStep(script, action.key, (step) => withExpect(step, action.expect))
    case 'when':
      return withStep(script, action.key, (step) => withWhen(step, action.when))
    case 'rename':
      return renamed(script, action.key, action.id)
    case 'add':
      return inserted(script, action.after, {})
    case 'remove':
      return removed(script, action.key)
    case 'move':
      return moved(script, action.key, action.to)
    case 'join':
      return joined(script, action.key)
    case 'split':
      return split(script, action.key, action.parts)
    case 'take':
      return taken(script, action)
    case 'script':
      return withSentences(script, action.fields)
    case 'language':
      return { ...script, ...localised(script, action.language), steps: stepsIn(script, action.language) }
    default:
      return script
  }
}

/** A title may be none; without an opening or a closing of its own a script has the officer's. */
function withSentences(script: EditedScript, fields: Extract<EditorAction, { do: 'script' }>['fields']): EditedScript {
  const { title, ...rest } = { ...script, ...fields }
  return { ...rest, ...(title ? { title } : {}) }
}

/** Those whose clarification was the officer's own have that of the language. */
function stepsIn(script: EditedScript, language: string): EditedStep[] {
  const { steps } = localised(script, language)
  return script.steps.map((step, place) => ({ ...step, clarify: steps[place]?.clarify ?? step.clarify }))
}

function taken(script: EditedScript, { left, after, as }: Extract<EditorAction, { do: 'take' }>): EditedScript {
  const rest = { ...script, leftOut: script.leftOut.filter((one) => one !== left) }
  const added: AddedStep = { ask: left.text }
  return as === 'step' || after === undefined ? inserted(rest, after, added) : appended(rest, after, left.text)
}

/** What is typed on in one field is taken back at once. */
function typedIn(action: EditorAction): string | undefined {
  if (action.do === 'set') return `${action.key} ${Object.keys(action.fields).join(' ')}`
  if (action.do === 'expect') return `${action.key} expect ${action.expect.kind}`
  return action.do === 'script' ? Object.keys(action.fields).join(' ') : undefined
}

export function editorReducer(state: EditorState, action: EditorAction): EditorState {
  const { past, now, future } = state
  if (action.do === 'undo') {
    const before = past.at(-1)
    if (!before) return state
    return { ...state, past: past.slice(0, -1), now: before, future: [now, ...future], typing: undefined }
  }
  if (action.do === 'redo') {
    const [after, ...rest] = future
    if (!after) return state
    return { ...state, past: [...past, now], now: after, future: rest, typing: undefined }
  }
  if (action.do === 'settle') {
    return { ...state, settled: [...state.settled, idOfWarning(action.warning)], typing: undefined }
  }
  const next = changed(now, action)
  if (next === now) return state
  const typing = typedIn(action)
  const goesOn = typing !== undefined && typing === state.typing
  return {
    ...state,
    past: goesOn ? past : [...past, now].slice(-MOST_UNDONE),
    now: next,
    future: [],
    typing,
  }
}
