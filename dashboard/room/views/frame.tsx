import { type ReactNode, useEffect, useRef } from 'react'
import { LanguagePicker } from '../../shared/language.tsx'

interface FrameProps {
  /** What stands in the header's middle, as the progress. */
  header?: ReactNode
  children: ReactNode
  /** Buttons, within reach of a thumb; the main one first. */
  actions?: ReactNode
}

/** The same places in every state: what is going on above, what matters in one column, what can be done below. */
export function Frame({ header, children, actions }: FrameProps) {
  return (
    <div className="frame">
      <header className="frame-header">
        <span className="brand" translate="no">
          LexNova
        </span>
        <div className="frame-progress">{header}</div>
        <LanguagePicker />
      </header>
      <main className="frame-main">{children}</main>
      {actions && <div className="frame-actions no-print">{actions}</div>}
    </div>
  )
}

/** The heading of a page. A new page begins there for whoever does not see it. */
export function Title({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
