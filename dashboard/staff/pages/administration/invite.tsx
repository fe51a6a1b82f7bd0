import { useState } from 'react'
import { ROLES, type Role } from '../../../../interview/statuses.ts'
import { Note } from '../../../shared/note.tsx'
import { CopyField } from '../../shell/copy-field.tsx'
import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'
import type { User } from './queries.ts'

interface InviteProps {
  /** Who gets a link: somebody who is there already, or somebody new. */
  who: Partial<User>
  /** Once it was made; it is shown this once. */
  link?: string | undefined
  error?: string | undefined
  /** It is being made: once is enough. */
  isBusy?: boolean
  onInvite(given: { label: string; roles: [Role, ...Role[]]; user_id?: string }): void
  onClose(): void
}

export function InviteDialog({ who, link, error, isBusy = false, onInvite, onClose }: InviteProps) {
  const { administration: words, shell } = useWords()
  const [roles, setRoles] = useState<readonly Role[]>(who.roles?.length ? who.roles : ['lawyer'])
  if (link) {
    return (
      <Dialog title={words.linkTitle} onClose={onClose}>
        <p>{words.linkText}</p>
        <CopyField label={words.link} value={link} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={words.invite}
      onClose={onClose}
      acts={
        <>
          <button type="submit" form="invite" className="button main" disabled={isBusy}>
            {words.makeLink}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      <form
        id="invite"
        className="admin-form"
        onSubmit={(event) => {
          event.preventDefault()
          const label = String(new FormData(event.currentTarget).get('label') ?? '').trim()
          const [first, ...rest] = roles
          if (isBusy || label === '' || !first) return
          onInvite({ label, roles: [first, ...rest], ...(who.id !== undefined && { user_id: who.id }) })
        }}
      >
        {error && (
          <Note state="needed" role="alert">
            {error}
          </Note>
        )}
        <label className="labelled">
          {words.label}
          <input name="label" className="field" required maxLength={200} defaultValue={who.label} autoComplete="off" />
        </label>
        <RoleChoices roles={roles} onChange={setRoles} />
      </form>
    </Dialog>
  )
}

interface RoleChoicesProps {
  roles: readonly Role[]
  onChange(roles: readonly Role[]): void
}

/** A person may hold several roles. */
export function RoleChoices({ roles, onChange }: RoleChoicesProps) {
  const { administration: words, shell } = useWords()
  return (
    <fieldset className="admin-roles">
      <legend>{words.columns.roles}</legend>
      {ROLES.map((role) => (
        <label key={role} className="choice">
          <input
            type="checkbox"
            checked={roles.includes(role)}
            onChange={({ target }) =>
              onChange(ROLES.filter((one) => (one === role ? target.checked : roles.includes(one))))
            }
          />
          <span>
            {shell.roles[role]} <span className="soft">{words.roleSays[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
