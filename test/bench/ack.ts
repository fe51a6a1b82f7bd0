import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Lease } from '../../agent/tenure/lease.ts'
import { createWorkflowPort } from '../../agent/tenure/workflow-port.ts'
import type { AgentJoined, AnswerJudged } from '../../interview/messages.ts'
import { agentJoined, stepCompleted, workflowIdOf } from '../../workflows/messages.ts'
import { signerOf } from '../harness/temporal.ts'
import { BARE_QUEUE, temporalOf, withBareWorker } from './bare.ts'
import { bareSignals, ping } from './bare-workflows.ts'
import { prepareSession, startSession } from './interviews.ts'
import { compare, until } from './measure.ts'
import type { Bench } from './run.ts'

const SIGNALS = 200
const SPACING_MS = 25
const WARM_UP = 10

const salt = () => randomBytes(32).toString('hex')

function completed(seq: number, step: number): AnswerJudged {
  const asked = { text: { value: `Question ${step}?`, salt: salt() }, startMs: 0, endMs: 900, spoken: 1 }
  return {
    id: { epoch: 1, seq },
    ask: { step: `q${step}`, respondent: 'candidate', round: 1 },
    asked,
    heard: {
      id: randomUUID(),
      respondent: 'candidate',
      text: { value: 'Yes', salt: salt() },
      channel: 'typed',
      startMs: 1_000,
      endMs: 1_100,
    },
    verdict: {
      outcome: 'accepted',
      value: true,
      reason: 'A plain yes.',
      judge: { by: 'rule', rule: 'affirmation.yes' },
    },
    salt: salt(),
  }
}

/** The acknowledgement of `stepCompleted` by a live interview, against a signal to a bare workflow. */
export const ack: Bench = {
  describe: 'stepCompleted acknowledged, against a bare signal',
  run: async (instance, say) => {
    // The benchmark is the agent: the product's own must not take the lease.
    await instance.agent.stop()
    return await withBareWorker(instance, async (client) => {
      const temporal = temporalOf(instance)
      const id = await prepareSession(instance, SIGNALS + WARM_UP)
      await startSession(instance, id)
      const lease = new Lease(createWorkflowPort(temporal, id), 60_000, () => undefined)
      await until(20_000, 20, async () => ((await lease.take(1)) ? true : undefined))
      const interview = temporal.client.workflow.getHandle(workflowIdOf(id))
      const joined: AgentJoined = {
        id: { epoch: 1, seq: 0 },
        identity: 'bench',
        software: 'bench',
        clock: '',
        present: ['candidate'],
      }
      const signer = signerOf(instance, id)
      const signed = <Message extends object>(name: string, payload: Message): [Message, string] => [
        payload,
        signer.sign({ name, payload }),
      ]
      await interview.signal(agentJoined, ...signed('agentJoined', joined))
      const bareRun = await client.workflow.start(bareSignals, {
        workflowId: 'bare-ack',
        taskQueue: BARE_QUEUE,
        args: [SIGNALS + WARM_UP],
      })
      say(`${SIGNALS} signals each, in turns`)
      const ours: number[] = []
      const bare: number[] = []
      const timed = async (into: number[], call: () => Promise<void>) => {
        const startedAt = performance.now()
        await call()
        into.push(performance.now() - startedAt)
        await delay(SPACING_MS)
      }
      for (let step = 1; step <= SIGNALS + WARM_UP; step++) {
        const message = completed(step, step)
        await timed(ours, () => interview.signal(stepCompleted, ...signed('stepCompleted', message)))
        await timed(bare, () => bareRun.signal(ping, message))
      }
      const progress = await interview.query<{ asks: { status: string }[] }>('progress')
      const accepted = progress.asks.filter((ask) => ask.status === 'accepted').length
      await lease.complete()
      await temporal.close()
      return compare('ack', 'ms', ours.slice(WARM_UP), bare.slice(WARM_UP), { accepted })
    })
  },
}
