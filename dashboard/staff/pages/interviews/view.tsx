import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { SESSION_STATUSES, type SessionStatus } from '../../../../interview/statuses.ts'
import { Icon } from '../../../shared/icon.tsx'
import type { Item } from '../../api/sessions.ts'
import { useKeys } from '../../shell/keys.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { InCondition } from '../../shell/loaded.tsx'
import { Page } from '../../shell/page.tsx'
import { Empty, Stale } from '../../shell/states.tsx'
import { StatusMark } from '../../shell/status.tsx'
import { Since } from '../../shell/time.tsx'
import { areSame, filtersOf } from './filters.ts'
import type { InterviewsProps, Listing } from './props.ts'
import { Views } from './views.tsx'
import { waitSaid, waitsSince } from './waiting.ts'
import './interviews.css'

export function InterviewsView(props: InterviewsProps) {
  const { interviews: words, shell } = useWords()
  const { condition, filters, person, staleSince } = props
  const search = useRef<HTMLInputElement>(null)
  useKeys([{ keys: '/', says: shell.keys.search, act: () => search.current?.focus() }])
  const labels = condition.is === 'ready' ? labelsOf(condition.data.items, filters.label) : []
  return (
    <Page title={words.title}>
      <Views {...props} />
      <div className="interviews-filters no-print">
        <label className="interviews-search">
          <Icon name="search" />
          <span className="visually-hidden">{words.search}</span>
          <input
            ref={search}
            type="search"
            className="field"
            placeholder={words.search}
            value={filters.q}
            onChange={({ target }) => props.onFilter({ ...filters, q: target.value })}
            onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
          />
        </label>
        <PersonSearch person={person} onPerson={props.onPerson} />
        <StatusFilter filters={filters} onFilter={props.onFilter} />
        {(labels.length > 0 || filters.label) && (
          <label className="interviews-label">
            <span className="visually-hidden">{words.label}</span>
            <select
              className="field"
              value={filters.label}
              onChange={({ target }) => props.onFilter({ ...filters, label: target.value })}
            >
              <option value="">{words.allLabels}</option>
              {labels.map((label) => (
                <option key={label}>{label}</option>
              ))}
            </select>
          </label>
        )}
      </div>
      {staleSince && <Stale since={staleSince} />}
      <InCondition condition={condition} onRetry={props.onRetry}>
        {(listing) => <List {...props} listing={listing} />}
      </InCondition>
    </Page>
  )
}

const labelsOf = (items: readonly Item[], chosen: string): string[] =>
  [...new Set([...items.flatMap(({ label }) => (label ? [label] : [])), ...(chosen ? [chosen] : [])])].toSorted(
    (a, b) => a.localeCompare(b),
  )

function PersonSearch({ person, onPerson }: Pick<InterviewsProps, 'person' | 'onPerson'>) {
  const { interviews: words } = useWords()
  return (
    <form
      className="interviews-search"
      onSubmit={(event) => {
        event.preventDefault()
        onPerson(String(new FormData(event.currentTarget).get('name') ?? '').trim())
      }}
    >
      <Icon name="person" />
      <label className="visually-hidden" htmlFor="interviews-person">
        {words.person}
      </label>
      <input
        id="interviews-person"
        key={person}
        type="search"
        name="name"
        className="field"
        placeholder={words.person}
        defaultValue={person}
        autoComplete="off"
        onChange={({ target }) => target.value === '' && person !== '' && onPerson('')}
      />
    </form>
  )
}

function StatusFilter({ filters, onFilter }: Pick<InterviewsProps, 'filters' | 'onFilter'>) {
  const { interviews: words, shell } = useWords()
  const { status } = filters
  const toggle = (one: SessionStatus) =>
    onFilter({ ...filters, status: status.includes(one) ? status.filter((other) => other !== one) : [...status, one] })
  return (
    <details className="interviews-status">
      <summary className="button">
        <Icon name="filter" />
        {words.states}
        {status.length > 0 && <span className="interviews-count">{status.length}</span>}
      </summary>
      <fieldset>
        <legend className="visually-hidden">{words.states}</legend>
        {SESSION_STATUSES.map((one) => (
          <label key={one} className="choice">
            <input type="checkbox" checked={status.includes(one)} onChange={() => toggle(one)} />
            {shell.status[one]}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

function List({ listing, filters, person, now, mayAuthor, onFilter, onMore }: InterviewsProps & { listing: Listing }) {
  const words = useWords()
  const { interviews, shell } = words
  const list = useRef<HTMLUListElement>(null)
  /** To the one after the one that has the focus, or the first. */
  const step = (by: 1 | -1) => {
    const rows = [...(list.current?.querySelectorAll('a') ?? [])]
    const at = rows.findIndex((row) => row === document.activeElement)
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus()
  }
  useKeys([
    { keys: 'j', says: shell.keys.next, act: () => step(1) },
    { keys: 'k', says: shell.keys.previous, act: () => step(-1) },
    { keys: 'Enter', says: shell.keys.enter, act: () => step(1) },
  ])
  const isNarrowed = person !== '' || !areSame(filters, filtersOf({}))
  if (listing.items.length === 0) {
    return isNarrowed ? (
      <Empty icon="search" title={interviews.none.title} text={interviews.none.text}>
        <button type="button" className="button" onClick={() => onFilter(filtersOf({}))}>
          {interviews.showAll}
        </button>
      </Empty>
    ) : (
      <Empty
        icon="file"
        title={interviews.empty.title}
        text={mayAuthor ? interviews.empty.author : interviews.empty.text}
      >
        {mayAuthor && (
          <Link to="/interviews/new" className="button main">
            {shell.newInterview}
          </Link>
        )}
      </Empty>
    )
  }
  return (
    <div className="interviews">
      <Heads />
      <ul ref={list} aria-label={interviews.title}>
        {listing.items.map((item) => (
          <Row key={item.id} item={item} now={now} />
        ))}
      </ul>
      {listing.hasMore && (
        <button type="button" className="button interviews-more" onClick={onMore}>
          {interviews.more}
        </button>
      )}
    </div>
  )
}

/** What stands in each column; every row says it by itself. */
function Heads() {
  const { columns } = useWords().interviews
  return (
    <div className="interviews-heads" aria-hidden="true">
      <span>{columns.who}</span>
      <span>{columns.state}</span>
      <span>{columns.progress}</span>
      <span>{columns.waits}</span>
      <span>{columns.since}</span>
    </div>
  )
}

function Row({ item, now }: { item: Item; now: Date }) {
  const words = useWords()
  const { interviews } = words
  const { list } = useForms()
  const { progress, label, reference, respondents } = item
  const waits = waitSaid(item, words)
  const since = waitsSince(item)
  return (
    <li>
      <Link to="/interviews/$id" params={{ id: item.id }} className="interviews-row">
        <span className="interviews-who">
          <span className="interviews-names">{list(respondents.map(({ name }) => `\u2068${name}\u2069`))}</span>
          <Details parts={[label, reference]} />
        </span>
        <StatusMark status={item.status} />
        <span className="interviews-progress number">
          {progress && progress.due > 0 && (
            <>
              <progress value={progress.accepted} max={progress.due} aria-hidden="true" />
              {interviews.progress(progress.accepted, progress.due)}
            </>
          )}
        </span>
        <span className="interviews-waits">{waits}</span>
        <span className="interviews-since">{since && <Since at={since} now={now} />}</span>
      </Link>
    </li>
  )
}

function Details({ parts }: { parts: readonly (string | null)[] }): ReactNode {
  const said = parts.filter((part) => part !== null && part !== '')
  if (said.length === 0) return null
  return (
    <span className="soft interviews-details">
      {said.map((part) => (
        <bdi key={part}>{part}</bdi>
      ))}
    </span>
  )
}
