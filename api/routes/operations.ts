import { z } from 'zod'
import { listWorkers, type ListedWorker } from '../../db/agent-workers.ts'
import { listRecoveries, listRunning, listStuck } from '../../db/operations.ts'
import { now } from '../../db/session-changes.ts'
import type { Session } from '../../db/sessions.ts'
import { describeWorkers } from '../../temporal/workers.ts'
import { CauseAnswer, SessionSummary, Time } from '../answers.ts'
import { ATTENTIONS, attentionIn, REMEDIES } from '../attention.ts'
import { type Route, route } from '../route.ts'
import { readItems } from '../session-items.ts'
import { OPERATORS } from '../sessions.ts'
import { Health, readState } from './health.ts'

const Count = z.int().min(0)

const Attention = z
  .object({
    session: SessionSummary,
    kind: z.enum(ATTENTIONS).meta({
      description:
        '`interrupted`: a person has to decide, the cause says on what; `agent-lost`: it runs without an officer; `silent`: nobody has answered for long; `absent`: somebody has been away for long; `paused`: for long; `unsealed`: over, and its record is not sealed; `not-begun`: Temporal has not taken it.',
    }),
    since: Time,
    cause: CauseAnswer.nullable(),
    actions: z.array(z.enum(REMEDIES)).meta({ description: 'What a person can do about it.' }),
  })
  .meta({ id: 'Attention' })

const Recovery = z.object({
  session_id: z.uuid(),
  at: Time,
  seconds: z.number().min(0),
  what: z.enum(['agent', 'person']).meta({
    description: '`agent`: another one took the place of one that was lost; `person`: an interruption was lifted.',
  }),
})

const Worker = z.object({
  identity: z.string(),
  version: z.string().nullable(),
  polls: z.array(z.enum(['workflow', 'activity'])),
  last_seen_at: Time,
})

const Agent = z.object({
  id: z.uuid(),
  version: z.string().nullable(),
  host: z.string().nullable(),
  jobs: Count.nullable().meta({ description: 'Interviews that it conducts now.' }),
  max_jobs: Count.nullable(),
  load: z.number().min(0).max(1).nullable().meta({ description: 'Share of its places that are taken.' }),
  hearing: z.string(),
  judging: z.string(),
  speaking: z.string(),
  last_seen_at: Time,
})

const Operations = z
  .object({
    as_of: Time,
    attention: z.array(Attention).meta({ description: 'The most urgent first, and of those the longest.' }),
    running: Count.meta({ description: 'Interviews that have begun and are not over.' }),
    recoveries: z.array(Recovery).meta({ description: 'Of the last day, the latest first.' }),
    parts: Health,
    workers: z
      .array(Worker)
      .nullable()
      .meta({ description: 'Workflow workers as Temporal knows them; null while it cannot say.' }),
    backlog: Count.nullable().meta({ description: 'Tasks that wait for a worker, as Temporal counts them.' }),
    agents: z.array(Agent),
    temporal_ui: z.string().nullable().meta({
      description: "Of Temporal's own pages: `interview-{session id}` is put behind it. null where none is set.",
    }),
  })
  .meta({ id: 'Operations' })

const DAY_MS = 24 * 60 * 60 * 1_000
const STUCK_MS = 60_000
const MOST = 1_000
const MOST_RECOVERIES = 100

function agentView({ id, software, host, jobs, maxJobs, hearing, judging, speaking, seenAt }: ListedWorker) {
  const load = jobs === null || maxJobs === null ? null : Math.min(1, jobs / maxJobs)
  const able = { hearing, judging, speaking }
  return { id, version: software, host, jobs, max_jobs: maxJobs, load, ...able, last_seen_at: seenAt.toISOString() }
}

const uniqueById = (sessions: readonly Session[]) => [...new Map(sessions.map((one) => [one.id, one])).values()]

const operations = route({
  method: 'get',
  path: '/operations',
  id: 'getOperations',
  tag: 'Service',
  summary: 'What needs a hand now, what has recovered by itself, and the state of every part',
  access: OPERATORS,
  answer: Operations,
  async handler({ context }) {
    const { db, temporal, config } = context
    const at = await now(db)
    const [running, stuck, recoveries, agents, parts, known] = await Promise.all([
      listRunning(db, MOST),
      listStuck(db, STUCK_MS, MOST),
      listRecoveries(db, new Date(at.getTime() - DAY_MS), MOST_RECOVERIES),
      listWorkers(db),
      readState(context),
      temporal && describeWorkers(temporal).catch(() => undefined),
    ])
    const uiUrl = config.temporal?.uiUrl
    return {
      as_of: at.toISOString(),
      attention: attentionIn(await readItems(db, uniqueById([...running.sessions, ...stuck])), at.getTime()),
      running: running.count,
      recoveries: recoveries.map(({ sessionId, ...recovery }) => ({ session_id: sessionId, ...recovery })),
      parts,
      workers:
        known?.workers.map(({ identity, version, polls, lastSeenAt }) => {
          return { identity, version: version ?? null, polls, last_seen_at: lastSeenAt.toISOString() }
        }) ?? null,
      backlog: known?.backlog ?? null,
      agents: agents.map(agentView),
      temporal_ui: uiUrl && temporal ? `${uiUrl}/namespaces/${temporal.client.options.namespace}/workflows/` : null,
    }
  },
})

export const operationsRoutes: readonly Route[] = [operations]
