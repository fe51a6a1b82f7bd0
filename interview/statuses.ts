/** Every status predicate of the product lives in this file. */

export const SESSION_STATUSES = ['pending', 'active', 'paused', 'interrupted', 'completed', 'cancelled'] as const
/**
 * `completed`: conducted to its closing line. `cancelled`: ended early by a person.
 * Whether the record is complete is the record's own statement, not the status.
 */
export type SessionStatus = (typeof SESSION_STATUSES)[number]

export const isOver = (status: SessionStatus): boolean => status === 'completed' || status === 'cancelled'
export const isStarted = (status: SessionStatus): boolean => status !== 'pending'
/** Questions are put only then. */
export const isConducting = (status: SessionStatus): boolean => status === 'active'

export const ASK_STATUSES = ['pending', 'open', 'accepted', 'contrary', 'unresolved', 'waived'] as const
export type AskStatus = (typeof ASK_STATUSES)[number]

/** Nothing more is asked here unless a person or a correction opens it again. */
export const isSettled = (status: AskStatus): boolean => status !== 'pending' && status !== 'open'

export const SESSION_KINDS = ['scripted', 'observed', 'assistant'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

export const ROLES = ['lawyer', 'reviewer', 'operator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** What somebody is in a room that an integrator made. */
export const ROOM_ROLES = ['interviewer', 'candidate', 'agent', 'participant'] as const
export type RoomRole = (typeof ROOM_ROLES)[number]

/** Closes a switch over a union; a new member fails to compile here. */
export function assertNever(value: never): never {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`)
}
