import { once } from 'node:events'
import { SignalResponse } from '@livekit/protocol'

/** Joins by signalling alone, with more in the query; answers with the place LiveKit gives, and leaves again. */
export async function joining(
  url: string,
  token: string,
  query: Record<string, string>,
): Promise<{ room: string; identity: string }> {
  const socket = new WebSocket(
    `${url}/rtc?${new URLSearchParams({ access_token: token, protocol: '16', sdk: 'js', ...query })}`,
  )
  socket.binaryType = 'arraybuffer'
  try {
    for (;;) {
      const [{ data }] = (await once(socket, 'message')) as [{ data: ArrayBuffer }]
      const { message } = SignalResponse.fromBinary(new Uint8Array(data))
      if (message.case !== 'join') continue
      return { room: message.value.room?.name ?? '', identity: message.value.participant?.identity ?? '' }
    }
  } finally {
    socket.close()
  }
}
