import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from '../../shared/icon.tsx'
import type { Me } from '../api/me.ts'
import { useWords } from './language.tsx'
import { mayAuthor, placesFor } from './navigation.ts'
import { OwnMenu } from './own-menu.tsx'

interface FrameProps {
  user: Me['user']
  onSignOut: () => void
  onShowKeys: () => void
  children: ReactNode
}

/** The same places everywhere: areas at the side, or below on a phone, and the content. */
export function Frame({ user, onSignOut, onShowKeys, children }: FrameProps) {
  const words = useWords()
  const { shell } = words
  return (
    <div className="desk">
      <a className="skip" href="#content">
        {shell.skip}
      </a>
      <header className="desk-side no-print">
        <Link to="/interviews" className="brand" translate="no">
          LexNova
        </Link>
        {mayAuthor(user.roles) && (
          <Link to="/interviews/new" className="button desk-new">
            <Icon name="plus" />
            {shell.newInterview}
          </Link>
        )}
        <nav className="desk-places" aria-label={shell.navigation}>
          {placesFor(user.roles).map(({ to, area, icon }) => (
            <Link key={to} to={to} className="desk-place" activeProps={{ className: 'is-here' }}>
              <Icon name={icon} />
              {words[area].title}
            </Link>
          ))}
        </nav>
        <OwnMenu user={user} onSignOut={onSignOut} onShowKeys={onShowKeys} />
      </header>
      <main id="content" className="desk-content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
