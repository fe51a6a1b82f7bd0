import { Semaphore } from '../../semaphore.ts'
import { Problem } from '../problems.ts'
import { createPasswordHasher, type PasswordHasher } from './password-hash.ts'
import { SignInThrottle } from './throttle.ts'

/** Each hash takes 19 MiB and a thread of the four that Node has for all such work. */
const LIMITS = {
  strangers: { permits: 2, maxWaiting: 32, maxWaitingOfShare: 4, patienceMs: 10_000 },
  known: { permits: 1, maxWaiting: 32, maxWaitingOfShare: 4, patienceMs: 10_000 },
}

/** What passwords are compared with, how often, and how many at once. */
export interface Passwords {
  throttle: SignInThrottle
  /**
   * Computes something of a password when there is room for it. Who is known waits for no stranger.
   * @throws Problem 429 when too many wait
   */
  compute<T>(whose: { known: string } | { stranger: string }, work: (hasher: PasswordHasher) => Promise<T>): Promise<T>
}

const busy = () =>
  new Problem(
    429,
    'too-many-requests',
    'Very many are signing in at the moment. Try again in a few seconds.',
    {},
    { 'retry-after': '5' },
  )

export function createPasswords(hasher: PasswordHasher = createPasswordHasher()): Passwords {
  const strangers = new Semaphore(LIMITS.strangers)
  const known = new Semaphore(LIMITS.known)
  return {
    throttle: new SignInThrottle(),
    async compute(whose, work) {
      const [semaphore, share] = 'known' in whose ? [known, whose.known] : [strangers, whose.stranger]
      const done = await semaphore.run(async () => ({ value: await work(hasher) }), [share])
      if (!done) throw busy()
      return done.value
    },
  }
}
