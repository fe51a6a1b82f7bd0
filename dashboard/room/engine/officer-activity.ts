import type { Model } from './model.ts'
import { isAnswered } from './own-answers.ts'
import { personOf } from './people.ts'
import type { OfficerActivity } from './room-state.ts'
import type { SeatView } from './seat-view.ts'

/** Words of the officer are on their way. */
const officerSpeaks = ({ captions, view }: Model): boolean =>
  captions.some(({ from, speaker, isOpen, typed }) => isOpen && !typed && !speaker && from === view?.officer)

/** Whether what this person says now would reach the officer. */
const isHeard = ({ talks, devices: { microphone } }: Model, { keeps }: SeatView): boolean =>
  talks && keeps.spoken && microphone.is === 'on' && !microphone.muted && !microphone.silent

/** The open question is this person's, and was put to its end. */
export const awaitsAnswer = ({ is }: OfficerActivity): boolean => is === 'listening' || is === 'expecting'

/** What the officer does, as far as this page can know it. */
export function officerActivityOf(model: Model, view: SeatView): OfficerActivity {
  const { status, officer, question, turn, waiting } = view
  if (status === 'interrupted') return { is: 'interrupted' }
  if (status === 'paused') return { is: 'paused' }
  if (officer === null) return { is: model.officers.length > 0 ? 'replaced' : 'coming' }
  if (model.connection.is === 'connected' && !model.identities.includes(officer)) return { is: 'away' }
  if (officerSpeaks(model)) return { is: question ? 'asking' : 'speaking' }
  // This person is here, whatever the server has heard of it so far.
  const missing = waiting?.for === 'respondents' ? waiting.respondents.filter((role) => role !== view.respondent) : []
  if (missing.length > 0) return { is: 'missing', people: missing.map((role) => personOf(view, role)) }
  if (!question || turn === 'nobody') return { is: 'thinking' }
  if (turn === 'other') return { is: 'waiting', for: personOf(view, question.respondent) }
  if (isAnswered(model, question)) return { is: 'thinking' }
  return { is: isHeard(model, view) ? 'listening' : 'expecting' }
}
