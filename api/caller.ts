import type { Role } from '../interview/statuses.ts'

export type Roles = readonly [Role, ...Role[]]

/** Whoever comes with an API key, or with the cookie of a sign-in. */
export interface Identity {
  /** Of the API key, or of the user who has signed in: theirs are requests, rooms and acts. */
  id: string
  userId: string
  /** All that they hold. */
  roles: readonly Role[]
  via: 'key' | 'cookie'
  /** Of the sign-in, where a cookie came. */
  signInId?: string
}

/** Who calls, and by which of their roles they may do it. */
export interface Caller extends Identity {
  /** Those of the roles that the route takes; what is seen and done follows from these alone. */
  actingAs: Roles
  /** Id of this request, as in the log. */
  requestId: string
}

/** The roles that reach every interview come first: by one of these whoever has several did it. */
const BY_REACH: readonly Role[] = ['operator', 'reviewer', 'admin', 'lawyer']

/** The one role that a record names. */
export const roleFor = (actingAs: Roles): Role => BY_REACH.find((role) => actingAs.includes(role)) ?? actingAs[0]

/** Whether they see their own interviews alone. */
export const seesOwnAlone = ({ actingAs }: Pick<Caller, 'actingAs'>): boolean =>
  actingAs.every((role) => role === 'lawyer')
