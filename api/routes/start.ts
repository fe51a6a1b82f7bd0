import { z } from 'zod'
import type { LiveKitConfig } from '../../config.ts'
import { isOver } from '../../interview/statuses.ts'
import { start } from '../../workflows/messages.ts'
import type { Context } from '../context.ts'
import { act, actorOf, requireTemporal, waitForProgress } from '../interviews.ts'
import { IdSchema } from '../input.ts'
import { refusalProblem, unavailable } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { AUTHORS, readSessionView, requireSession } from '../sessions.ts'
import { lawyerToken, respondentToken } from '../tokens.ts'

const ROOM_MS = 15_000

/** @throws Problem 503 when LiveKit is not configured, or was seen to be away a moment ago */
async function requireLiveKit({ config, health }: Context): Promise<LiveKitConfig> {
  if (!config.liveKit) {
    throw unavailable(
      'livekit-not-configured',
      'LiveKit not configured: set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET and start the API again.',
    )
  }
  if ((await health.liveKit()) !== 'ok') {
    throw unavailable(
      'livekit-unreachable',
      'LiveKit cannot be reached. Check that it runs at LIVEKIT_URL and takes the configured key; the request is safe to repeat.',
    )
  }
  return config.liveKit
}

const startInterview = route({
  method: 'post',
  path: '/start-interview/:session_id',
  access: AUTHORS,
  params: z.object({ session_id: IdSchema }),
  async handler({ context, caller, params, response }) {
    const session = await requireSession(context, caller, params.session_id)
    const liveKit = await requireLiveKit(context)
    await requireTemporal(context)
    await act(context, {
      session,
      caller,
      definition: start,
      payload: { actor: actorOf(caller) },
      idempotencyKey: undefined,
      // However often and by whomever it is called, an interview starts once.
      updateId: 'start',
    })
    const progress = await waitForProgress(
      context,
      session.id,
      ROOM_MS,
      ({ room, status }) => room !== undefined || isOver(status) || response.destroyed,
    )
    if (progress && isOver(progress.status)) {
      throw refusalProblem('over', 'The interview is over. Create a new session for another one.')
    }
    const view = await readSessionView(context, session.id)
    if (progress?.room === undefined) {
      response.status(202)
      return view
    }
    const { room } = progress
    const token = { room, ttlSeconds: context.config.api.tokenTtlSeconds }
    const tokens = Object.fromEntries(
      await Promise.all(
        view.respondents.map(async ({ id }) => [id, await respondentToken(liveKit, id, token)] as const),
      ),
    )
    return {
      ...view,
      livekit_room_name: room,
      url: liveKit.publicUrl,
      tokens,
      ...(tokens['groom'] === undefined ? {} : { groom_token: tokens['groom'] }),
      ...(tokens['bride'] === undefined ? {} : { bride_token: tokens['bride'] }),
      lawyer_token: await lawyerToken(liveKit, caller.keyId, token),
    }
  },
})

export const startRoutes: readonly Route[] = [startInterview]
