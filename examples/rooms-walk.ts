import { setTimeout as delay } from 'node:timers/promises'
import { AudioFrame, AudioSource, LocalAudioTrack, Room, TrackPublishOptions, TrackSource } from '@livekit/rtc-node'

const SAMPLE_RATE = 48_000
const FRAME_MS = 10
const HERTZ = 440
const LOUD = 8_000
const WAIT_MS = 20_000
const POLL_MS = 250

const ROLES = ['interviewer', 'candidate', 'agent', 'participant'] as const

interface Problem {
  title: string
  detail: string
  code: string
}
interface CreatedRoom {
  name: string
  session_id: string
  url: string
  candidate_token: string
}
interface Participants {
  participants: { identity: string; name: string; role: string; state: string; is_publisher: boolean }[]
}
interface Interview {
  sealed: boolean
  entries: { seq: number; at: string; type: string; data: Record<string, unknown> }[]
}

/** Where LexNova is, and who asks. */
export interface Server {
  url: string
  key: string
}
type Say = (line: string) => void

/** Calls of one client; each is shown with its answer's status. */
class Client {
  readonly #server: Server
  readonly #say: Say

  constructor(server: Server, say: Say) {
    this.#server = server
    this.#say = say
  }

  async #ask(method: string, path: string, body?: object, key = this.#server.key): Promise<Response> {
    return await fetch(`${this.#server.url}${path}`, {
      method,
      headers: {
        ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  }

  /** @throws with the problem's detail when it is refused */
  async call<T>(method: string, path: string, body?: object): Promise<T> {
    this.#say(`\n${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}`)
    const response = await this.#ask(method, path, body)
    const answer = (await response.json()) as T | Problem
    this.#say(`  ${response.status}`)
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${(answer as Problem).detail}`)
    return answer as T
  }

  /** A call that has to be refused: every error is a problem by RFC 9457. */
  async refused(status: number, method: string, path: string, body?: object, key?: string): Promise<void> {
    this.#say(`\n${method} ${path}${body ? ` ${JSON.stringify(body)}` : ''}${key === '' ? ' (without a key)' : ''}`)
    const response = await this.#ask(method, path, body, key)
    const { title, code, detail } = (await response.json()) as Problem
    this.#say(`  ${response.status} ${title}, ${code}: ${detail}`)
    if (response.status !== status) throw new Error(`${method} ${path}: ${response.status} where ${status} is due`)
  }

  /** Repeats a GET, shown once, until its answer is as awaited. */
  async until<T>(path: string, awaited: (answer: T) => boolean, advice: string): Promise<T> {
    this.#say(`\nGET ${path}`)
    for (const end = Date.now() + WAIT_MS; Date.now() < end; await delay(POLL_MS)) {
      const response = await this.#ask('GET', path)
      const answer = (await response.json()) as T
      if (!response.ok || !awaited(answer)) continue
      this.#say(`  ${response.status}`)
      return answer
    }
    throw new Error(`GET ${path} did not become so in ${WAIT_MS / 1_000} s: ${advice}`)
  }
}

/** Sounds a tone on a track of its own until the signal comes. */
async function sound(room: Room, stopped: AbortSignal): Promise<void> {
  const source = new AudioSource(SAMPLE_RATE, 1)
  const track = LocalAudioTrack.createAudioTrack('microphone', source)
  await room.localParticipant?.publishTrack(track, new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE }))
  const samples = (SAMPLE_RATE * FRAME_MS) / 1_000
  const turn = (2 * Math.PI * HERTZ) / SAMPLE_RATE
  for (let sent = 0; !stopped.aborted; sent += samples) {
    const wave = Int16Array.from({ length: samples }, (_, index) => LOUD * Math.sin(turn * (sent + index)))
    await source.captureFrame(new AudioFrame(wave, SAMPLE_RATE, 1, samples))
  }
}

/**
 * The rooms API from the first call to the record: health, a room, its tokens, who is in it, what a
 * refusal looks like, the end, and the record of the interview that the room is.
 * @throws when anything is not as it should be
 */
export async function walk(server: Server, say: Say): Promise<void> {
  const client = new Client(server, say)
  const health = await client.call<Record<string, string>>('GET', '/health')
  say(`  LexNova ${health['version']}: LiveKit ${health['livekit']}, Temporal ${health['temporal']}`)

  const room_name = `example-${crypto.randomUUID().slice(0, 8)}`
  const created = await client.call<CreatedRoom>('POST', '/rooms/create', { room_name, max_participants: 5 })
  say(`  room ${created.name} at ${created.url}; its interview is ${created.session_id}`)

  const tokens = new Map<string, string>()
  for (const role of ROLES) {
    const person = { room_name, participant_identity: `${role}-1`, participant_name: `The ${role}`, role }
    const { token } = await client.call<{ token: string }>('POST', '/tokens/generate', person)
    tokens.set(role, token)
    say(`  a token of ${token.length} characters`)
  }

  const { rooms } = await client.call<{ rooms: { name: string; num_participants: number }[] }>('GET', '/rooms')
  if (!rooms.some(({ name }) => name === room_name)) throw new Error('the room is not in the list')
  for (const { name, num_participants } of rooms) say(`  ${name}: ${num_participants} in it`)

  say('\nThe candidate joins with their token and sounds a tone.')
  const stop = new AbortController()
  const room = new Room()
  await room.connect(created.url, tokens.get('candidate') ?? '', { autoSubscribe: false, dynacast: false })
  const sounding = sound(room, stop.signal)
  try {
    const { participants } = await client.until<Participants>(
      `/rooms/${room_name}/participants`,
      (answer) => answer.participants.some(({ state, is_publisher }) => state === 'active' && is_publisher),
      'does audio reach the LiveKit server?',
    )
    for (const { identity, name, role, state } of participants) say(`  ${identity} (${name}), ${role}, ${state}`)

    const path = `/sessions/${created.session_id}/record`
    await client.until<Interview>(
      path,
      ({ entries }) => entries.some(({ type }) => type === 'participant-joined'),
      "LiveKit's webhooks must be set to this server's /livekit/webhook",
    )
    say('  The record knows of the candidate.')
  } finally {
    stop.abort()
    await sounding
    await room.disconnect()
  }

  say('\nWhat is not possible is refused, and says why:')
  const taken = { room_name, participant_identity: 'candidate-1', role: 'interviewer' }
  await client.refused(409, 'POST', '/tokens/generate', taken)
  await client.refused(422, 'POST', '/rooms/create', { max_participants: 0 })
  await client.refused(404, 'GET', '/rooms/no-such-room/participants')
  await client.refused(401, 'GET', '/rooms', undefined, '')

  await client.call('DELETE', `/rooms/${room_name}`)
  await client.refused(404, 'DELETE', `/rooms/${room_name}`)

  const { entries } = await client.until<Interview>(
    `/sessions/${created.session_id}/record`,
    ({ sealed }) => sealed,
    'is the workflow worker running?',
  )
  for (const { seq, at, type } of entries) say(`  ${String(seq).padStart(2)} ${at} ${type}`)
  const checked = await client.call<{ verified: boolean; head: string }>(
    'GET',
    `/sessions/${created.session_id}/verification`,
  )
  say(`  verified: ${checked.verified}, head ${checked.head}`)
  if (!checked.verified) throw new Error('the record does not verify')
}
