import type { Invitation } from './model.ts'

/** How somebody's way in stands. */
export type Access =
  | { is: 'none' }
  /** `link` where it was made on this page: it is shown once. */
  | { is: 'unopened'; invitation: Invitation; link: string | undefined }
  | { is: 'opened'; invitation: Invitation; at: string; link: string | undefined }
  | { is: 'ended'; invitation: Invitation; because: NonNullable<Invitation['ended_because']> | 'expired' }

/** By the latest link of each. @param links those that were made here, by the invitation's id */
export function accessOf(
  respondent: string,
  { invitations, links, now }: { invitations: readonly Invitation[]; links: ReadonlyMap<string, string>; now: Date },
): Access {
  const invitation = invitations.findLast((one) => one.respondent === respondent)
  if (!invitation) return { is: 'none' }
  const { ended_because, ended_at, expires_at, seat } = invitation
  if (ended_at !== null) return { is: 'ended', invitation, because: ended_because ?? 'revoked' }
  const link = links.get(invitation.id)
  if (seat) return { is: 'opened', invitation, at: seat.taken_at, link }
  if (new Date(expires_at) <= now) return { is: 'ended', invitation, because: 'expired' }
  return { is: 'unopened', invitation, link }
}

/** The links that are known here, after some were made and one has ended: nobody is to copy that any more. */
export const linksAfter = (
  links: ReadonlyMap<string, string>,
  { made, ended }: { made: readonly { id: string; link: string }[]; ended?: string | undefined },
): ReadonlyMap<string, string> =>
  new Map([...[...links].filter(([id]) => id !== ended), ...made.map(({ id, link }) => [id, link] as const)])

/** Opens the mail program with an invitation in it. The link stands in no request: the address is never sent anywhere. */
export const mailOf = ({ subject, body }: { subject: string; body: string }): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
