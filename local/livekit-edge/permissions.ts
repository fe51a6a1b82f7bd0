import { UpdateParticipantRequest } from '@livekit/protocol'

const PATH = '/twirp/livekit.RoomService/UpdateParticipant'

/**
 * Whether the body of a request must be read before it is passed. Who manages a room may change what its
 * participants may do, and that includes what LiveKit trusts its own kinds with: an `agent` registers as a worker and
 * sends text in the name of others, as an answer in the name of a respondent; what is `hidden` sends without a name.
 */
export const isReadFirst = (path: string): boolean => path === PATH

export type Verdict = { body: Buffer } | { refused: number; message: string }

/**
 * Answers with the body as it was understood here, so that LiveKit cannot understand another one.
 * @param contentType by which LiveKit's API tells JSON from binary messages
 */
export function readPermissions(body: Buffer, contentType: string | undefined): Verdict {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json' && type !== 'application/protobuf') {
    return { refused: 415, message: 'application/json or application/protobuf is needed' }
  }
  let request: UpdateParticipantRequest
  try {
    request =
      type === 'application/json'
        ? UpdateParticipantRequest.fromJsonString(body.toString('utf8'), { ignoreUnknownFields: true })
        : UpdateParticipantRequest.fromBinary(body, { readUnknownFields: false })
  } catch {
    return { refused: 400, message: 'this is no UpdateParticipantRequest' }
  }
  const { permission } = request
  // As LiveKit's protocol has them, old and new.
  if (permission && (permission.agent || permission.hidden || permission.recorder)) {
    return { refused: 403, message: 'nobody becomes an agent, hidden or a recorder by this address' }
  }
  return { body: Buffer.from(type === 'application/json' ? request.toJsonString() : request.toBinary()) }
}
