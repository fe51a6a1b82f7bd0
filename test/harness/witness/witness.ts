import type { Agent, Job } from '../../../agent/agent.ts'
import { listenToRoom } from '../../../agent/room/events.ts'
import { createMicrophones } from '../../../agent/room/microphones.ts'
import { SOFTWARE } from '../../../agent/software.ts'
import { WorkflowLine } from '../../../agent/tenure/workflow-line.ts'

/** Data on this topic names whom the witness hears. */
export const HEARD_TOPIC = 'witness.heard'

const POLL_MS = 200
const ignore = () => undefined

/** The least that an agent of another kind does: it holds its lease, hears everybody, and leaves at the end. */
export function witness(job: Job): Agent {
  const { room, workflow, logger } = job
  const heard = new Set<string>()
  let joined = 0
  const identity = () => room.localParticipant?.identity
  const tenure = job.hold({
    identity,
    conducts: () => joined === tenure.lease.epoch,
    leased: () => join(),
    changed: ignore,
    handOver: async () => undefined,
  })
  const line = new WorkflowLine(workflow, {
    acknowledged: ({ id }) => (joined = id.epoch),
    refreshed: ({ phase }) => {
      if (phase === 'closing') void tenure.complete()
    },
    over: () => tenure.end(),
  })
  const join = () => {
    const { epoch } = tenure.lease
    const id = { epoch, seq: 0 }
    const clock = new Date().toISOString()
    void line.signal({
      type: 'agentJoined',
      id,
      identity: identity() ?? 'witness',
      software: SOFTWARE,
      clock,
      present: [],
    })
  }
  const hear = (speaker: string) => {
    if (heard.has(speaker)) return
    heard.add(speaker)
    const payload = new TextEncoder().encode(speaker)
    room.localParticipant?.publishData(payload, { reliable: true, topic: HEARD_TOPIC }).catch(ignore)
  }
  return {
    tenure,
    async enter() {
      listenToRoom(room, (other) => other, {
        presence: ignore,
        connection: ignore,
        typing: ignore,
        offered: (payload) => void tenure.takeOffer(payload),
        nudged: ignore,
        disconnected: (isDeleted) => void tenure.leaveRoom(isDeleted),
      })
      await job.connect()
      const microphones = createMicrophones({
        room,
        speakerOf: (other) => other,
        now: () => performance.now(),
        logger,
      })
      return async () => {
        microphones.listen(hear)
        microphones.start()
        join()
        const timer = setInterval(() => void line.query(), POLL_MS)
        await tenure.ended
        clearInterval(timer)
        line.close()
        await microphones.close()
      }
    },
  }
}
