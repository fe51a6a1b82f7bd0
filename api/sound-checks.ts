import { createHash } from 'node:crypto'
import type { RoomServiceClient } from 'livekit-server-sdk'
import type { Seat } from '../db/seats.ts'
import { CHECKED } from '../interview/sound-check.ts'
import { createSoundChecks } from '../temporal/sound-check-job.ts'
import type { Context } from './context.ts'
import { requireLiveKit, requireRoomService } from './livekit.ts'
import { Problem } from './problems.ts'
import { soundCheckToken } from './tokens.ts'

/** For one coming: who is in stays in, and the room is closed when the sentence was played. */
const TOKEN_SECONDS = 2 * 60
/** Of one seat at once: that of a page, and of what a reload of it has left behind. */
const AT_ONCE = 2
/** A room that has stood so long was left by its agent, or never got one. */
const LONGEST_MS = 5 * 60_000

const ROOM = /^check-[0-9a-f]{32}-[12]$/

/** The rooms that a seat can have; they tell nothing of it. */
const roomsOf = ({ id }: Pick<Seat, 'id'>): string[] => {
  const hash = createHash('sha256').update(`sound check of ${id}`).digest('hex').slice(0, 32)
  return Array.from({ length: AT_ONCE }, (_, index) => `check-${hash}-${index + 1}`)
}

export interface SoundCheckPass {
  url: string
  token: string
  room: string
  identity: string
  expires_in: number
}

/**
 * Lets the holder of a seat into a small room of their own, into which an agent is sent once they are there.
 * @param language in which words are recognised, if there is a recogniser
 * @throws Problem 429 while as many are open as a seat may have; 503
 */
export async function openSoundCheck(
  context: Context,
  seat: Seat,
  language: string | undefined,
): Promise<SoundCheckPass> {
  const liveKit = await requireLiveKit(context)
  const room = await freeRoom(await requireRoomService(context), roomsOf(seat))
  if (room === undefined) {
    const detail = 'Your sound is being tried already. Wait until that is over, and try again.'
    throw new Problem(429, 'too-many-requests', detail, {}, { 'retry-after': '10' })
  }
  const { agent, signingSecret } = context.config
  const untilMs = Date.now() + TOKEN_SECONDS * 1_000
  const metadata = createSoundChecks(signingSecret ?? liveKit.apiSecret).write({ room, language, untilMs })
  const dispatch = { agentName: agent.name, metadata }
  return {
    url: liveKit.publicUrl,
    token: await soundCheckToken(liveKit, { room, ttlSeconds: TOKEN_SECONDS, dispatch }),
    room,
    identity: CHECKED,
    expires_in: TOKEN_SECONDS,
  }
}

async function freeRoom(service: RoomServiceClient, names: string[]): Promise<string | undefined> {
  const taken = new Set((await service.listRooms(names)).map(({ name }) => name))
  return names.find((name) => !taken.has(name))
}

/** Closes rooms of sound checks in which somebody has stayed. @throws when LiveKit is away */
export async function closeLeftSoundChecks(service: RoomServiceClient, now = Date.now()): Promise<number> {
  const left = (await service.listRooms()).filter(
    ({ name, creationTime }) => ROOM.test(name) && Number(creationTime) * 1_000 < now - LONGEST_MS,
  )
  for (const { name } of left) await service.deleteRoom(name)
  return left.length
}
