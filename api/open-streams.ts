import type { Response } from 'express'
import { findActiveApiKey } from '../db/api-keys.ts'
import { findSignIn } from '../db/login-sessions.ts'
import type { Caller } from './caller.ts'
import type { Context } from './context.ts'

/** A reader that takes nothing does not keep an ended stream open. */
const CLOSE_MS = 5_000

/** Whether what a caller came with still opens what it opened. */
export async function stillHolds({ db }: Pick<Context, 'db'>, { id, signInId, actingAs }: Caller): Promise<boolean> {
  if (signInId === undefined) return (await findActiveApiKey(db, id)) !== undefined
  const roles = (await findSignIn(db, signInId))?.roles ?? []
  // A role that was taken or given changes what is to be seen: whoever reads on has to come again.
  return actingAs.every((role) => roles.includes(role))
}

/** Ends an event stream when its caller's key or sign-in ends, or their roles change, in whatever process that is done. */
export function endWithCaller(context: Context, caller: Caller, response: Response): void {
  if (response.destroyed || response.closed) return
  const end = () => {
    unsubscribe()
    if (response.writableEnded) return
    response.end()
    const close = setTimeout(() => response.destroy(), CLOSE_MS)
    response.once('close', () => clearTimeout(close))
  }
  const look = () =>
    stillHolds(context, caller).then(
      (holds) => void (holds || end()),
      // Postgres is away: nothing is sent meanwhile either, and the feed looks again.
      () => context.log.warn('could not look whether an event stream may go on'),
    )
  const unsubscribe = context.feed.subscribe(caller.id, { onChange: () => void look(), onEnd: () => {} })
  response.once('close', unsubscribe)
  void look()
}
