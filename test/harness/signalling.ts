import { SignalResponse } from '@livekit/protocol'

/** Somebody in a room by signalling alone: no media, and every token that LiveKit sends is kept. */
export interface Signalling {
  joined: boolean
  /** LiveKit has refused it, or has ended it. */
  closed: boolean
  /** What LiveKit gave in place of the token that was shown, the last at the end. */
  tokens: string[]
  close(): void
}

/** Opens LiveKit's signalling as a browser does, with the token in the query, and more if it is given. */
export function openSignalling(url: string, token: string, more: Record<string, string> = {}): Signalling {
  const query = new URLSearchParams({ access_token: token, protocol: '16', sdk: 'js', ...more })
  const socket = new WebSocket(`${url}/rtc?${query}`)
  const signalling: Signalling = { joined: false, closed: false, tokens: [], close: () => socket.close() }
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('close', () => (signalling.closed = true))
  socket.addEventListener('message', ({ data }) => {
    const { message } = SignalResponse.fromBinary(new Uint8Array(data as ArrayBuffer))
    if (message.case === 'join') signalling.joined = true
    if (message.case === 'refreshToken') signalling.tokens.push(message.value)
  })
  return signalling
}
