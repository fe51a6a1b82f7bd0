import type { LanguageCode } from '../../../words/catalogue.ts'
import { type Samples, StillFrame } from '../../shell/still.tsx'
import { itemsIn, NOW } from '../interviews/sample-items.ts'
import type { Operations } from './answer.ts'
import { OperationsView } from './view.tsx'

const nothing = () => undefined
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000).toISOString()

function operationsIn(code: LanguageCode): Operations {
  const [first, second, , paused] = itemsIn(code)
  const attention: Operations['attention'] = []
  if (first) {
    attention.push({
      session: first,
      kind: 'interrupted',
      since: ago(192),
      cause: first.progress?.cause ?? null,
      actions: ['resume', 'retake', 'waive', 'end'],
    })
  }
  if (second)
    attention.push({ session: second, kind: 'agent-lost', since: ago(9), cause: null, actions: ['pause', 'end'] })
  if (paused)
    attention.push({ session: paused, kind: 'paused', since: ago(5_400), cause: null, actions: ['resume', 'end'] })
  return {
    as_of: ago(0),
    attention,
    running: 4,
    recoveries: [
      { session_id: '01934f3c-7a41-7c1e-9f7e-2f5c6c1f6f01', at: ago(600), seconds: 3.4, what: 'agent' },
      { session_id: '21934f3c-7a41-7c1e-9f7e-2f5c6c1f6f03', at: ago(4_000), seconds: 312, what: 'person' },
    ],
    parts: {
      service: 'lexnova',
      version: '0.1.0',
      postgres: 'ok',
      temporal: 'ok',
      livekit: 'unreachable',
      agents: { workers: 1, notices: ['ELEVENLABS_API_KEY is not set: the officer speaks with the embedded voice.'] },
      speech: { hearing: 'deepgram nova-3', judging: 'rules', speaking: 'embedded', voices: {}, streams: {} },
    },
    workers: [{ identity: '4711@worker-1', version: null, polls: ['workflow', 'activity'], last_seen_at: ago(4) }],
    backlog: 0,
    agents: [
      {
        id: '31934f3c-7a41-7c1e-9f7e-2f5c6c1f6f05',
        version: '0.1.0',
        host: 'agents-1',
        jobs: 3,
        max_jobs: 8,
        load: 0.375,
        hearing: 'deepgram nova-3',
        judging: 'rules',
        speaking: 'embedded',
        last_seen_at: ago(2),
      },
    ],
    temporal_ui: null,
  }
}

const view = (data: Operations) => (
  <StillFrame at="/operations" roles={['operator', 'admin']}>
    <OperationsView
      condition={{ is: 'ready', data, since: undefined }}
      now={NOW}
      running={{ toPause: 3, toResume: 1 }}
      onPauseAll={nothing}
      onResumeAll={nothing}
      onRetry={nothing}
    />
  </StillFrame>
)

/** The states of this area, for `/states`. */
export const samples: Samples = {
  attention: (code) => view(operationsIn(code)),
  calm: (code) =>
    view({ ...operationsIn(code), attention: [], recoveries: [], workers: null, agents: [], backlog: null }),
}
