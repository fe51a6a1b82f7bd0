import { RefusedError } from '../api/errors.ts'
import { Broken } from './broken.tsx'
import { InCondition } from './loaded.tsx'
import { Loading } from './states.tsx'
import { type Samples, StillFrame } from './still.tsx'

const SINCE = new Date(2026, 10, 3, 14, 3, 7)
const AWAY = new RefusedError(
  503,
  {
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    code: 'temporal-unreachable',
    detail: 'Temporal cannot be reached. Start it, or set TEMPORAL_ADDRESS to one that runs.',
  },
  '01934f3c-7a41-7c1e-9f7e-2f5c6c1f6f1a',
)
const nothing = () => undefined

/** What there may be in the place of any content. */
export const samples: Samples = {
  loading: () => (
    <StillFrame>
      <div className="page">
        <Loading at={0} />
      </div>
    </StillFrame>
  ),
  forbidden: () => (
    <StillFrame>
      <InCondition condition={{ is: 'forbidden' }}>{nothing}</InCondition>
    </StillFrame>
  ),
  missing: () => (
    <StillFrame>
      <InCondition condition={{ is: 'missing' }}>{nothing}</InCondition>
    </StillFrame>
  ),
  offline: () => (
    <StillFrame>
      <InCondition condition={{ is: 'offline' }} onRetry={nothing}>
        {nothing}
      </InCondition>
    </StillFrame>
  ),
  failed: () => (
    <StillFrame roles={['lawyer', 'operator', 'admin']}>
      <InCondition condition={{ is: 'failed', error: AWAY }} onRetry={nothing}>
        {nothing}
      </InCondition>
    </StillFrame>
  ),
  stale: () => (
    <StillFrame>
      <div className="page">
        <InCondition condition={{ is: 'ready', data: '', since: SINCE }}>{() => null}</InCondition>
      </div>
    </StillFrame>
  ),
  broken: () => (
    <StillFrame>
      <Broken error={new Error('sample')} />
    </StillFrame>
  ),
}
