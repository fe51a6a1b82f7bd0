import type { LanguageCode } from '../../../words/catalogue.ts'
import { type Samples, StillFrame } from '../../shell/still.tsx'
import { filtersOf } from './filters.ts'
import type { InterviewsProps } from './props.ts'
import { itemsIn, NOW } from './sample-items.ts'
import { InterviewsView } from './view.tsx'

const nothing = () => undefined

const view = (
  props: Partial<InterviewsProps>,
  roles: ('lawyer' | 'operator' | 'reviewer')[] = ['lawyer', 'operator'],
) => (
  <StillFrame roles={roles}>
    <InterviewsView
      condition={{ is: 'ready', data: { items: [], hasMore: false }, since: undefined }}
      filters={filtersOf({})}
      person=""
      views={[]}
      mayAuthor={roles.includes('lawyer')}
      now={NOW}
      onFilter={nothing}
      onPerson={nothing}
      onSaveView={nothing}
      onForgetView={nothing}
      onMore={nothing}
      onRetry={nothing}
      {...props}
    />
  </StillFrame>
)

const listIn = (code: LanguageCode, hasMore = false) =>
  ({ is: 'ready', data: { items: itemsIn(code), hasMore }, since: undefined }) as const

/** The states of this area, for `/states`. */
export const samples: Samples = {
  list: (code) => view({ condition: listIn(code, true) }),
  narrowed: (code) =>
    view({
      condition: { is: 'ready', data: { items: itemsIn(code).slice(0, 2), hasMore: false }, since: undefined },
      filters: filtersOf({ status: ['interrupted', 'active'], label: 'Registry 4' }),
      views: [{ name: 'Registry 4', filters: filtersOf({ label: 'Registry 4' }) }],
    }),
  stale: (code) => view({ condition: listIn(code), staleSince: NOW }),
  none: () => view({ filters: filtersOf({ q: 'M-2025' }) }),
  empty: () => view({}),
  'empty-reviewer': () => view({}, ['reviewer']),
}
