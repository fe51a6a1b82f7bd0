import type { World } from './world.ts'

const OFFER_MS = 1_000
const OFFER_POLL_MS = 50
const UNTAKEN_MS = 100

/** `activities/dispatch-agent.ts` in simulated time; a worker that goes away takes it along. */
export function dispatchAgent(world: World, epoch: number, mode: 'offer' | 'dispatch', serve: () => void): void {
  const { clock, temporal, random } = world
  const begin = () => {
    if (temporal.workflow.closed) return
    if (!temporal.worker) {
      clock.after(UNTAKEN_MS, begin)
      return
    }
    world.note(() => `${mode} of lease ${epoch}`)
    temporal.openLease(epoch)
    if (mode === 'offer') return offer(world, epoch)
    clock.after(random.between(5, 60), () => {
      if (!temporal.worker) return
      if (!world.room.removeAgents()) {
        temporal.end(epoch, 'dispatch-failed')
        return
      }
      clock.after(random.between(10, 200), serve)
    })
  }
  clock.after(random.between(1, 20), begin)
}

function offer({ clock, temporal, room, random, offers }: World, epoch: number): void {
  const decline = () => void temporal.end(epoch, 'offer-declined')
  if (!room.up || room.agents.size === 0) return decline()
  const payload = offers.write(epoch)
  for (const agent of room.agents) clock.after(random.between(1, 80), () => agent.offered(payload))
  const until = clock.now + OFFER_MS
  const poll = () => {
    if (!temporal.worker || temporal.workflow.progress.joined === epoch) return
    if (clock.now >= until) return decline()
    clock.after(OFFER_POLL_MS, poll)
  }
  clock.after(OFFER_POLL_MS, poll)
}
