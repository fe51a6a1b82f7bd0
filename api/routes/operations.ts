import { z } from 'zod'
import { CauseAnswer, SessionSummary, Time } from '../answers.ts'
import { Problem } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { OPERATORS } from '../sessions.ts'
import { Health } from './health.ts'

const Count = z.int().min(0)

const ATTENTIONS = ['interrupted', 'agent-lost', 'silent', 'absent', 'paused', 'unsealed', 'not-begun'] as const

const Attention = z
  .object({
    session: SessionSummary,
    kind: z.enum(ATTENTIONS).meta({
      description:
        '`interrupted`: a person has to decide, the cause says on what; `agent-lost`: it runs without an officer; `silent`: nobody has answered for long; `absent`: somebody has been away for long; `paused`: for long; `unsealed`: over, and its record is not sealed; `not-begun`: Temporal has not taken it.',
    }),
    since: Time,
    cause: CauseAnswer.nullable(),
    actions: z
      .array(z.enum(['pause', 'resume', 'retake', 'waive', 'end']))
      .meta({ description: 'What a person can do about it.' }),
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

const operations = route({
  method: 'get',
  path: '/operations',
  id: 'getOperations',
  tag: 'Service',
  summary: 'What needs a hand now, what has recovered by itself, and the state of every part',
  access: OPERATORS,
  answer: Operations,
  async handler() {
    throw new Problem(503, 'temporal-unreachable', 'Not there yet.')
  },
})

export const operationsRoutes: readonly Route[] = [operations]
