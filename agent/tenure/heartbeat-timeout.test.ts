import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Secret } from '../../config.ts'
import { createLeaseOffers, type LeaseOffer } from '../../temporal/lease-offer.ts'
import { Lifeline } from '../fast-path.ts'
import { Tenure } from './tenure.ts'
import type { WorkflowPort } from './workflow-port.ts'

const CONFIGURED_MS = 5_000
const SESSION = 'session'
const offers = createLeaseOffers(new Secret('a secret of thirty-two characters'), SESSION)

let isAway: boolean
let tenure: Tenure
let changes: string[]
beforeEach(() => {
  vi.useFakeTimers()
  isAway = false
  changes = []
  const workflow = { heartbeat: async () => (isAway ? 'away' : 'taken') } as unknown as WorkflowPort
  const logger = { warn: () => undefined }
  tenure = new Tenure(
    { workflow, sessionId: SESSION, heartbeatTimeoutMs: CONFIGURED_MS, lifeline: new Lifeline(), offers, logger },
    {
      identity: () => 'agent',
      conducts: () => true,
      leased: () => undefined,
      changed: (change) => changes.push(change),
      handOver: async () => undefined,
    },
  )
})
afterEach(() => {
  tenure.lease.abandon()
  vi.useRealTimers()
})

/** After which time without a heartbeat the agent is silent. */
async function silentAfter(): Promise<number> {
  isAway = true
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 100) {
    if (changes.includes('silent')) return waitedMs
    await vi.advanceTimersByTimeAsync(100)
  }
  throw new Error('never silent')
}

test.each([
  ['shorter than', { epoch: 1, heartbeatTimeoutMs: 3_000 }, 2_400],
  ['longer than', { epoch: 1, heartbeatTimeoutMs: 20_000 }, 16_000],
  ['that is not said, as', { epoch: 1 }, 4_000],
])(
  'a heartbeat timeout %s the configured one decides when the agent falls silent',
  async (_, lease: LeaseOffer, ms) => {
    expect(await tenure.take(lease)).toBe(true)
    expect(await silentAfter()).toBe(ms)
  },
)

test('a further lease has the heartbeat timeout of its offer', async () => {
  await tenure.take({ epoch: 1, heartbeatTimeoutMs: 3_000 })
  await tenure.takeOffer(offers.write({ epoch: 2, heartbeatTimeoutMs: 10_000 }))
  expect(tenure.lease.epoch).toBe(2)
  expect(await silentAfter()).toBe(8_000)
})

test('an offer of an earlier version has the configured one', async () => {
  await tenure.take({ epoch: 1, heartbeatTimeoutMs: 3_000 })
  await tenure.takeOffer(offers.write({ epoch: 2 }))
  expect(await silentAfter()).toBe(4_000)
})
