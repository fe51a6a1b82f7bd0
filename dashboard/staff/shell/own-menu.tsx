import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { LanguageSelect } from '../../shared/create-language.tsx'
import { Icon } from '../../shared/icon.tsx'
import type { Me } from '../api/me.ts'
import { useLanguage } from './language.tsx'
import { chooseTheme, readTheme, type Theme, THEMES } from './theme.ts'

interface OwnMenuProps {
  user: Me['user']
  onSignOut: () => void
  onShowKeys: () => void
}

/** Who is signed in, and how they like the page. */
export function OwnMenu({ user, onSignOut, onShowKeys }: OwnMenuProps) {
  const { words, code, choose } = useLanguage()
  const { shell, record } = words
  const roles = shell.listed(user.roles.map((role) => shell.roles[role]))
  return (
    <div className="own">
      <button type="button" className="own-button" popoverTarget="own-menu" aria-label={shell.menu}>
        <Icon name="person" />
        <span className="own-who">
          <bdi>{user.label}</bdi>
          <span className="soft">{roles}</span>
        </span>
      </button>
      <div id="own-menu" className="own-menu" popover="auto">
        <p className="own-name">
          <bdi>{user.label}</bdi>
          <span className="soft">{roles}</span>
        </p>
        <Link to="/account" className="own-entry">
          <Icon name="lock" />
          {shell.account}
        </Link>
        <Link to="/record" className="own-entry">
          <Icon name="file" />
          {record.ofFile}
        </Link>
        <button type="button" className="own-entry" onClick={onShowKeys} popoverTarget="own-menu">
          <Icon name="keyboard" />
          {shell.keys.title}
        </button>
        <ThemeSelect />
        <LanguageSelect code={code} label={shell.language} onChoose={choose} />
        <button type="button" className="own-entry" onClick={onSignOut}>
          <Icon name="leave" />
          {shell.signOut}
        </button>
      </div>
    </div>
  )
}

function ThemeSelect() {
  const { theme: words } = useLanguage().words.shell
  const [theme, setTheme] = useState(readTheme)
  const choose = (chosen: Theme) => {
    chooseTheme(chosen)
    setTheme(chosen)
  }
  return (
    <label className="language-picker">
      <Icon name="eye" />
      <span className="visually-hidden">{words.label}</span>
      <select value={theme} onChange={({ target }) => choose(target.value as Theme)}>
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
