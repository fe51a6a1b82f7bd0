import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** What state something is in: a sign, a word and a colour, always the three together. */
export type StateKind = 'well' | 'waiting' | 'needed' | 'over'

interface NoteProps {
  state: StateKind
  title?: string
  children?: ReactNode
  icon?: IconName
  /** `alert` is read aloud at once, `status` when there is time. */
  role?: 'alert' | 'status'
}

export function Note({ state, title, children, icon = state, role }: NoteProps) {
  return (
    <div className={`state ${state}`} role={role}>
      <Icon name={icon} />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
