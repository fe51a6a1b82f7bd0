import type { Condition } from '../../shell/condition.ts'
import { useForms, useWords } from '../../shell/language.tsx'
import { InCondition } from '../../shell/loaded.tsx'
import { Scrolls } from '../../shell/scrolls.tsx'
import { Moment } from '../../shell/time.tsx'
import type { AuditEntry, User } from './queries.ts'

interface AuditProps {
  condition: Condition<readonly AuditEntry[]>
  users: readonly User[]
  who: string | undefined
  hasMore: boolean
  onWho(id: string | undefined): void
  onMore(): void
  onRetry(): void
}

/** Who signed in, acted, was refused and read what people said, the newest first. */
export function AuditView({ condition, users, who, hasMore, onWho, onMore, onRetry }: AuditProps) {
  const { administration: words } = useWords()
  return (
    <>
      <label className="labelled admin-who">
        {words.columns.who}
        <select className="field" value={who ?? ''} onChange={({ target }) => onWho(target.value || undefined)}>
          <option value="">{words.everybody}</option>
          {users.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <InCondition condition={condition} onRetry={onRetry}>
        {(entries) => (
          <>
            <Scrolls label={words.parts.audit}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{words.columns.at}</th>
                    <th scope="col">{words.columns.who}</th>
                    <th scope="col">{words.columns.act}</th>
                    <th scope="col">{words.columns.outcome}</th>
                    <th scope="col">{words.columns.about}</th>
                    <th scope="col">{words.columns.from}</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <Row key={entry.id} entry={entry} />
                  ))}
                </tbody>
              </table>
            </Scrolls>
            {hasMore && (
              <button type="button" className="button admin-more" onClick={onMore}>
                {words.more}
              </button>
            )}
          </>
        )}
      </InCondition>
    </>
  )
}

function Row({ entry: { at, who, act, outcome, about, address, times } }: { entry: AuditEntry }) {
  const { administration: words } = useWords()
  const { number } = useForms()
  return (
    <tr className={outcome === 'done' ? undefined : 'admin-refused'}>
      <td>
        <Moment at={at} />
      </td>
      <td>
        <bdi>{who?.label ?? words.nobody}</bdi>
      </td>
      <td>
        <bdi>{act}</bdi>
      </td>
      <td>
        {outcome === 'done' ? words.done : <bdi>{outcome}</bdi>}
        {times > 1 && ` × ${number(times)}`}
      </td>
      <td>
        <bdi title={about ?? undefined}>{about?.slice(0, 8) ?? '–'}</bdi>
      </td>
      <td>
        <bdi>{address ?? '–'}</bdi>
      </td>
    </tr>
  )
}
