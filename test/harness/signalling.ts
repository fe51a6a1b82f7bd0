import { SignalResponse } from '@livekit/protocol'

/** Somebody in a room by signalling alone: no media, and every token that LiveKit sends is kept. */
export interface Signalling {
  joined: boolean
  /** What LiveKit gave in place of the token that was shown, the last at the end. */
  tokens: string[]
  close(): void
}

/** Opens LiveKit's signalling as a browser does, with the token in the query. */
export function openSignalling(url: string, token: string): Signalling {
  const socket = new WebSocket(`${url}/rtc?${new URLSearchParams({ access_token: token, protocol: '16', sdk: 'js' })}`)
  const signalling: Signalling = { joined: false, tokens: [], close: () => socket.close() }
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('message', ({ data }) => {
    const { message } = SignalResponse.fromBinary(new Uint8Array(data as ArrayBuffer))
    if (message.case === 'join') signalling.joined = true
    if (message.case === 'refreshToken') signalling.tokens.push(message.value)
  })
  return signalling
}
