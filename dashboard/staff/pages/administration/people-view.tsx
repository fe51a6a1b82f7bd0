import { Icon } from '../../../shared/icon.tsx'
import type { Condition } from '../../shell/condition.ts'
import { useWords } from '../../shell/language.tsx'
import { InCondition } from '../../shell/loaded.tsx'
import { Scrolls } from '../../shell/scrolls.tsx'
import { Moment } from '../../shell/time.tsx'
import type { StaffInvitation, User } from './queries.ts'

interface PeopleProps {
  users: Condition<readonly User[]>
  invitations: Condition<readonly StaffInvitation[]>
  onOpen(user: User): void
  onInvite(): void
  onRevoke(invitation: StaffInvitation): void
  onRetry(): void
}

/** Who may do what, and who has been invited and has not come yet. */
export function PeopleView({ users, invitations, onOpen, onInvite, onRevoke, onRetry }: PeopleProps) {
  const { administration: words, shell } = useWords()
  const rolesSaid = (roles: User['roles']) =>
    roles.length === 0 ? words.noAccount : shell.listed(roles.map((role) => shell.roles[role]))
  return (
    <>
      <div className="admin-acts">
        <button type="button" className="button main" onClick={onInvite}>
          <Icon name="plus" />
          {words.invite}
        </button>
      </div>
      <InCondition condition={users} onRetry={onRetry}>
        {(all) => (
          <Scrolls label={words.parts.people}>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{words.columns.who}</th>
                  <th scope="col">{words.columns.name}</th>
                  <th scope="col">{words.columns.roles}</th>
                  <th scope="col">{words.columns.signedIn}</th>
                </tr>
              </thead>
              <tbody>
                {all.map((user) => (
                  <tr key={user.id}>
                    <th scope="row">
                      <button type="button" className="link" onClick={() => onOpen(user)}>
                        {user.label}
                      </button>
                    </th>
                    <td>
                      <bdi>{user.name ?? '–'}</bdi>
                    </td>
                    <td>{rolesSaid(user.roles)}</td>
                    <td>{user.signed_in ? words.yes : words.no}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolls>
        )}
      </InCondition>
      <InCondition condition={invitations} onRetry={onRetry}>
        {(all) =>
          all.length > 0 && (
            <section className="admin-invited">
              <h2>{words.invited}</h2>
              <ul>
                {all.map((invitation) => (
                  <li key={invitation.id}>
                    <span>
                      <bdi>{invitation.label}</bdi>
                      <span className="soft">
                        {rolesSaid(invitation.roles)} · {invitation.expired ? words.expired : words.until}{' '}
                        <Moment at={invitation.expires_at} />
                      </span>
                    </span>
                    <button type="button" className="button" onClick={() => onRevoke(invitation)}>
                      {words.revoke}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </InCondition>
    </>
  )
}
