import { ROLES, type Role } from '../../../../interview/statuses.ts'
import { Icon } from '../../../shared/icon.tsx'
import { Note } from '../../../shared/note.tsx'
import type { Condition } from '../../shell/condition.ts'
import { CopyField } from '../../shell/copy-field.tsx'
import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'
import { InCondition } from '../../shell/loaded.tsx'
import { Scrolls } from '../../shell/scrolls.tsx'
import { Moment } from '../../shell/time.tsx'
import type { Key } from './queries.ts'

interface KeysProps {
  keys: Condition<readonly Key[]>
  now: Date
  onMake(): void
  onRevoke(key: Key): void
  onRetry(): void
}

/** Whether a key lets anybody in. */
const stateOf = ({ revoked_at, expires_at }: Key, now: Date): 'holds' | 'revoked' | 'expired' => {
  if (revoked_at) return 'revoked'
  return expires_at && Date.parse(expires_at) <= now.getTime() ? 'expired' : 'holds'
}

/** Keys of programs: whose, what they may do, until when. */
export function KeysView({ keys, now, onMake, onRevoke, onRetry }: KeysProps) {
  const { administration: words, shell } = useWords()
  return (
    <>
      <div className="admin-acts">
        <button type="button" className="button main" onClick={onMake}>
          <Icon name="key" />
          {words.makeKey}
        </button>
      </div>
      <InCondition condition={keys} onRetry={onRetry}>
        {(all) => (
          <Scrolls label={words.parts.keys}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{words.columns.label}</th>
                  <th scope="col">{words.columns.role}</th>
                  <th scope="col">{words.columns.state}</th>
                  <th scope="col">{words.columns.expires}</th>
                  <th scope="col">{words.columns.used}</th>
                  <th scope="col">{words.columns.act}</th>
                </tr>
              </thead>
              <tbody>
                {all.map((key) => (
                  <tr key={key.id}>
                    <th scope="row">
                      <bdi>{key.label}</bdi>
                    </th>
                    <td>{shell.roles[key.role]}</td>
                    <td>{words.keyStates[stateOf(key, now)]}</td>
                    <td>{key.expires_at ? <Moment at={key.expires_at} /> : words.never}</td>
                    <td>{key.last_used_at ? <Moment at={key.last_used_at} /> : words.notYet}</td>
                    <td>
                      {stateOf(key, now) === 'holds' ? (
                        <button type="button" className="button" onClick={() => onRevoke(key)}>
                          {words.revoke}
                        </button>
                      ) : (
                        '–'
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
        )}
      </InCondition>
    </>
  )
}

interface KeyDialogProps {
  /** Once it was made; it is shown this once. */
  secret?: string | undefined
  error?: string | undefined
  /** It is being made: once is enough. */
  isBusy?: boolean
  onMake(given: { label: string; role: Role; expires_at?: string }): void
  onClose(): void
}

export function KeyDialog({ secret, error, isBusy = false, onMake, onClose }: KeyDialogProps) {
  const { administration: words, shell } = useWords()
  if (secret) {
    return (
      <Dialog title={words.keyTitle} onClose={onClose}>
        <p>{words.keyText}</p>
        <CopyField label={words.key} value={secret} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={words.makeKey}
      onClose={onClose}
      acts={
        <>
          <button type="submit" form="make-key" className="button main" disabled={isBusy}>
            {words.makeKey}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      <form
        id="make-key"
        className="admin-form"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          const label = String(form.get('label') ?? '').trim()
          const role = ROLES.find((one) => one === form.get('role'))
          const day = String(form.get('expires') ?? '')
          if (isBusy || label === '' || !role) return
          onMake({ label, role, ...(day !== '' && { expires_at: new Date(`${day}T23:59:59`).toISOString() }) })
        }}
      >
        {error && (
          <Note state="needed" role="alert">
            {error}
          </Note>
        )}
        <label className="labelled">
          {words.keyLabel}
          <input name="label" className="field" required maxLength={200} autoComplete="off" />
        </label>
        <label className="labelled">
          {words.columns.role}
          <select name="role" className="field" defaultValue="lawyer">
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {shell.roles[role]}
              </option>
            ))}
          </select>
        </label>
        <label className="labelled">
          {words.keyExpires}
          <input name="expires" type="date" className="field" />
        </label>
      </form>
    </Dialog>
  )
}
