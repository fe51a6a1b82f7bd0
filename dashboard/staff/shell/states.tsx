import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { Icon, type IconName } from '../../shared/icon.tsx'
import { RefusedError } from '../api/errors.ts'
import { useForms, useWords } from './language.tsx'

/** Until then a page that is quick shows nothing that would flicker. */
const SKELETON_MS = 300

/** Lines where content will be; nothing at all while it may still come at once. */
export function Loading({ lines = 5, at = SKELETON_MS }: { lines?: number; at?: number }) {
  const { states } = useWords().shell
  const [isLate, setLate] = useState(at === 0)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), at)
    return () => clearTimeout(timer)
  }, [at])
  if (!isLate) return null
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{states.loading}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="skeleton-line" aria-hidden="true" />
      ))}
    </div>
  )
}

interface SaidProps {
  icon: IconName
  title: string
  text?: ReactNode
  children?: ReactNode
  role?: 'alert' | 'status'
  /** Where it is all that the page has, and so its title. */
  whole?: boolean
}

/** In the place of content: what there is instead, what is safe, and what can be done. */
export function Instead({ icon, title, text, children, role, whole = false }: SaidProps) {
  const Heading = whole ? 'h1' : 'h2'
  return (
    <div className="instead" role={role}>
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {text && <p>{text}</p>}
      {children && <div className="instead-acts">{children}</div>}
    </div>
  )
}

/** Nothing is there yet, and how it comes to be. */
export const Empty = ({ icon = 'speech', ...said }: Omit<SaidProps, 'icon' | 'role'> & { icon?: IconName }) => (
  <Instead icon={icon} {...said} />
)

export function Forbidden() {
  const { states } = useWords().shell
  return (
    <Instead icon="lock" {...states.forbidden}>
      <ToList />
    </Instead>
  )
}

export function Missing({ whole = false }: { whole?: boolean }) {
  const { states } = useWords().shell
  return (
    <Instead icon="help" whole={whole} {...states.missing}>
      <ToList />
    </Instead>
  )
}

function ToList() {
  const { states } = useWords().shell
  return (
    <Link to="/interviews" className="button">
      {states.toList}
    </Link>
  )
}

export function Offline({ onRetry, whole = false }: { onRetry?: (() => void) | undefined; whole?: boolean }) {
  const { states } = useWords().shell
  return (
    <Instead icon="wifi" role="status" whole={whole} {...states.offline}>
      {onRetry && <Retry onRetry={onRetry} />}
    </Instead>
  )
}

/** What the API says of it in its own words is shown too: it names the part that is away. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const { states } = useWords().shell
  const refused = error instanceof RefusedError ? error : undefined
  return (
    <Instead
      icon="needed"
      role="alert"
      title={states.failed.title}
      text={
        <>
          {states.failed.text}
          {refused?.problem.detail && (
            <span className="instead-detail" lang="en" dir="ltr">
              {refused.problem.detail}
            </span>
          )}
          {refused?.requestId && (
            <span className="instead-detail">
              {states.request} <bdi>{refused.requestId}</bdi>
            </span>
          )}
        </>
      }
    >
      {onRetry && <Retry onRetry={onRetry} />}
    </Instead>
  )
}

function Retry({ onRetry }: { onRetry: () => void }) {
  const { states } = useWords().shell
  return (
    <button type="button" className="button" onClick={onRetry}>
      {states.again}
    </button>
  )
}

/** Above content that may have changed meanwhile. */
export function Stale({ since }: { since: Date }) {
  const { states } = useWords().shell
  const { clock } = useForms()
  return (
    <p className="stale" role="status">
      <Icon name="wifi" />
      {states.stale(clock(since))}
    </p>
  )
}
