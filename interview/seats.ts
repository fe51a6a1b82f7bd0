import { z } from 'zod'
import type { EntryDraft } from './record/entries.ts'
import { RespondentIdSchema } from './respondent.ts'
import { ROLES } from './statuses.ts'

/** What can happen to an invitation or a seat; each is an entry of this type in the record. */
export const SEAT_EVENTS = [
  'invitation-made',
  'invitation-ended',
  /** A browser that has the link was let in. */
  'seat-taken',
  /** The same, and the browser before it lost its place to it. */
  'seat-moved',
  /** A link that was ours and holds no longer. */
  'seat-refused',
  'seat-ended',
] as const

/** Why an invitation or a seat holds no longer. */
export const SEAT_CODES = ['revoked', 'renewed', 'expired', 'left'] as const
export type SeatCode = (typeof SEAT_CODES)[number]

/** What the API reports of a respondent's way in. No secret is in it; ids open nothing. */
export const SeatChangedSchema = z.object({
  /** One for each event, however often it is sent: a repeated one is known by it. */
  eventId: z.uuid(),
  event: z.enum(SEAT_EVENTS),
  respondent: RespondentIdSchema,
  /** Id of the invitation. */
  invitation: z.uuid(),
  /** Counts the seats of one respondent from 1. */
  seat: z.int().min(1).optional(),
  /** The seat whose place was taken. */
  from: z.int().min(1).optional(),
  code: z.enum(SEAT_CODES).optional(),
  /** Whose act it was, where it was not the respondent's own. */
  actor: z
    .object({ id: z.string().min(1).max(100), role: z.enum(ROLES), request: z.string().max(100).optional() })
    .optional(),
  /** The API's clock, kept as a claim. */
  clock: z.iso.datetime(),
})
export type SeatChanged = z.infer<typeof SeatChangedSchema>

/** The record's entry of it: the same fields but for the event's id. */
export function seatEntryOf({ event, eventId: _, ...data }: SeatChanged): EntryDraft {
  return { type: event, data: JSON.parse(JSON.stringify(data)) } as EntryDraft
}
