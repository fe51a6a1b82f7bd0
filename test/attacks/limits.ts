/** Few enough to be used up in a test; `/health` was asked a few times until it answered. */
export const LIMITS = { REQUESTS_PER_MINUTE: '30', REFUSED_KEYS_PER_MINUTE: '10' }
