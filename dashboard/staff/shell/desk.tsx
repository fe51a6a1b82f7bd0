import { Outlet, useNavigate } from '@tanstack/react-router'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client.ts'
import { meQuery } from '../api/me.ts'
import { Frame } from './frame.tsx'
import { KeyHelp } from './key-help.tsx'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { mayAuthor, placesFor } from './navigation.ts'

/** Everything that only somebody who is signed in sees. */
export function Desk() {
  const words = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery)
  const [showsKeys, setShowsKeys] = useState(false)
  const { roles } = me.user
  const signOut = async () => {
    await send('post', '/sign-out').catch(() => undefined)
    await navigate({ to: '/sign-in' })
    queries.clear()
  }
  useKeys(
    [
      { keys: '?', says: words.shell.keys.help, act: () => setShowsKeys((shown) => !shown) },
      ...placesFor(roles).map(({ to, area, key }) => ({
        keys: `g ${key}`,
        says: words[area].title,
        act: () => void navigate({ to }),
      })),
      ...(mayAuthor(roles)
        ? [{ keys: 'n', says: words.shell.newInterview, act: () => void navigate({ to: '/interviews/new' }) }]
        : []),
    ],
    'everywhere',
  )
  return (
    <Frame user={me.user} onSignOut={() => void signOut()} onShowKeys={() => setShowsKeys(true)}>
      <Outlet />
      {showsKeys && <KeyHelp onClose={() => setShowsKeys(false)} />}
    </Frame>
  )
}
