import type { RespondentId } from '../../../interview/respondent.ts'
import type { Person } from './room-state.ts'
import type { SeatView } from './seat-view.ts'

/** Somebody who is asked, by the name that the officer calls them by. */
export function personOf({ respondent, name, others }: SeatView, role: RespondentId): Person {
  const known = role === respondent ? name : others.find((other) => other.respondent === role)?.name
  return known === undefined ? { role } : { role, name: known }
}
