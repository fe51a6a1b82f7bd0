import { type ReactNode, useEffect, useRef } from 'react'

interface PageProps {
  title: string
  /** Beside the title: what can be done with all of it. */
  actions?: ReactNode
  /** Below the title: where it belongs, or what state it is in. */
  about?: ReactNode
  children: ReactNode
}

/** The content of one address: its title, what can be done, and the rest. A new page begins at its title. */
export function Page({ title, actions, about, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    document.title = `${title} · LexNova`
  }, [title])
  return (
    <div className="page">
      <header className="page-header">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about}
        </div>
        {actions && <div className="page-actions no-print">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
