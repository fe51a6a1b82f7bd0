import { z } from 'zod'
import { SEAT_CODES } from '../../seats.ts'
import { entryType, NOTHING } from './declare.ts'
import { Acted } from './acts.ts'

/** `invitation` is an id that opens nothing; `clock` is the API's own. */
const OfLink = z.object({ respondent: z.string(), invitation: z.string(), clock: z.string() })
/** Counts the seats of one respondent from 1. */
const Number = z.int().min(1)
const OfSeat = OfLink.extend({ seat: Number })
const Code = z.enum(SEAT_CODES)

/** How respondents come in: by a link, which gives a seat to one browser at a time. */
export const SEATS = [
  entryType('invitation-made', OfLink.extend(Acted.shape), NOTHING),
  entryType('invitation-ended', OfLink.extend(Acted.shape).extend({ code: Code }), NOTHING),
  /** A browser that has the link was let in. */
  entryType('seat-taken', OfSeat, NOTHING),
  /** The same, and the browser of seat `from` lost its place to it. */
  entryType('seat-moved', OfSeat.extend({ from: Number }), NOTHING),
  /** A link that was ours and holds no longer. */
  entryType('seat-refused', OfLink.extend({ code: Code }), NOTHING),
  /** By the respondent, who left, or with its link, by whoever revoked or renewed that. */
  entryType('seat-ended', OfSeat.extend({ code: Code, actor: Acted.shape.actor.optional() }), NOTHING),
] as const
