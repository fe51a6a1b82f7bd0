import type { Model, Said } from './model.ts'
import type { OwnAnswer } from './room-state.ts'
import type { SeatView } from './seat-view.ts'

type Answer = SeatView['answers'][number]

/** Whether words of this person to the open question are on their way, and it has not been put again since. */
export const isAnswered = (model: Model, { step, round }: { step: string; round: number }): boolean => {
  const last = model.said.findLast((said) => said.step === step)
  return last !== undefined && last.state !== 'failed' && isWaitedFor(model, last, round)
}

/** An answer that reached an officer who is gone, or was given before the question was put again, is judged no more. */
const isWaitedFor = ({ view }: Model, said: Said, round: number): boolean =>
  said.round === round && !said.overtaken && (view?.officer === null || view?.officer === said.officer)

function markOf(model: Model, { step, round, status, saved }: Answer): OwnAnswer['mark'] {
  if (saved) return 'saved'
  if (status === 'unresolved' || status === 'waived') return 'unresolved'
  const last = model.said.findLast((said) => said.step === step)
  if (!last) return round > 1 ? 'asked-again' : 'open'
  if (last.state === 'failed') return 'unsent'
  if (!isWaitedFor(model, last, round)) return 'asked-again'
  return last.state
}

/** This person's answers; what is durable the server alone says. */
export const ownAnswersOf = (model: Model, { answers }: SeatView): OwnAnswer[] =>
  answers.map((answer) => ({
    number: answer.number,
    step: answer.step,
    said: model.said.filter(({ step }) => step === answer.step).map(({ id, text, how }) => ({ id, text, how })),
    mark: markOf(model, answer),
  }))

export const savedOf = (view: SeatView | undefined): number => view?.answers.filter(({ saved }) => saved).length ?? 0
