import { type ParticipantPermission, TrackSource } from '@livekit/protocol'
import { z } from 'zod'

/** What somebody needs in the room, to be given back to them. */
export const RESPONDENT_MAY = { canPublish: true, canSubscribe: true, canPublishData: true }
export const OFFICER_MAY = { ...RESPONDENT_MAY, canUpdateMetadata: true, agent: true }

const OptionalBoolean = z.boolean().optional()
/** The part of a token that says what its holder may; what it does not name is allowed. */
const ClaimsSchema = z.object({
  video: z.object({
    canPublish: OptionalBoolean,
    canSubscribe: OptionalBoolean,
    canPublishData: OptionalBoolean,
    canPublishSources: z.array(z.string()).optional(),
    hidden: OptionalBoolean,
  }),
})

interface May {
  canPublish: boolean
  canSubscribe: boolean
  canPublishData: boolean
  hidden: boolean
}

function whatIsMissing({ canPublish, canSubscribe, canPublishData, hidden }: May): string | undefined {
  if (!canPublish) return 'may-not-publish'
  if (!canPublishData) return 'may-not-write'
  if (!canSubscribe) return 'may-not-hear'
  return hidden ? 'hidden' : undefined
}

/** What the holder of a LiveKit token lacks; LiveKit's server is who sends tokens, so none is verified here. */
export function hindranceIn(token: string | undefined): string | undefined {
  const { data } = ClaimsSchema.safeParse(claimsOf(token))
  if (!data) return undefined
  const { canPublish, canSubscribe, canPublishData, canPublishSources = [], hidden } = data.video
  const mayUseMicrophone = canPublishSources.length === 0 || canPublishSources.includes('microphone')
  return whatIsMissing({
    canPublish: canPublish !== false && mayUseMicrophone,
    canSubscribe: canSubscribe !== false,
    canPublishData: canPublishData !== false,
    hidden: hidden === true,
  })
}

/** What a participant lacks by the server's list. */
export function hindranceOf(permission: ParticipantPermission | undefined): string | undefined {
  if (!permission) return undefined
  const { canPublish, canPublishSources } = permission
  const mayUseMicrophone = canPublishSources.length === 0 || canPublishSources.includes(TrackSource.MICROPHONE)
  return whatIsMissing({ ...permission, canPublish: canPublish && mayUseMicrophone })
}

function claimsOf(token: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString())
  } catch {
    return undefined
  }
}
