import type { AnswerJudged } from '../messages.ts'
import { sameAsk } from '../exchange.ts'
import type { DraftOf } from '../record/entries.ts'
import { saltFor } from '../record/hash.ts'
import type { Consequence, Step } from '../script/script.ts'
import { assertNever, type SessionStatus } from '../statuses.ts'
import type { Outcome, Verdict } from '../verdict/verdict.ts'
import { stepOf } from './agenda.ts'
import type { StoppingNeed } from '../languages/needs.ts'
import {
  advance,
  type Change,
  closeOpen,
  endBecause,
  findAsk,
  openAsk,
  refer,
  refreshDue,
  setStatus,
  touch,
} from './change.ts'
import type { Ask } from './state.ts'

/** What an answer to the open ask did: settled it, or put it again. */
type Effect = DraftOf<'answer'>['data']['effect']

/** An answer with its question, verdict and effect, as it is recorded; personal words become commitments. */
function judged<const As extends string>(message: AnswerJudged, effect: As, outcome: Outcome) {
  const { asked, heard, verdict, salt, confirmed } = message
  const committed: DraftOf<'answer'>['committed'] & object = {
    reason: { value: verdict.reason, salt: saltFor(salt, 'reason') },
  }
  for (const part of ['quote', 'prompt'] as const) {
    const value = verdict[part]
    if (value !== undefined) committed[part] = { value, salt: saltFor(salt, part) }
  }
  if (asked) committed.question = asked.text
  if (heard) committed.answer = heard.text
  if (verdict.value !== undefined) committed.value = { value: verdict.value, salt: saltFor(salt, 'value') }
  if (confirmed) {
    committed.read_back = confirmed.asked.text
    committed.confirmation = confirmed.heard.text
  }
  return {
    data: {
      message: message.id,
      ask: message.ask,
      outcome,
      effect,
      judge: verdict.judge,
      ...(message.need && { need: message.need }),
      ...(asked && {
        question: {
          start_ms: asked.startMs,
          end_ms: asked.endMs,
          spoken: asked.spoken,
          ...(asked.captioned ? { captioned: true as const } : {}),
        },
      }),
      ...(heard && {
        answer: {
          id: heard.id,
          speaker: heard.respondent,
          channel: heard.channel,
          ...(heard.dictated ? { dictated: true as const } : {}),
          start_ms: heard.startMs,
          end_ms: heard.endMs,
          ...(heard.confidence === undefined ? {} : { confidence: heard.confidence }),
          ...(heard.levelDb === undefined ? {} : { level_db: heard.levelDb }),
        },
      }),
    },
    committed,
  }
}

/** Whoever reports it: an answer counts only from the person who was asked. */
function ownedOutcome({ ask, heard, verdict }: AnswerJudged): Outcome {
  if (heard && heard.respondent !== ask.respondent) return 'wrong-respondent'
  if (!heard && verdict.outcome !== 'no-answer') return 'no-answer'
  return verdict.outcome
}

function follow(change: Change, consequence: Consequence, ask: Ask, because: 'contrary' | 'unresolved'): void {
  switch (consequence) {
    case 'continue':
      return advance(change)
    case 'refer':
      touch(change, ask, { referred: because })
      refreshDue(change)
      return refer(change, ask, because)
    case 'end':
      refreshDue(change)
      return endBecause(change, because)
    default:
      assertNever(consequence)
  }
}

function settle(change: Change, ask: Ask, step: Step, verdict: Verdict, outcome: Outcome): Effect {
  switch (outcome) {
    case 'accepted':
      touch(change, ask, { status: 'accepted', value: verdict.value ?? '' })
      change.progress.failures = 0
      return 'accepted'
    case 'contrary':
      touch(change, ask, { status: 'contrary', ...(verdict.value === undefined ? {} : { value: verdict.value }) })
      return 'contrary'
    case 'wrong-respondent':
      return 'asked-again'
    case 'unclear':
    case 'off-topic':
    case 'no-answer':
      if (ask.clarifications < step.maxClarifications) {
        touch(change, ask, { clarifications: ask.clarifications + 1 })
        return 'asked-again'
      }
      touch(change, ask, { status: 'unresolved' })
      return 'unresolved'
    case 'declined':
      touch(change, ask, { status: 'unresolved' })
      return 'unresolved'
    default:
      return assertNever(outcome)
  }
}

/** Who has withdrawn and confirmed it is not asked again, whatever was put meanwhile. */
const isWithdrawal = ({ progress }: Change, { withdrawal, noted, heard, confirmed }: AnswerJudged) =>
  withdrawal && !noted && heard && confirmed && progress.phase === 'conducting' && !progress.endedBy

/** What is paused is referred too, but for a break: it stands still already. */
export const mayStandStill = (status: SessionStatus, need: StoppingNeed): boolean =>
  status === 'active' || (status === 'paused' && need !== 'break')

const stopsForNeed = ({ progress }: Change, { need, noted, heard }: AnswerJudged) =>
  need !== undefined && !noted && heard && mayStandStill(progress.status, need) && progress.phase === 'conducting'

/**
 * Somebody needs what the officer cannot give. A break pauses the interview; for anything else a person decides, also
 * where the step would go on without an answer. Whoever needs it, it is the open ask that waits.
 */
function stopForNeed(change: Change, message: AnswerJudged, ask: Ask, need: StoppingNeed): void {
  const { heard } = message
  const isTheirs = heard?.respondent === ask.respondent && sameAsk(change.progress.open, message.ask)
  const isBreak = need === 'break'
  if (heard) ask.heard = heard.id
  if (isTheirs) {
    const effect = isBreak ? 'asked-again' : 'unresolved'
    change.entries.push({ type: 'answer', ...judged(message, effect, 'declined') })
  } else {
    change.entries.push({ type: 'answer-kept', ...judged(message, 'kept', ownedOutcome(message)) })
  }
  if (isBreak) {
    if (isTheirs) openAsk(change, ask)
    return setStatus(change, { status: 'paused' })
  }
  touch(change, ask, {
    status: isTheirs ? 'unresolved' : 'pending',
    referred: 'unresolved',
    ...(isTheirs && { need }),
  })
  closeOpen(change)
  refreshDue(change)
  refer(change, ask, 'unresolved', { need, ...(heard && { needed_by: heard.respondent }) })
}

/** An answer to the open ask; one to any other ask, or heard at the wrong time, is kept and changes nothing. */
export function applyAnswer(change: Change, message: AnswerJudged): void {
  const { progress, script } = change
  const ask = findAsk(change, message.ask.step, message.ask.respondent)
  const outcome = ownedOutcome(message)
  if (isWithdrawal(change, message)) {
    change.entries.push({ type: 'withdrawal', ...judged(message, 'withdrawn', 'declined') })
    return endBecause(change, 'withdrawn')
  }
  const open = progress.open && findAsk(change, progress.open.step, progress.open.respondent)
  if (message.need && open && stopsForNeed(change, message)) return stopForNeed(change, message, open, message.need)
  if (message.noted || !script || !ask || !sameAsk(progress.open, message.ask)) {
    change.entries.push({ type: 'answer-kept', ...judged(message, 'kept', outcome) })
    return
  }
  const step = stepOf(script, ask.step)
  if (message.heard) ask.heard = message.heard.id
  const effect = settle(change, ask, step, message.verdict, outcome)
  change.entries.push({ type: 'answer', ...judged(message, effect, outcome) })
  if (effect === 'asked-again') return openAsk(change, ask)
  closeOpen(change)
  if (effect === 'contrary') return follow(change, step.onContrary, ask, 'contrary')
  if (effect === 'unresolved') return follow(change, step.onUnresolved, ask, 'unresolved')
  return advance(change)
}

/** A correction of a settled answer, judged by its step's rules; the first answer stays in the record. */
export function applyCorrection(change: Change, message: AnswerJudged): void {
  const { progress, script } = change
  const ask = findAsk(change, message.ask.step, message.ask.respondent)
  const outcome = ownedOutcome(message)
  const key = message.heard && `${message.heard.id} ${message.ask.step}`
  const takes =
    script !== undefined &&
    progress.phase !== 'closed' &&
    !progress.endedBy &&
    ask !== undefined &&
    ask.due &&
    (ask.status === 'accepted' || ask.status === 'contrary') &&
    key !== undefined &&
    !progress.corrections.includes(key) &&
    (outcome === 'accepted' || outcome === 'contrary')
  if (!takes) {
    change.entries.push({ type: 'correction-kept', ...judged(message, 'kept', outcome) })
    return
  }
  progress.corrections.push(key)
  delete ask.referred
  touch(change, ask, {
    status: outcome,
    corrections: ask.corrections + 1,
    ...(message.verdict.value === undefined ? {} : { value: message.verdict.value }),
  })
  change.entries.push({ type: 'correction', ...judged(message, 'corrected', outcome) })
  if (outcome === 'contrary') follow(change, stepOf(script, ask.step).onContrary, ask, 'contrary')
  advance(change)
}
