import { z } from 'zod'
import type { ListedSignIn } from '../../db/login-sessions.ts'
import { Time } from '../answers.ts'
import { text } from '../input.ts'
import { MOST_CHARACTERS } from './password-rules.ts'

/** By which somebody signs in. */
export const AccountName = text(100)
export const Password = z.string().min(1).max(MOST_CHARACTERS)

/** One place where somebody is signed in. */
export const SignInAnswer = z
  .object({
    id: z.uuid(),
    created_at: Time,
    last_used_at: Time.meta({ description: 'To the minute.' }),
    address: z.string().nullable(),
    agent: z.string().nullable().meta({ description: 'What the browser calls itself.' }),
    current: z.boolean().meta({ description: 'By which this was asked.' }),
  })
  .meta({ id: 'SignIn' })

/** @param current id of the sign-in by which it is asked, if it is by one */
export const signInView = (
  { id, created_at, last_used_at, address, agent }: ListedSignIn,
  current: string | undefined,
): z.input<typeof SignInAnswer> => ({
  id,
  created_at: created_at.toISOString(),
  last_used_at: last_used_at.toISOString(),
  address,
  agent,
  current: id === current,
})
