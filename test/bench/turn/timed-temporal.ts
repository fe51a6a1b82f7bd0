import { setTimeout as delay } from 'node:timers/promises'
import type { WorkflowHandle } from '@temporalio/client'
import type { Temporal } from '../../../temporal/client.ts'

/** What the agent did with one answer; times are Unix milliseconds. */
export interface TurnNote {
  step: string
  hasty: boolean
  sentAt: number
  acknowledgedAt: number
}

/** A hasty signal is sent so much later: its work must not slow the turn that does without it. */
const LATER_MS = 500
const LATER_LIMIT_MS = 10_000

interface Completed {
  ask: { step: string }
}

/** Every other question: the two ways take turns in the same interview. */
const isHasty = (step: string): boolean => Number(/\d+$/.exec(step)?.[0]) % 2 === 0

/**
 * A client of Temporal that acknowledges every other `stepCompleted` before it is durable, and notes
 * the times of all of them: the same agent, with durability and without.
 */
export function timedTemporal(temporal: Temporal, note: (turn: TurnNote) => void): Temporal {
  let later = Promise.resolve()
  const handleOf = (id: string): WorkflowHandle => {
    const handle = temporal.client.workflow.getHandle(id)
    const signal = async (name: string, message: object): Promise<void> => {
      if (name !== 'stepCompleted') {
        await later
        return await handle.signal(name, message)
      }
      const { step } = (message as Completed).ask
      const hasty = isHasty(step)
      const sentAt = now()
      if (hasty) {
        later = later
          .then(() => delay(LATER_MS))
          .then(() => temporal.within(LATER_LIMIT_MS, () => handle.signal(name, message)))
      } else {
        await later
        await handle.signal(name, message)
      }
      note({ step, hasty, sentAt, acknowledgedAt: now() })
    }
    return replaced(handle, { signal })
  }
  const workflow = replaced(temporal.client.workflow, { getHandle: handleOf })
  return { ...temporal, client: replaced(temporal.client, { workflow }) }
}

const now = (): number => performance.timeOrigin + performance.now()

/** The same object with some members in other form. */
function replaced<T extends object>(object: T, members: object): T {
  return new Proxy(object, {
    get: (target, name) => {
      if (name in members) return Reflect.get(members, name)
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
