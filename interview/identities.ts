import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { RespondentId } from './respondent.ts'

const RESPONDENT = /^respondent\.([a-z][a-z0-9_-]{0,31})\.[0-9a-f]{16}$/

/**
 * A respondent's LiveKit identity, the same for every token of one session. The server fixes it by
 * the token's signature and a participant cannot change it, unlike name, metadata and attributes:
 * who answered is read from here alone.
 */
export const respondentIdentity = (sessionId: string, role: RespondentId): string =>
  `respondent.${role}.${bytesToHex(sha256(utf8ToBytes(`${sessionId}:${role}`))).slice(0, 16)}`

/**
 * Attribute of a participant who joined by a seat: its number, from the token. Who is who stands in the identity alone.
 */
export const SEAT_ATTRIBUTE = 'lexnova.seat'

/** The respondent behind an identity; undefined for lawyers, agents and anyone else. */
export const respondentOfIdentity = (identity: string): RespondentId | undefined => RESPONDENT.exec(identity)?.[1]

const VIEWER = 'viewer.'

/**
 * Of whoever looks on unseen: each token is of a viewer of its own.
 * @param by the key or the sign-in that asked for it
 */
export const viewerIdentity = (by: string, token: string): string => `${VIEWER}${by}.${token}`

export const isViewer = (identity: string): boolean => identity.startsWith(VIEWER)
