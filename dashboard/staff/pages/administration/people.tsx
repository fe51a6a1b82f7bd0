import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../../../../interview/statuses.ts'
import { ask } from '../../api/client.ts'
import { meQuery } from '../../api/me.ts'
import { errorSaid } from '../../shell/act-error.ts'
import { conditionOf } from '../../shell/condition.ts'
import { useWords } from '../../shell/language.tsx'
import { useNotes } from '../../shell/notes.tsx'
import { PeopleView } from './people-view.tsx'
import { PersonDialog } from './person.tsx'
import { InviteDialog } from './invite.tsx'
import { invitationsQuery, type User, usersQuery } from './queries.ts'

export function PeoplePart() {
  const words = useWords()
  const say = useNotes()
  const queries = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery)
  const users = useQuery(usersQuery)
  const invitations = useQuery(invitationsQuery)
  const [person, setPerson] = useState<User>()
  const [invited, setInvited] = useState<Partial<User>>()
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries(usersQuery),
      queries.invalidateQueries(invitationsQuery),
      queries.invalidateQueries({ queryKey: ['me'] }),
    ])
  const invite = useMutation({
    mutationFn: (body: { label: string; roles: [Role, ...Role[]]; user_id?: string }) =>
      ask('post', '/staff-invitations', { body }),
    onSuccess: refresh,
  })
  const revoke = useMutation({
    mutationFn: (id: string) => ask('delete', '/staff-invitations/{id}', { path: { id } }),
    onError: (error) => say('needed', errorSaid(error, words)),
    onSettled: refresh,
  })
  return (
    <>
      <PeopleView
        users={conditionOf(users)}
        invitations={conditionOf(invitations)}
        onOpen={setPerson}
        onInvite={() => {
          invite.reset()
          setInvited({})
        }}
        onRevoke={({ id }) => revoke.mutate(id)}
        onRetry={() => void refresh()}
      />
      {invited && (
        <InviteDialog
          who={invited}
          link={invite.data?.link}
          error={invite.error ? errorSaid(invite.error, words) : undefined}
          isBusy={invite.isPending}
          onInvite={invite.mutate}
          onClose={() => setInvited(undefined)}
        />
      )}
      {person && (
        <PersonDialog
          user={person}
          isSelf={person.id === me.user.id}
          onInvite={() => {
            invite.reset()
            setInvited(person)
            setPerson(undefined)
          }}
          onChanged={() => void refresh()}
          onClose={() => setPerson(undefined)}
        />
      )}
    </>
  )
}
