import { z } from 'zod'
import { isOver } from '../../interview/statuses.ts'
import { run } from '../input.ts'
import { refusalProblem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { seatReader } from '../seat-view.ts'
import { openSoundCheck } from '../sound-checks.ts'

const soundCheck = route({
  method: 'post',
  path: '/seat/sound-check',
  id: 'checkSound',
  tag: 'Invitations and seats',
  summary: 'Try the sound: a token for a room of one’s own, in which a sentence comes back as the server heard it',
  description:
    'Join, publish a microphone and say something once data on `lexnova.sound-check` says `listening`; it is played back on the track `sound-check`, and the room closes. Before the start as well as after it. Nothing of it is kept. At most two at once, and 20 in ten minutes (429); 409 `over` after the interview.',
  access: 'seat',
  answer: z.object({
    url: z.string().meta({ description: 'Of the LiveKit server.' }),
    token: z.string(),
    room: z.string(),
    identity: z.string(),
    expires_in: z.int().meta({ description: 'Seconds in which it has to be used.' }),
    recognises: z.boolean().meta({ description: 'The words come back in writing too.' }),
  }),
  async handler({ context, caller, request, response }) {
    await run(context.rateLimits.soundChecks(caller.id), request, response)
    const { status, language, keeps } = await seatReader(context, caller)()
    if (isOver(status)) throw refusalProblem('over', 'This interview is over.')
    const pass = await openSoundCheck(context, caller, language ?? undefined)
    return { ...pass, recognises: keeps.spoken && language !== null }
  },
})

export const soundCheckRoutes: readonly Route[] = [soundCheck]
