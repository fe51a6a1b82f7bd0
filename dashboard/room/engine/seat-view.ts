import type { RespondentId } from '../../../interview/respondent.ts'
import type { AskStatus, SessionStatus } from '../../../interview/statuses.ts'
import type { RecordedAnswer } from './state.ts'

/** The seat as `GET /seat` and its events give it. */
export interface SeatView {
  respondent: RespondentId
  name: string
  seat: number
  interview: { id: string; title: string | null; asked_by: string | null }
  others: readonly { respondent: RespondentId; name: string }[]
  starts: 'no-script' | 'ready' | 'begun'
  status: SessionStatus
  language: string | null
  keeps: { spoken: boolean; sound: 'never' | 'with-consent' | 'now' }
  officer: string | null
  question: { number: number; step: string; round: number; respondent: RespondentId; text: string } | null
  turn: 'you' | 'other' | 'nobody'
  waiting: {
    for: 'start' | 'officer' | 'respondents' | 'resume' | 'decision'
    respondents: readonly RespondentId[]
  } | null
  due: number
  answers: readonly { number: number; step: string; round: number; status: AskStatus; saved: boolean }[]
  present: readonly RespondentId[]
  end: {
    answers: readonly (Omit<RecordedAnswer, 'how'> & { by: RecordedAnswer['how'] })[]
    record: { head: string } | null
  } | null
}

/** Why a seat is none any more, by the events of that name. */
export const SEAT_ENDS = ['moved', 'left', 'revoked', 'renewed', 'expired'] as const
export type SeatEnd = (typeof SEAT_ENDS)[number]
