import { z } from 'zod'
import type { Secret } from '../config.ts'
import { createSeal } from './seal.ts'

const PURPOSE = 'lexnova: offers of a lease, 1'
/** Far more than an offer stands for, and than the clocks of two machines differ. */
const VALID_MS = 60_000
/** An offer has about 150 bytes: what is longer is not read. */
const LONGEST_BYTES = 300

/** `until` is Unix milliseconds; `seal` is an HMAC in hex over the rest and the session. */
const LeaseOfferSchema = z.object({
  epoch: z.int().min(1),
  heartbeatTimeoutMs: z.int().min(1).optional(),
  until: z.int().min(0),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
})

/** A lease as it is offered. */
export interface LeaseOffer {
  epoch: number
  /** How long Temporal waits for a heartbeat in it; absent in offers of earlier versions. */
  heartbeatTimeoutMs?: number | undefined
}

/** Who offers leases of one interview to agents in its room, and who takes them, have this from the same secret. */
export interface LeaseOffers {
  write(offer: LeaseOffer): Uint8Array
  /** Undefined when this is not an offer of ours, for this interview and this time. */
  read(payload: Uint8Array): LeaseOffer | undefined
}

/** @param now Unix milliseconds */
export function createLeaseOffers(
  secret: Secret,
  sessionId: string,
  now: () => number = () => Date.now(),
): LeaseOffers {
  const seal = createSeal(secret, PURPOSE, sessionId)
  const sealed = ({ epoch, heartbeatTimeoutMs }: LeaseOffer, until: number) => [
    sessionId,
    epoch,
    until,
    ...(heartbeatTimeoutMs === undefined ? [] : [heartbeatTimeoutMs]),
  ]
  return {
    write(offer) {
      const until = now() + VALID_MS
      return new TextEncoder().encode(JSON.stringify({ ...offer, until, seal: seal.of(sealed(offer, until)) }))
    },

    read(payload) {
      if (payload.byteLength > LONGEST_BYTES) return undefined
      const { data } = LeaseOfferSchema.safeParse(parse(payload))
      if (!data || data.until < now() || data.until > now() + 2 * VALID_MS) return undefined
      const { until, seal: given, ...offer } = data
      return seal.isOf(sealed(offer, until), given) ? offer : undefined
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
