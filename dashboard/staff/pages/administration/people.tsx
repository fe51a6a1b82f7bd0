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
import { invitationsQuery, type StaffInvitation, type User, usersQuery } from './queries.ts'
import { Sure } from './sure.tsx'

export function PeoplePart() {
  const words = useWords()
  const say = useNotes()
  const queries = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery)
  const users = useQuery(usersQuery)
  const invitations = useQuery(invitationsQuery)
  const [person, setPerson] = useState<User>()
  const [invited, setInvited] = useState<Partial<User>>()
  const [revoking, setRevoking] = useState<StaffInvitation>()
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
    mutationFn: ({ id }: StaffInvitation) => ask('delete', '/staff-invitations/{id}', { path: { id } }),
    onSuccess: (_, { label }) => say('well', words.administration.revoked(`\u2068${label}\u2069`)),
    onError: (error) => say('needed', errorSaid(error, words)),
    onSettled() {
      setRevoking(undefined)
      return refresh()
    },
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
        onRevoke={setRevoking}
        onRetry={() => void refresh()}
      />
      {revoking && (
        <Sure
          act={words.administration.revoke}
          label={revoking.label}
          isBusy={revoke.isPending}
          onSure={() => revoke.mutate(revoking)}
          onClose={() => setRevoking(undefined)}
        />
      )}
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
