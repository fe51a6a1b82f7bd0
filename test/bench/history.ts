import { setTimeout as delay } from 'node:timers/promises'
import proto, { type temporal } from '@temporalio/proto'
import { stepCompleted, workflowIdOf } from '../../workflows/messages.ts'
import { BARE_QUEUE, temporalOf, withBareWorker } from './bare.ts'
import { bareSignals, ping } from './bare-workflows.ts'
import { joinAndAnswer, prepareSession, startSession, statusOf } from './interviews.ts'
import { compare, until } from './measure.ts'
import type { Bench } from './run.ts'

const STEPS = 20
const RUNS = 3
const SPACING_MS = 150

/** How often each kind of event stands in a history. */
function countKinds(events: readonly temporal.api.history.v1.IHistoryEvent[]): Record<string, number> {
  const kinds: Record<string, number> = {}
  for (const { eventType } of events) {
    const kind = proto.temporal.api.enums.v1.EventType[eventType ?? 0] ?? 'unknown'
    kinds[kind] = (kinds[kind] ?? 0) + 1
  }
  return kinds
}

/** Events from the first step's signal to the last one's, for each step between them. */
function eventsAStep(events: readonly temporal.api.history.v1.IHistoryEvent[], signal: string): number {
  const at = events.flatMap((event, index) =>
    event.workflowExecutionSignaledEventAttributes?.signalName === signal ? [index] : [],
  )
  return ((at.at(-1) ?? 0) - (at[0] ?? 0)) / (at.length - 1)
}

/**
 * History events that one more step costs: a real interview against a workflow that only takes
 * signals. The whole histories, with start, room, lease, closing and seal, are given beside.
 */
export const history: Bench = {
  describe: `history events a step, of an interview of ${STEPS} steps`,
  run: (instance, say) =>
    withBareWorker(instance, async (client) => {
      const temporal = temporalOf(instance)
      const eventsOf = async (workflowId: string) => {
        const { events } = await temporal.client.workflow.getHandle(workflowId).fetchHistory()
        return events ?? []
      }
      const ours: number[] = []
      const bare: number[] = []
      const whole = { ours: [] as number[], bare: [] as number[] }
      let kinds: Record<string, number> = {}
      for (let run = 0; run < RUNS; run++) {
        say(`run ${run + 1} of ${RUNS}`)
        const id = await prepareSession(instance, STEPS)
        const candidate = await joinAndAnswer(await startSession(instance, id))
        await until(120_000, 200, async () => ((await statusOf(instance, id)) === 'completed' ? true : undefined))
        await candidate.leave()
        await temporal.client.workflow.getHandle(workflowIdOf(id)).result()
        const events = await eventsOf(workflowIdOf(id))
        kinds = countKinds(events)
        ours.push(eventsAStep(events, stepCompleted.name))
        whole.ours.push(events.length / STEPS)

        const workflowId = `bare-history-${run}`
        const handle = await client.workflow.start(bareSignals, { workflowId, taskQueue: BARE_QUEUE, args: [STEPS] })
        for (let signal = 0; signal < STEPS; signal++) {
          await handle.signal(ping, { answer: 'x'.repeat(300) })
          await delay(SPACING_MS)
        }
        await handle.result()
        const bareEvents = await eventsOf(workflowId)
        bare.push(eventsAStep(bareEvents, ping.name))
        whole.bare.push(bareEvents.length / STEPS)
      }
      await temporal.close()
      const { ours: wholeOurs, bare: wholeBare, ratio } = compare('whole', 'events a step', whole.ours, whole.bare)
      return compare('history', 'events a step', ours, bare, {
        whole: { ours: wholeOurs, bare: wholeBare, ratio },
        kinds,
      })
    }),
}
