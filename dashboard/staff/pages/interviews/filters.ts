import { SESSION_STATUSES, type SessionStatus } from '../../../../interview/statuses.ts'
import type { Filters } from '../../api/sessions.ts'

/** What a list is narrowed to, as it stands in the page's address: what is left out narrows nothing. */
export type FilterSearch = Partial<Filters>

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '')

/** What an address says; whatever it says that is none of ours is left out. */
export function filtersIn({ status, label, q }: Record<string, unknown>): FilterSearch {
  const asked: unknown[] = Array.isArray(status) ? status : [status]
  return searchOf({
    status: SESSION_STATUSES.filter((one) => asked.includes(one)),
    label: textOf(label),
    // A reference of digits alone is read as a number.
    q: typeof q === 'number' ? String(q) : textOf(q),
  })
}

export const filtersOf = ({ status = [], label = '', q = '' }: FilterSearch): Filters => ({ status, label, q })

export const searchOf = ({ status, label, q }: Filters): FilterSearch => ({
  ...(status.length > 0 && { status }),
  ...(label !== '' && { label }),
  ...(q !== '' && { q }),
})

const keyOf = ({ status, label, q }: Filters) => JSON.stringify([[...status].sort(), label, q])
export const areSame = (one: Filters, other: Filters): boolean => keyOf(one) === keyOf(other)

/** Views that everybody has, in the order in which they are asked for. */
export const VIEWS = {
  all: [],
  needed: ['interrupted'],
  underWay: ['active', 'paused', 'interrupted'],
  toStart: ['pending'],
  over: ['completed', 'cancelled'],
} as const satisfies Record<string, readonly SessionStatus[]>
export type ViewName = keyof typeof VIEWS

export interface SavedView {
  name: string
  filters: Filters
}

/** Labels and searches of one are not for whoever signs in next. */
const keptAs = (user: string) => `lexnova.views.${user}`

/** Views that this browser keeps for somebody; anything in their place that is none is left out. */
export function readViews(storage: Pick<Storage, 'getItem'>, user: string): SavedView[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keptAs(user)) ?? '[]')
    return Array.isArray(kept) ? kept.flatMap(viewIn) : []
  } catch {
    return []
  }
}

function viewIn(value: unknown): SavedView[] {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('filters' in value)) return []
  const { name, filters } = value
  if (typeof name !== 'string' || typeof filters !== 'object' || filters === null) return []
  return [{ name, filters: filtersOf(filtersIn(filters as Record<string, unknown>)) }]
}

export function keepViews(storage: Pick<Storage, 'setItem'>, user: string, views: readonly SavedView[]): void {
  try {
    storage.setItem(keptAs(user), JSON.stringify(views))
  } catch {
    // They hold for this page, then.
  }
}
