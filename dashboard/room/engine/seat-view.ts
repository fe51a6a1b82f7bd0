import type { components } from '../../api/types.ts'

type Frozen<Value> = Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value

/** The seat as `GET /seat` and its events give it. */
export type SeatView = Frozen<components['schemas']['Seat']>

/** The code of a problem that the API gives. */
export type ProblemCode = components['schemas']['Problem']['code']

/** Why a seat is none any more, by the events of that name. */
export const SEAT_ENDS = ['moved', 'left', 'revoked', 'renewed', 'expired'] as const
export type SeatEnd = (typeof SEAT_ENDS)[number]
