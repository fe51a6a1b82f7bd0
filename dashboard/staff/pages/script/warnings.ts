import { sentencesOf } from '../../../../interview/script/asking.ts'
import type { LeftOut, Warning } from '../../../../interview/script/reading.ts'
import { warningsOfStep } from '../../../../interview/script/step-warnings.ts'
import { type EditedScript, type EditedStep, isSameScript, isSameStep } from './script-model.ts'

/** Found anew in the words of the steps. */
const BY_WORDS: ReadonlySet<Warning['code']> = new Set(['placeholder', 'several-questions', 'long'])

/** The same for the same thing, however the words around it change. */
export const idOfWarning = ({ code, step, line, message }: Warning): string =>
  [code, step ?? '', line ?? '', BY_WORDS.has(code) ? '' : message].join('|')

interface Situation {
  script: EditedScript
  /** As it was read. */
  read: EditedScript
  settled: readonly string[]
}

/** What still is to be looked at: a step that was changed has no warnings but those of its words. */
export function warningsOf({ script, read, settled }: Situation): Warning[] {
  const before = new Map(read.steps.map((step) => [step.key, step]))
  const untouched = new Set(
    script.steps.flatMap((step) => {
      const was = before.get(step.key)
      return was && isSameStep(was, step) ? [step.id] : []
    }),
  )
  const lines = new Set(script.leftOut.map(({ line }) => line))
  const stands = ({ code, step, line, undecided }: Warning) => {
    if (BY_WORDS.has(code)) return false
    if (code === 'left-out-question') return line === undefined || lines.has(line)
    if (undecided) return true
    return step === undefined || untouched.has(step)
  }
  const all = [...script.warnings.filter(stands), ...script.steps.flatMap((step) => warningsOfStep(step))]
  return all.filter((warning) => !settled.includes(idOfWarning(warning)))
}

/** Whether something stands that only a person can decide: saving an edit decides all of it, seen or not. */
export const isUndecided = (situation: Situation): boolean => warningsOf(situation).some(({ undecided }) => undecided)

/** As `isUndecided`, of what was not stored yet: as it was read it may be stored, and stays undecided. */
export const isEditUndecided = (situation: Situation): boolean =>
  !isSameScript(situation.script, situation.read) && isUndecided(situation)

/** Whether the reading left something to a person, who has decided all of it. */
export const isDecided = (situation: Situation): boolean =>
  situation.read.warnings.some(({ undecided }) => undecided) && !isUndecided(situation)

/** What can be done about a warning with one tap. `look` leads to the field in question. */
export type Repair =
  | { repair: 'make-step' | 'end-of-step'; left: LeftOut }
  | { repair: 'join' | 'remove'; key: string }
  | { repair: 'split'; key: string; parts: string[] }
  | { repair: 'look'; key: string; field: 'ask' | 'expect' | 'respondent' | 'when' }
  | { repair: 'language' }
  | { repair: 'settle' }

/** A question a part, with what stands before it. */
export function partsOf(ask: string): string[] {
  const parts: string[] = []
  let open = ''
  for (const sentence of sentencesOf(ask)) {
    open = open === '' ? sentence : `${open} ${sentence}`
    if (/[?؟？]["'”’»)\]]*$/u.test(sentence)) {
      parts.push(open)
      open = ''
    }
  }
  if (open === '') return parts
  const last = parts.pop()
  return [...parts, last === undefined ? open : `${last} ${open}`]
}

/** By sentences where it asks once: the first half, and the rest. */
function dividedOf(ask: string): string[] {
  const parts = partsOf(ask)
  if (parts.length > 1) return parts
  const sentences = sentencesOf(ask)
  const half = Math.ceil(sentences.length / 2)
  return [sentences.slice(0, half), sentences.slice(half)].map((one) => one.join(' ')).filter(Boolean)
}

const FIELD_OF: Partial<Record<Warning['code'], 'ask' | 'expect' | 'respondent' | 'when'>> = {
  placeholder: 'ask',
  condition: 'when',
  skip: 'when',
  'inferred-answer': 'expect',
  'inferred-respondent': 'respondent',
  'tracked-change': 'ask',
  comment: 'ask',
  'text-box': 'ask',
  'stage-direction': 'ask',
  'hidden-text': 'ask',
}

/** The likeliest first; the last is that it is right as it is. */
export function repairsOf(warning: Warning, script: EditedScript): Repair[] {
  const place = script.steps.findIndex(({ id }) => id === warning.step)
  const repairs = [
    ...repairsOfStep(warning, script.steps[place], place),
    ...repairsOfLine(warning, script),
    ...(warning.code === 'language-uncertain' ? [{ repair: 'language' as const }] : []),
  ]
  return [...repairs, { repair: 'settle' }]
}

function repairsOfStep({ code }: Warning, step: EditedStep | undefined, place: number): Repair[] {
  if (!step) return []
  const { key, ask } = step
  const field = FIELD_OF[code]
  if (field) return [{ repair: 'look', key, field }]
  if (code === 'several-questions' || code === 'long') {
    const parts = dividedOf(ask)
    return parts.length > 1 ? [{ repair: 'split', key, parts }] : [{ repair: 'look', key, field: 'ask' }]
  }
  if (code !== 'asks-nothing' && code !== 'unfinished') return []
  return [...(place > 0 ? [{ repair: 'join' as const, key }] : []), { repair: 'remove', key }]
}

function repairsOfLine({ line, step, code }: Warning, { leftOut, steps }: EditedScript): Repair[] {
  const left = step === undefined || code === 'stage-direction' ? leftOut.find((one) => one.line === line) : undefined
  if (!left || code === 'skip') return []
  return [{ repair: 'make-step', left }, ...(steps.length > 0 ? [{ repair: 'end-of-step' as const, left }] : [])]
}
