import type { Expect } from '../script/expect/kinds.ts'
import { assertNever } from '../statuses.ts'
import type { AnswerValue, Condition, Script, Step } from '../script/script.ts'

/** Where an interview by a script could come to a stop, or not go as its author may believe. */
export type StallKind =
  /** Its condition can never hold: it is never asked. */
  | 'never-asked'
  /** A person has to decide when the answer stays unclear, or there is none. */
  | 'waits-when-unclear'
  /** A person has to decide when the answer is clear and not what is due. */
  | 'waits-when-contrary'
  /** The interview ends there, with either of these answers. */
  | 'ends'
  /** Only a model can judge it: without one any answer that says something is taken. */
  | 'needs-model'

export interface Stall {
  kind: StallKind
  /** Ids, in the order of the script. */
  steps: string[]
}

const ORDER: readonly StallKind[] = ['never-asked', 'waits-when-unclear', 'waits-when-contrary', 'ends', 'needs-model']

/** What of a script could stall, one entry a kind; a step that is never asked stalls nothing else. */
export function stallsOf({ steps }: Pick<Script, 'steps'>, respondents: readonly string[]): Stall[] {
  const asked = new Map<string, Step>()
  const found = steps.map((step) => {
    if (step.when && !canHold(step.when, { asked, respondents })) return { id: step.id, kinds: ['never-asked'] }
    asked.set(step.id, step)
    return { id: step.id, kinds: kindsOf(step) }
  })
  return ORDER.flatMap((kind) => {
    const ids = found.filter(({ kinds }) => kinds.includes(kind)).map(({ id }) => id)
    return ids.length > 0 ? [{ kind, steps: ids }] : []
  })
}

function kindsOf({ expect, onUnresolved, onContrary }: Step): StallKind[] {
  const isContrary = canBeContrary(expect)
  return [
    ...(onUnresolved === 'refer' ? (['waits-when-unclear'] as const) : []),
    ...(isContrary && onContrary === 'refer' ? (['waits-when-contrary'] as const) : []),
    ...(onUnresolved === 'end' || (isContrary && onContrary === 'end') ? (['ends'] as const) : []),
    ...(expect.kind === 'judged' ? (['needs-model'] as const) : []),
  ]
}

function canBeContrary(expect: Expect): boolean {
  switch (expect.kind) {
    case 'consent':
    case 'judged':
      return true
    case 'affirmation':
    case 'choice':
    case 'name':
      return expect.due !== undefined
    case 'date':
      return [expect.due, expect.earliest, expect.latest].some((bound) => bound !== undefined)
    case 'number':
      return [expect.due, expect.min, expect.max].some((bound) => bound !== undefined)
    case 'text':
    case 'phrase':
      return false
    default:
      return assertNever(expect)
  }
}

/** What a condition may look at. */
interface Before {
  asked: ReadonlyMap<string, Step>
  respondents: readonly string[]
}

/** Whether some answers make it hold. Parts are looked at one by one: what only their sum excludes is not seen. */
function canHold(condition: Condition, before: Before): boolean {
  if ('all' in condition) return condition.all.every((part) => canHold(part, before))
  if ('any' in condition) return condition.any.some((part) => canHold(part, before))
  if ('not' in condition) return canFail(condition.not, before)
  // Nobody has to answer.
  if ('answered' in condition && !condition.answered) return true
  const step = before.asked.get(condition.step)
  if (!step) return false
  const of = step.respondent === 'all' ? before.respondents : step.respondent
  const isAsked = condition.respondent === undefined ? of.length > 0 : of.includes(condition.respondent)
  return isAsked && (!('equals' in condition) || canEqual(step.expect, condition.equals))
}

function canFail(condition: Condition, before: Before): boolean {
  if ('all' in condition) return condition.all.some((part) => canFail(part, before))
  if ('any' in condition) return condition.any.every((part) => canFail(part, before))
  if ('not' in condition) return canHold(condition.not, before)
  return !('answered' in condition) || condition.answered || canHold({ ...condition, answered: true }, before)
}

const folded = (text: string) => text.normalize('NFKC').trim().toLocaleLowerCase('en')

function canEqual(expect: Expect, value: AnswerValue): boolean {
  switch (expect.kind) {
    case 'affirmation':
    case 'consent':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === (expect.as === 'identifier' ? 'string' : 'number')
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value.trim())
    case 'choice':
      return typeof value === 'string' && expect.options.some((option) => folded(option.value) === folded(value))
    case 'text':
    case 'name':
    case 'phrase':
    case 'judged':
      return typeof value === 'string'
    default:
      return assertNever(expect)
  }
}
