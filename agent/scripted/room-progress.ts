import { stepOf } from '../../interview/progress/agenda.ts'
import type { Progress } from '../../interview/progress/state.ts'
import type { Script } from '../../interview/script/script.ts'
import type { RoomProgress } from '../../interview/topics.ts'

/** What the room is told of the progress; no answer is in it. */
export function roomProgressOf(script: Script, progress: Progress): RoomProgress {
  const due = progress.asks.filter((ask) => ask.due)
  const { open } = progress
  return {
    revision: progress.revision,
    status: progress.status,
    phase: progress.phase,
    steps: script.steps.length,
    accepted: due.filter((ask) => ask.status === 'accepted').length,
    due: due.length,
    ...(open && {
      step: script.steps.findIndex((step) => step.id === open.step) + 1,
      step_id: open.step,
      respondent: open.respondent,
      round: open.round,
      question: stepOf(script, open.step).ask,
      clarification: stepOf(script, open.step).clarify,
    }),
  }
}
