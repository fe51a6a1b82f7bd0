/**
 * By what name somebody in the room is listened to; undefined for whom nobody listens to. LiveKit fixes an identity
 * by its token's signature: attributes, name and metadata can be changed by whoever has them.
 */
export type SpeakerOf = (identity: string) => string | undefined
