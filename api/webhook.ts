import express, { type Request, type Response } from 'express'
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk'
import type { Context } from './context.ts'
import { run } from './input.ts'
import { requireLiveKitConfig } from './livekit.ts'
import { atPace } from './pace.ts'
import { Problem } from './problems.ts'

const raw = express.raw({ type: () => true, limit: '256kb' })

/**
 * An event as LiveKit signed it. The signature covers these very bytes.
 * @throws Problem 401 when the signature is missing, wrong or too old
 */
export async function readWebhook(context: Context, request: Request, response: Response): Promise<WebhookEvent> {
  const { apiKey, apiSecret } = requireLiveKitConfig(context)
  await atPace(request, () => run(raw, request, response))
  const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
  try {
    return await new WebhookReceiver(apiKey, apiSecret.reveal()).receive(body, request.get('authorization'))
  } catch {
    throw new Problem(401, 'unauthenticated', "This is not signed with LiveKit's key and secret as they are set here.")
  }
}
