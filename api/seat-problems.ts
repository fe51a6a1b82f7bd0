import type { SeatEnd, Taken } from '../db/seats.ts'
import { assertNever } from '../interview/statuses.ts'
import { Problem, refusalProblem } from './problems.ts'

/** What a page has to say of a link or a seat, each under its own code; the details are for respondents. */

const revoked = () =>
  new Problem(410, 'invitation-revoked', 'This link was withdrawn by whoever sent it. Ask them if you should have one.')
const renewed = () =>
  new Problem(
    410,
    'invitation-renewed',
    'A newer link was made in the place of this one. Open the newest that you got.',
  )

/** Why a link does not let in. */
export function refusedSeat(refused: Extract<Taken, { refused: unknown }>['refused']): Problem {
  switch (refused) {
    case 'revoked':
      return revoked()
    case 'renewed':
      return renewed()
    case 'expired':
      return new Problem(410, 'invitation-expired', 'This link has expired. Ask whoever sent it for a new one.')
    case 'over':
      return refusalProblem('over', 'This interview is over. There is nothing more that you need to do.')
    case 'too-many': {
      const detail =
        'This link was opened too often within ten minutes. Wait a little, and open it on one device alone.'
      return new Problem(429, 'too-many-requests', detail, {}, { 'retry-after': '60' })
    }
    case 'used-up': {
      const detail = 'This link was opened too often. Ask whoever sent it for a new one.'
      return new Problem(429, 'too-many-requests', detail, {}, { 'retry-after': '3600' })
    }
    default:
      return assertNever(refused)
  }
}

/** Why a seat is none any more. */
export function endedSeat(end: SeatEnd): Problem {
  switch (end) {
    case 'moved':
      return new Problem(
        410,
        'seat-moved',
        'You have gone on in another window or on another device. This one has ended.',
      )
    case 'left':
      return new Problem(410, 'seat-left', 'You have left. Open your link again to come back.')
    case 'expired':
      return new Problem(410, 'seat-expired', 'This window was not used for an hour. Open your link again to go on.')
    case 'revoked':
      return revoked()
    case 'renewed':
      return renewed()
    default:
      return assertNever(end)
  }
}
