import type { Filters, Item } from '../../api/sessions.ts'
import type { Condition } from '../../shell/condition.ts'
import type { SavedView } from './filters.ts'

export interface Listing {
  items: readonly Item[]
  hasMore: boolean
}

export interface InterviewsProps {
  condition: Condition<Listing>
  filters: Filters
  /** People that are looked for by name; the words stand in no address. */
  person: string
  views: readonly SavedView[]
  mayAuthor: boolean
  now: Date
  /** When the stream of changes is lost: since when the list is as it was. */
  staleSince?: Date | undefined
  onFilter(filters: Filters): void
  onPerson(name: string): void
  onSaveView(name: string): void
  onForgetView(name: string): void
  onMore(): void
  onRetry(): void
}
