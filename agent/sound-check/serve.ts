import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { AutoSubscribe, type JobContext } from '@livekit/agents'
import { RoomServiceClient } from 'livekit-server-sdk'
import { type Config, type LiveKitConfig } from '../../config.ts'
import { createDatabase } from '../../db/database.ts'
import { createLogger } from '../../log.ts'
import type { SoundCheck } from '../../temporal/sound-check-job.ts'
import { deepgram } from '../hearing/deepgram/deepgram.ts'
import { createProviderUse } from '../provider-use.ts'
import { checkSound } from './sound-check.ts'

const STOP_MS = 3_000
/** What was told last reaches the person before their room is closed. */
const LAST_WORDS_MS = 500

/** Serves the job of a sound check, without a lease and without anything of an interview, and closes its room. */
export function serveSoundCheck(
  ctx: JobContext,
  { room, language }: SoundCheck,
  config: Config & { liveKit: LiveKitConfig },
): void {
  const logger = createLogger('sound-check', config.log)
  const db = config.databaseUrl && createDatabase(config.databaseUrl.reveal())
  const use = createProviderUse({ db, agent: randomUUID(), logger })
  const openRecogniser =
    config.deepgram && language !== undefined ? deepgram(config.deepgram, language, { use, logger }) : undefined

  const work = async () => {
    await ctx.connect(undefined, AutoSubscribe.SUBSCRIBE_NONE)
    await checkSound({ room: ctx.room, openRecogniser, logger })
    await delay(LAST_WORDS_MS)
  }
  const working = work()
    .catch((error: unknown) => logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'it failed'))
    .finally(() => closeRoom(config.liveKit, room).catch(() => undefined))
  ctx.addShutdownCallback(async () => {
    await ctx.room.disconnect()
    await Promise.race([working, delay(STOP_MS, undefined, { ref: false })])
    await use.close()
    await db?.destroy()
  })
  // Not awaited: a process that is asked to stop waits for its entry first.
  void working.then(() => ctx.shutdown('done'))
}

async function closeRoom({ url, apiKey, apiSecret }: LiveKitConfig, room: string): Promise<void> {
  await new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret.reveal()).deleteRoom(room)
}
