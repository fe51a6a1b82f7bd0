import { setTimeout as delay } from 'node:timers/promises'
import { workflowIdOf } from '../../workflows/messages.ts'
import { BARE_QUEUE, temporalOf, withBareWorker } from './bare.ts'
import { bareSignals } from './bare-workflows.ts'
import { joinAndAnswer, prepareSession, startSession, statusOf } from './interviews.ts'
import { compare, until } from './measure.ts'
import type { Bench } from './run.ts'

const STEPS = 20
const RUNS = 3
const SPACING_MS = 150

/** Events of the whole history for each step: a real interview against a workflow that only takes signals. */
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
      const conducting: number[] = []
      for (let run = 0; run < RUNS; run++) {
        say(`run ${run + 1} of ${RUNS}`)
        const id = await prepareSession(instance, STEPS)
        const candidate = await joinAndAnswer(await startSession(instance, id))
        await until(120_000, 200, async () => ((await statusOf(instance, id)) === 'completed' ? true : undefined))
        await candidate.leave()
        await temporal.client.workflow.getHandle(workflowIdOf(id)).result()
        const events = await eventsOf(workflowIdOf(id))
        ours.push(events.length / STEPS)
        const signals = events.flatMap((event, at) => (event.workflowExecutionSignaledEventAttributes ? [at] : []))
        conducting.push(((signals.at(-1) ?? 0) - (signals[0] ?? 0)) / STEPS)

        const workflowId = `bare-history-${run}`
        const handle = await client.workflow.start(bareSignals, { workflowId, taskQueue: BARE_QUEUE, args: [STEPS] })
        for (let signal = 0; signal < STEPS; signal++) {
          await handle.signal('ping', { answer: 'x'.repeat(300) })
          await delay(SPACING_MS)
        }
        await handle.result()
        bare.push((await eventsOf(workflowId)).length / STEPS)
      }
      await temporal.close()
      return compare('history', 'events a step', ours, bare, { while_conducting: Math.max(...conducting) })
    }),
}
