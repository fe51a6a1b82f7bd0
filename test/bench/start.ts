import { randomUUID } from 'node:crypto'
import { ParticipantInfo_Kind } from '@livekit/protocol'
import { AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk'
import { setTimeout as delay } from 'node:timers/promises'
import type { Instance } from '../../local/instance.ts'
import type { Process } from '../../local/process.ts'
import { whenWrites } from '../../local/ready.ts'
import { prepareSession, startSession } from './interviews.ts'
import { compare, until } from './measure.ts'
import type { Bench } from './run.ts'

const RUNS = 10
const POLL_MS = 5
/** Long enough for the agent server to have its next idle process ready. */
const PAUSE_MS = 4_000
const BARE_AGENT = 'bare-agent'

/** The room service and the dispatch service of an instance's LiveKit. */
export function liveKitOf(instance: Instance): { rooms: RoomServiceClient; dispatches: AgentDispatchClient } {
  const { LIVEKIT_URL = '', LIVEKIT_API_KEY = '', LIVEKIT_API_SECRET = '' } = instance.env
  const credentials = [LIVEKIT_URL.replace(/^ws/, 'http'), LIVEKIT_API_KEY, LIVEKIT_API_SECRET] as const
  return { rooms: new RoomServiceClient(...credentials), dispatches: new AgentDispatchClient(...credentials) }
}

/** Waits for an agent to be in a room. */
export async function agentIn(rooms: RoomServiceClient, room: string): Promise<string> {
  return await until(30_000, POLL_MS, async () => {
    const participants = await rooms.listParticipants(room).catch(() => [])
    return participants.find(({ kind }) => kind === ParticipantInfo_Kind.AGENT)?.identity
  })
}

/** Sends an agent that only joins into a room of its own, and waits until it is there. */
export async function dispatchBare(instance: Instance): Promise<{ remove(): Promise<void> }> {
  const { rooms, dispatches } = liveKitOf(instance)
  const room = randomUUID()
  await dispatches.createDispatch(room, BARE_AGENT, {})
  await agentIn(rooms, room)
  return { remove: () => rooms.deleteRoom(room) }
}

/** How long a bare agent takes into its room; milliseconds. */
export async function bareDispatch(instance: Instance): Promise<number> {
  const startedAt = performance.now()
  const { remove } = await dispatchBare(instance)
  const tookMs = performance.now() - startedAt
  await remove()
  return tookMs
}

/** The product's agent server with a bare agent, beside the product's own. */
export async function startBareAgent(instance: Instance): Promise<Process> {
  return await instance.stack.startEntry({
    name: 'bare agent',
    entry: 'test/bench/bare-agent-main.ts',
    env: { ...instance.env, AGENT_NAME: BARE_AGENT },
    ready: whenWrites('bare agent ready'),
  })
}

/** From the call of start-interview to the agent in the room, against a bare dispatch. */
export const start: Bench = {
  describe: 'start-interview to the agent in the room, against a bare dispatch',
  run: async (instance, say) => {
    await startBareAgent(instance)
    const { rooms } = liveKitOf(instance)
    const ours: number[] = []
    const bare: number[] = []
    for (let run = 0; run <= RUNS; run++) {
      say(`run ${run} of ${RUNS}`)
      const id = await prepareSession(instance, 3)
      await delay(PAUSE_MS)
      const startedAt = performance.now()
      const [, tookMs] = await Promise.all([
        startSession(instance, id),
        agentIn(rooms, id).then(() => performance.now() - startedAt),
      ])
      await delay(PAUSE_MS)
      const bareMs = await bareDispatch(instance)
      if (run === 0) continue
      ours.push(tookMs)
      bare.push(bareMs)
    }
    return compare('start', 'ms', ours, bare)
  },
}
