import type { ReactNode } from 'react'
import { RefusedError } from '../api/errors.ts'
import { Broken } from './broken.tsx'
import { InCondition } from './loaded.tsx'
import { Loading } from './states.tsx'
import { useWords } from './language.tsx'
import { Page } from './page.tsx'
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

function Listed({ children }: { children: ReactNode }) {
  return <Page title={useWords().interviews.title}>{children}</Page>
}

/** What there may be in the place of any content. */
export const samples: Samples = {
  loading: () => (
    <StillFrame>
      <Listed>
        <Loading at={0} />
      </Listed>
    </StillFrame>
  ),
  forbidden: () => (
    <StillFrame>
      <Listed>
        <InCondition condition={{ is: 'forbidden' }}>{nothing}</InCondition>
      </Listed>
    </StillFrame>
  ),
  missing: () => (
    <StillFrame>
      <Listed>
        <InCondition condition={{ is: 'missing' }}>{nothing}</InCondition>
      </Listed>
    </StillFrame>
  ),
  offline: () => (
    <StillFrame>
      <Listed>
        <InCondition condition={{ is: 'offline' }} onRetry={nothing}>
          {nothing}
        </InCondition>
      </Listed>
    </StillFrame>
  ),
  failed: () => (
    <StillFrame roles={['lawyer', 'operator', 'admin']}>
      <Listed>
        <InCondition condition={{ is: 'failed', error: AWAY }} onRetry={nothing}>
          {nothing}
        </InCondition>
      </Listed>
    </StillFrame>
  ),
  stale: () => (
    <StillFrame>
      <Listed>
        <InCondition condition={{ is: 'ready', data: '', since: SINCE }}>{() => null}</InCondition>
      </Listed>
    </StillFrame>
  ),
  broken: () => (
    <StillFrame>
      <Broken error={new Error('sample')} />
    </StillFrame>
  ),
}
