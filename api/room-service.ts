import { RoomServiceClient } from 'livekit-server-sdk'
import type { LiveKitConfig } from '../config.ts'

/** LiveKit's administration of rooms, over HTTP. */
export const createRoomService = (liveKit: LiveKitConfig, timeoutMs: number): RoomServiceClient =>
  new RoomServiceClient(liveKit.url.replace(/^ws/, 'http'), liveKit.apiKey, liveKit.apiSecret.reveal(), {
    requestTimeout: timeoutMs / 1_000,
  })
