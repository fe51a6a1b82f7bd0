import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../config.ts'
import { LeaseOfferSchema } from '../interview/topics.ts'

const PURPOSE = 'lexnova: offers of a lease, 1'
const KEY_BYTES = 32
/** Far more than an offer stands for, and than the clocks of two machines differ. */
const VALID_MS = 60_000
/** An offer has about 120 bytes: what is longer is not read. */
const LONGEST_BYTES = 300

/** Who offers leases of one interview to agents in its room, and who takes them, have this from the same secret. */
export interface LeaseOffers {
  write(epoch: number): Uint8Array
  /** The epoch that is offered; undefined when this is not an offer of ours, for this interview and this time. */
  read(payload: Uint8Array): number | undefined
}

/** An HMAC, because reading has to be cheap: anybody in a room can send what looks like an offer. */
export function createLeaseOffers(
  secret: Secret,
  sessionId: string,
  now: () => number = () => Date.now(),
): LeaseOffers {
  const key = Buffer.from(hkdfSync('sha256', secret.reveal(), sessionId, PURPOSE, KEY_BYTES))
  const seal = (epoch: number, until: number) =>
    createHmac('sha256', key)
      .update(JSON.stringify([sessionId, epoch, until]))
      .digest()
  return {
    write(epoch) {
      const until = now() + VALID_MS
      return new TextEncoder().encode(JSON.stringify({ epoch, until, seal: seal(epoch, until).toString('hex') }))
    },

    read(payload) {
      if (payload.byteLength > LONGEST_BYTES) return undefined
      const { data: offer } = LeaseOfferSchema.safeParse(parse(payload))
      if (!offer || offer.until < now() || offer.until > now() + 2 * VALID_MS) return undefined
      const isOurs = timingSafeEqual(seal(offer.epoch, offer.until), Buffer.from(offer.seal, 'hex'))
      return isOurs ? offer.epoch : undefined
    },
  }
}

function parse(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return undefined
  }
}
