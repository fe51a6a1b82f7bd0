import { briefing as briefingQuery, workflowIdOf } from '../../workflows/messages.ts'
import type { Agent, Job } from '../agent.ts'
import { SOFTWARE } from '../software.ts'
import { Conductor } from './conductor.ts'
import { type OpenProviders, prepareProviders } from './providers.ts'

const BRIEFING_MS = 4_000

/**
 * The officer of a scripted interview.
 * @param prepare by which it hears, judges and speaks
 */
export function scripted(job: Job, prepare: (job: Job) => OpenProviders = prepareProviders): Agent {
  const { sessionId, temporal, signer } = job
  const conductor = new Conductor({ ...job, software: SOFTWARE })
  const openProviders = prepare(job)
  return {
    tenure: conductor.tenure,
    async enter() {
      conductor.listen()
      const workflow = temporal.client.workflow.getHandle(workflowIdOf(sessionId))
      const [briefing] = await Promise.all([
        temporal.within(BRIEFING_MS, () => workflow.query(briefingQuery)),
        job.connect(),
      ])
      if (!briefing) throw new Error('the interview has no script yet')
      if (briefing.signer !== undefined && briefing.signer !== signer.publicKey) {
        throw new Error(
          'SIGNING_SECRET is not the one that the interview was made with: nothing could be reported to it',
        )
      }
      const providers = await openProviders(briefing)
      return () => conductor.run(briefing, providers)
    },
  }
}
