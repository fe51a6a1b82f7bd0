import { type ReactNode, useEffect, useRef } from 'react'
import { LanguagePicker } from '../../shared/language.tsx'

interface FrameProps {
  /** What stands in the header's middle, as the progress. */
  header?: ReactNode
  children: ReactNode
  /** Buttons stay below a page that is read from top to bottom; on a desk they stand under the words. */
  fills?: boolean
  /** Buttons, within reach of a thumb; the main one first. */
  actions?: ReactNode
}

/** The same places in every state: what is going on above, what matters in one column, what can be done below. */
export function Frame({ header, children, actions, fills = false }: FrameProps) {
  return (
    <div className={fills ? 'frame fills' : 'frame'}>
      <header className="frame-header">
        <span className="brand" translate="no">
          LexNova
        </span>
        <div className="frame-progress">{header}</div>
        <LanguagePicker />
      </header>
      <main>
        <div className="frame-main">{children}</div>
        {actions && <div className="frame-actions no-print">{actions}</div>}
      </main>
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
