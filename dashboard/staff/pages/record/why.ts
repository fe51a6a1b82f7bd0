import { type Answered, answeredIn } from './kinds.ts'
import type { Story, Told } from './story.ts'

/** What became of an ask. */
export type Settled = 'accepted' | 'contrary' | 'unresolved' | 'waived' | 'withdrawn'

/** One link of the chain from the end of a step back to the words that caused it; each names its entry. */
export type Reason = { seq: number } /** `respondent` is who withdrew, where somebody did. */ & (
  | { is: 'settled'; respondent: string; as: Settled; value: string | undefined; isYesOrNo: boolean }
  | { is: 'judged'; answered: Answered; words: Told['words'] }
  | { is: 'confirmed'; readBack: string; confirmation: string | undefined }
  | { is: 'said'; who: string; text: string | undefined; channel: 'typed' | 'voice' }
  | { is: 'silent'; who: string }
  | { is: 'asked'; who: string; text: string | undefined; round: number }
  /** An earlier putting, which settled nothing for good. */
  | { is: 'before'; answered: Answered; words: Told['words'] }
  /** What an entry says by itself. */
  | { is: 'entry' }
)

export interface Chain {
  /** Whose answer it is about, where it is about one. */
  respondent: string | undefined
  reasons: Reason[]
}

export interface Why {
  /** The step that ended; undefined where it is about an entry of none. */
  step: string | undefined
  /** What was answered next; what was asked and skipped unanswered is in no entry. */
  next: { step: string } | 'end' | undefined
  /** The one that came last, and so let it go on, first; none when the step has not ended. */
  chains: Chain[]
}

/** Why the interview went on after a step. */
export function whyOfStep(story: Story, step: string): Why {
  const people = new Set(story.told.flatMap((one) => (one.step === step && one.respondent ? [one.respondent] : [])))
  const chains = [...people]
    .map((respondent): Chain => ({ respondent, reasons: chainOf(courseOf(story.told, step, respondent), respondent) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => lastOf(b) - lastOf(a))
  const [last] = chains
  return { step, next: last && nextAfter(story.told, lastOf(last), step), chains }
}

const lastOf = ({ reasons: [first] }: Chain): number => first?.seq ?? 0

/** Where an entry belongs to no step, what let it happen. */
export function whyOf(story: Story, seq: number): Why {
  const one = story.told[seq]
  if (!one) return { step: undefined, next: undefined, chains: [] }
  if (one.step !== undefined) return whyOfStep(story, one.step)
  const causes = causesOf(story.told, one)
  const referred = causes.find(({ step }) => step !== undefined)
  const reasons = causes.map((each): Reason => ({ seq: each.seq, is: 'entry' }))
  const chains: Chain[] = causes.length > 1 ? [{ respondent: undefined, reasons }] : []
  if (referred?.step !== undefined) chains.push(...whyOfStep(story, referred.step).chains)
  if (chains.length > 0) return { step: undefined, next: undefined, chains }
  const ended = lastEndedBefore(story, seq)
  return ended === undefined ? { step: undefined, next: undefined, chains: [] } : whyOfStep(story, ended)
}

/** Everything that changed one ask, in its order, with the acts that let the interview go on after it was referred. */
function courseOf(told: readonly Told[], step: string, respondent: string): Told[] {
  let isReferred = false
  let isAccepted = false
  return told.filter((one) => {
    const { says } = one
    if (isReferred && (says?.type === 'resumed' || says?.type === 'end-requested')) {
      isReferred = false
      return true
    }
    const isOwn = one.step === step && (one.respondent === undefined || one.respondent === respondent)
    if (!isOwn) return false
    // What was accepted is not skipped with the rest of its step.
    if (says?.type === 'step-waived' && isAccepted) return false
    isAccepted = standsAccepted(one, isAccepted)
    if (says?.type === 'interrupted') isReferred = true
    else if (says?.type === 'step-retaken' || says?.type === 'step-waived') isReferred = false
    return says?.type === 'interrupted' || closes(one) || says?.type === 'step-retaken' || answeredIn(one) !== undefined
  })
}

function standsAccepted({ says }: Told, before: boolean): boolean {
  switch (says?.type) {
    case 'answer':
      return says.data.effect === 'asked-again' ? before : says.data.effect === 'accepted'
    case 'correction':
      return says.data.outcome !== 'contrary'
    case 'step-retaken':
      return false
    default:
      return before
  }
}

/** With these an ask is behind the interview. */
function closes({ says }: Told): boolean {
  switch (says?.type) {
    case 'answer':
      return says.data.effect !== 'asked-again'
    case 'step-waived':
    case 'withdrawal':
      return true
    default:
      return false
  }
}

/** Of a course whose last word it was to go on; empty when the ask has not ended. */
function chainOf(course: readonly Told[], respondent: string): Reason[] {
  const place = course.findLastIndex((one) => closes(one) || isGoingOn(one))
  const end = course[place]
  if (!end || course.slice(place + 1).some(({ says }) => says?.type === 'step-retaken')) return []
  const answers = course.slice(0, place + 1).filter(closes)
  const last = answers.at(-1)
  if (!last) return []
  const as = settledBy(last)
  // Resuming puts again what was unresolved.
  if (end.says?.type === 'resumed' && as === 'unresolved') return []
  const whose = (as === 'withdrawn' && answeredIn(last)?.data.answer?.speaker) || respondent
  const { words, isYesOrNo } = last
  const settled: Reason = { is: 'settled', seq: end.seq, respondent: whose, as, value: words['value'], isYesOrNo }
  const earlier = course.slice(0, place).toReversed()
  const here = answeredIn(end) ? answerOf(end) : [{ is: 'entry', seq: end.seq } as const]
  return [settled, ...here, ...earlier.flatMap((one) => earlierOf(one, one === last))]
}

const isGoingOn = ({ says }: Told): boolean => says?.type === 'resumed' || says?.type === 'end-requested'

function settledBy({ says }: Told): Settled {
  if (says?.type === 'step-waived') return 'waived'
  if (says?.type === 'withdrawal') return 'withdrawn'
  if (says?.type !== 'answer' || says.data.effect === 'asked-again') return 'unresolved'
  return says.data.effect
}

/** From the verdict back to the question. */
function answerOf(one: Told): Reason[] {
  const answered = answeredIn(one)
  if (!answered) return []
  const { seq, words } = one
  const { ask, answer, question } = answered.data
  const reasons: Reason[] = [{ is: 'judged', seq, answered, words }]
  if (words['read_back'] !== undefined) {
    reasons.push({ is: 'confirmed', seq, readBack: words['read_back'], confirmation: words['confirmation'] })
  }
  if (answer) reasons.push({ is: 'said', seq, who: answer.speaker, text: words['answer'], channel: answer.channel })
  else reasons.push({ is: 'silent', seq, who: ask.respondent })
  if (question) {
    reasons.push({ is: 'asked', seq, who: ask.respondent, text: words['question'], round: ask.round })
  }
  return reasons
}

/** @param isLast the answer that an act let the interview go on with: all of it is told */
function earlierOf(one: Told, isLast: boolean): Reason[] {
  const answered = answeredIn(one)
  if (!answered) return [{ is: 'entry', seq: one.seq }]
  return isLast ? answerOf(one) : [{ is: 'before', seq: one.seq, answered, words: one.words }]
}

function nextAfter(told: readonly Told[], seq: number, step: string): Why['next'] {
  for (const one of told.slice(seq + 1)) {
    const { says } = one
    if (says?.type === 'closed') return 'end'
    if (says?.type === 'answer' && one.step !== undefined && one.step !== step) return { step: one.step }
  }
  return undefined
}

type Type = NonNullable<Told['says']>['type']

/** What each of these follows from, the nearest first; those of no step that are not here follow from the last step. */
const CAUSES: Partial<Record<Type, readonly Type[]>> = {
  resumed: ['interrupted', 'paused'],
  'agent-joined': ['lease-issued'],
  'lease-issued': ['lease-lost', 'started'],
  closed: ['end-requested', 'withdrawal', 'workflow-gone', 'history-exhausted'],
  sealed: ['closed', 'workflow-gone'],
}

/** Only what an entry itself does not speak against. */
function causesFor(says: Told['says']): readonly Type[] | undefined {
  if (!says) return undefined
  switch (says.type) {
    case 'interrupted':
      return says.data.cause.kind === 'agent-failures' ? ['lease-lost'] : undefined
    case 'recording-stopped':
      return says.data.code === 'paused' || says.data.code === 'interrupted' ? [says.data.code] : undefined
    default:
      return CAUSES[says.type]
  }
}

/** An entry with what it follows from, back to where nothing is behind it. */
function causesOf(told: readonly Told[], one: Told): Told[] {
  const chain = [one]
  for (;;) {
    const last = chain.at(-1)
    const causes = causesFor(last?.says)
    if (!last || !causes || last.step !== undefined) return chain
    const cause = told.slice(0, last.seq).findLast(({ says }) => says !== undefined && causes.includes(says.type))
    if (!cause) return chain
    chain.push(cause)
  }
}

function lastEndedBefore({ told }: Story, seq: number): string | undefined {
  return told.slice(0, seq).findLast(closes)?.step
}
