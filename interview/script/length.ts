import type { RespondentId } from '../respondent.ts'
import { MOST_PROBLEMS, type Script, type ScriptProblem, type Step, unknownRespondents } from './script.ts'

/**
 * Answers that a script may ask for when every one stays unclear as often as it may. An interview is interrupted at
 * 4,000 messages (`progress/limits.ts`); the rest is for people who come and go, and for answers that are taken back.
 */
const MOST_ANSWERS = 3_000

/** An answer that is read back takes as many answers again. */
const answersTo = (step: Step, session: readonly RespondentId[]): number => {
  const people = step.respondent === 'all' ? session.length : step.respondent.length
  return people * (1 + step.maxClarifications) * (step.confirm ? 2 : 1)
}

/** Whether the interview could stand still at the limit of messages before its end, and how far it is over it. */
function findTooLong(script: Script, session: readonly RespondentId[]): ScriptProblem | undefined {
  const answers = script.steps.reduce((sum, step) => sum + answersTo(step, session), 0)
  if (answers <= MOST_ANSWERS) return undefined
  return {
    path: '/steps',
    message: `the script may take ${answers} answers with every clarification; an interview has at most ${MOST_ANSWERS}. Ask less, lower maxClarifications, or divide it into several sessions`,
  }
}

/** Why a script that is well-formed cannot be that of this session; empty when all is well. */
export function findUnfit(script: Script, session: readonly RespondentId[]): ScriptProblem[] {
  const unknown = unknownRespondents(script, session)
  const tooLong = unknown.length > 0 ? undefined : findTooLong(script, session)
  return tooLong ? [tooLong] : unknown.slice(0, MOST_PROBLEMS)
}
