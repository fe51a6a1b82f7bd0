import { setTimeout as delay } from 'node:timers/promises'
import type { WorkflowHandle } from '@temporalio/client'
import type { AnswerJudged } from '../../../interview/messages.ts'
import type { Temporal } from '../../../temporal/client.ts'
import { unixMs } from '../../clock.ts'
import { type Completed, isHasty } from './notes.ts'
import { replaced } from './replaced.ts'

/** A hasty signal is sent so much later: its work must not slow the turn that does without it. */
const LATER_MS = 500
const LATER_LIMIT_MS = 10_000

/**
 * A client of Temporal that acknowledges every other `stepCompleted` before it is durable, and notes
 * the times of all of them: the same agent, with durability and without.
 */
export function timedTemporal(temporal: Temporal, note: (completed: Completed) => void): Temporal {
  let later = Promise.resolve()
  const handleOf = (id: string): WorkflowHandle => {
    const handle = temporal.client.workflow.getHandle(id)
    const signal = async (name: string, message: AnswerJudged, signature?: string): Promise<void> => {
      const send = () => handle.signal(name, message, signature)
      if (name !== 'stepCompleted') {
        await later
        return await send()
      }
      const { ask, verdict } = message
      const hasty = isHasty(ask.step)
      const sentMs = unixMs()
      if (hasty) {
        later = later.then(() => delay(LATER_MS)).then(() => temporal.within(LATER_LIMIT_MS, send))
      } else {
        await later
        await send()
      }
      const judge = verdict.judge.by === 'model' ? 'model' : 'rule'
      note({ type: 'completed', step: ask.step, hasty, judge, sentMs, acknowledgedMs: unixMs() })
    }
    return replaced(handle, { signal })
  }
  const workflow = replaced(temporal.client.workflow, { getHandle: handleOf })
  return { ...temporal, client: replaced(temporal.client, { workflow }) }
}
