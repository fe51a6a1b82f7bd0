import type { RoomServiceClient } from 'livekit-server-sdk'
import type { LiveKitConfig } from '../config.ts'
import type { Context } from './context.ts'
import { unavailable } from './problems.ts'
import { createRoomService } from './room-service.ts'

/** @throws Problem 503 */
export function requireLiveKitConfig({ config }: Pick<Context, 'config'>): LiveKitConfig {
  if (config.liveKit) return config.liveKit
  throw unavailable(
    'livekit-not-configured',
    'LiveKit not configured: set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET and start the API again.',
  )
}

/** @throws Problem 503 when LiveKit is not configured, or was seen to be away a moment ago */
export async function requireLiveKit(context: Context): Promise<LiveKitConfig> {
  const liveKit = requireLiveKitConfig(context)
  if ((await context.health.liveKit()) !== 'ok') {
    throw unavailable(
      'livekit-unreachable',
      'LiveKit cannot be reached. Check that it runs at LIVEKIT_URL and takes the configured key; the request is safe to repeat.',
    )
  }
  return liveKit
}

const ROOM_SERVICE_MS = 5_000

/** @throws Problem 503 */
export async function requireRoomService(context: Context): Promise<RoomServiceClient> {
  return createRoomService(await requireLiveKit(context), ROOM_SERVICE_MS)
}
