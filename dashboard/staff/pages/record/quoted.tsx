import type { ReactNode } from 'react'
import { useForms } from '../../shell/language.tsx'
import { timeOf } from './telling.ts'

/** What somebody said, word for word, whichever way it runs. */
export const Quoted = ({ children }: { children: ReactNode }) => (
  <blockquote className="quoted" dir="auto">
    {children}
  </blockquote>
)

export function Time({ at, iso }: { at: number; iso: string }) {
  const { day, shown, utc } = timeOf(at, useForms())
  return (
    <time className="number" dateTime={iso} title={utc}>
      {day} {shown}
    </time>
  )
}

/** Hashes and names of machines: always from left to right, and broken anywhere. */
export const Exact = ({ children }: { children: ReactNode }) => (
  <code className="exact" dir="ltr" translate="no">
    {children}
  </code>
)

/** JSON as it stands, behind a summary. */
export function Raw({ summary, value }: { summary: string; value: unknown }) {
  return (
    <details className="raw">
      <summary>{summary}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard */}
      <pre dir="ltr" tabIndex={0}>
        {typeof value === 'string' ? value : JSON.stringify(value, undefined, 2)}
      </pre>
    </details>
  )
}

export const Named = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
