import { test } from 'vitest'
import { HIGH_HERTZ, LOW_HERTZ, useRooms } from './rooms.ts'

const rooms = useRooms()

test('interviewer and candidate hear each other', async () => {
  const { create, enter } = rooms()
  const room = await create()
  const interviewer = await enter(room, room.interviewer_token, { hertz: LOW_HERTZ, microphone: true })
  const candidate = await enter(room, room.candidate_token, { hertz: HIGH_HERTZ, microphone: true })
  await Promise.all([interviewer.hears('candidate', HIGH_HERTZ), candidate.hears('interviewer', LOW_HERTZ)])
})
