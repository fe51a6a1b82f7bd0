import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../../interview/statuses.ts'
import { Note } from '../../../shared/note.tsx'
import { ask } from '../../api/client.ts'
import { errorSaid } from '../../shell/act-error.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'
import { Loaded } from '../../shell/loaded.tsx'
import { useNotes } from '../../shell/notes.tsx'
import { SignIns } from '../access/sign-ins.tsx'
import { RoleChoices } from './invite.tsx'
import type { User } from './queries.ts'
import { Sure } from './sure.tsx'

interface PersonProps {
  user: User
  isSelf: boolean
  onInvite(): void
  onChanged(): void
  onClose(): void
}

/** What one person may do, where they are signed in, and how both end. */
export function PersonDialog({ user, isSelf, onInvite, onChanged, onClose }: PersonProps) {
  const words = useWords()
  const { administration: said } = words
  const say = useNotes()
  const queries = useQueryClient()
  const [isRemoving, setRemoving] = useState(false)
  const key = ['users', user.id, 'sign-ins']
  const path = { id: user.id }
  const [roles, setRoles] = useState<readonly Role[]>(user.roles)
  const signIns = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await ask('get', '/users/{id}/sign-ins', { path, signal })).sign_ins,
  })
  const end = useMutation({
    mutationFn: (sign_in: string) => ask('delete', '/users/{id}/sign-ins/{sign_in}', { path: { ...path, sign_in } }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  const act = useMutation({
    mutationFn: async (what: 'roles' | 'remove') => {
      const [first, ...rest] = roles
      if (what === 'remove') await ask('delete', '/users/{id}', { path })
      else if (first) await ask('put', '/users/{id}/roles', { path, body: { roles: [first, ...rest] } })
    },
    onSuccess(_, what) {
      if (what === 'remove') say('well', said.removed(`\u2068${user.label}\u2069`))
      onChanged()
      onClose()
    },
  })
  const error = act.error ?? end.error
  const hasAccount = user.name !== null
  if (isRemoving && !act.error) {
    return (
      <Sure
        act={said.remove}
        label={user.label}
        text={said.removeText}
        isBusy={act.isPending}
        onSure={() => act.mutate('remove')}
        onClose={() => setRemoving(false)}
      />
    )
  }
  return (
    <Dialog
      title={user.label}
      onClose={onClose}
      acts={
        <>
          {hasAccount && (
            <button
              type="button"
              className="button main"
              disabled={roles.length === 0 || act.isPending}
              onClick={() => act.mutate('roles')}
            >
              {said.saveRoles}
            </button>
          )}
          <button type="button" className="button" onClick={onInvite}>
            {hasAccount ? said.newLink : said.invite}
          </button>
          {!isSelf && (
            <button
              type="button"
              className="button danger"
              disabled={act.isPending}
              onClick={() => {
                act.reset()
                setRemoving(true)
              }}
            >
              {said.remove}
            </button>
          )}
        </>
      }
    >
      {error && (
        <Note state="needed" role="alert">
          {errorSaid(error, words)}
        </Note>
      )}
      {hasAccount && <RoleChoices roles={roles} onChange={setRoles} />}
      <section className="admin-form">
        <h3>{words.access.signIns}</h3>
        <Loaded query={signIns}>{(all) => <SignIns signIns={all} onEnd={({ id }) => end.mutate(id)} />}</Loaded>
      </section>
      {!isSelf && <p className="soft">{said.removeText}</p>}
    </Dialog>
  )
}
